import { expect } from '@open-wc/testing';
import { en } from '../../src/messages/en.js';
import { chooseMessage, parseMessages, type Messages } from '../../src/messages/messages.js';
import { stubWarnings } from '../support/stub.js';

/** The kind of sentence that tells a user what they can do, and the codes that it is for. */
const SENTENCES: Partial<Record<keyof Messages, string[]>> = {
  denied: ['access_denied'],
  unreachable: ['network', 'timeout', 'server_error', 'temporarily_unavailable'],
  outdated: ['missing_transaction', 'expired_transaction', 'invalid_grant'],
  storageNeeded: ['storage_unavailable'],
  notSetUp: [
    'configuration',
    'insecure_context',
    'invalid_client',
    'invalid_request',
    'invalid_scope',
    'unauthorized_client',
    'unsupported_response_type',
    'unsupported_grant_type',
  ],
  popupBlocked: ['popup_blocked'],
  popupClosed: ['popup_closed'],
  failed: ['issuer_mismatch', 'invalid_response', 'login_required'],
};

describe('chooseMessage', () => {
  for (const [name, codes] of Object.entries(SENTENCES)) {
    for (const code of codes) {
      it(`has a sentence for ${code}: ${name}`, () => {
        expect(chooseMessage(code)).to.equal(name);
      });
    }
  }

  it('has a sentence for codes that nobody knows, whatever they are called', () => {
    for (const code of ['AADB2C90091', '', 'my_network', 'constructor', 'access_denied.', 'denied'])
      expect(chooseMessage(code), code).to.equal('failed');
  });
});

describe('the English texts', () => {
  for (const [name, text] of Object.entries(en)) {
    it(`are for users, without a word that only developers know: ${name}`, () => {
      const jargon =
        /oauth|token|pkce|authori[sz]|redirect|transaction|\b(ur[il]|scope|client|server|endpoint|code|state|verifier|json|https?|cors|csp|api|parameter|attribute|session|cookies?|popup|issuer|error|invalid)\b/i;
      expect(text).not.to.match(jargon);
    });

    it(`are well written: ${name}`, () => {
      const isLabel = /^(sign|cancel$|openSignIn$)/.test(name);
      expect(text).to.match(isLabel ? /^[A-Z][\w\- ]+…?$/ : /^[A-Z].{20,}\.$/);
      expect(text).not.to.match(/['"]|\.\.\.|\s\s/);
    });
  }
});

describe('parseMessages', () => {
  it('reads texts that a page sets', () => {
    expect(parseMessages('{"signIn":"Log in"}')).to.deep.equal({ signIn: 'Log in' });
    expect(parseMessages(null)).to.be.null;
  });

  it('ignores what is not JSON, and warns of it', () => {
    const warnings = stubWarnings();
    expect(parseMessages('{signIn: “Log in”}')).to.be.null;
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('attribute messages');
  });
});
