import { expect } from '@open-wc/testing';
import { explainFailure, type Circumstances } from '../../src/debug/failure.js';
import { LoginError } from '../../src/oauth/errors.js';
import { CONFIGURATION, SIGN_IN } from '../support/debug.js';
import { stub } from '../support/stub.js';

const CIRCUMSTANCES: Circumstances = {
  configuration: CONFIGURATION,
  isForbidden: false,
  hasAnswered: false,
};

const explain = (code: string, circumstances: Partial<Circumstances> = {}) =>
  explainFailure(new LoginError(code, 'What happened.'), { ...CIRCUMSTANCES, ...circumstances });

describe('a token request that failed in the network', () => {
  it('was stopped by the page’s policy, where that was seen', () => {
    const { text } = explain('network', { isForbidden: true, hasAnswered: true });
    expect(text).to.contain('Content-Security-Policy').and.contain(SIGN_IN);
  });

  it('could not be sent where the browser is offline', () => {
    stub(navigator, 'onLine', false);
    const { text, copy } = explain('network', { hasAnswered: true });
    expect(text).to.contain('offline').and.contain('CORS is not the cause');
    expect(copy).to.be.undefined;
  });

  it('is a matter of CORS where the same server has just answered', () => {
    const { text, cure, copy } = explain('network', { hasAnswered: true });
    expect(text).to.contain('CORS: ');
    expect(cure).to.contain('Allowed Origins');
    expect(copy!.value).to.equal(location.origin);
  });

  it('can be either where another server has answered, or none', () => {
    const tokenUrl = 'https://elsewhere.example/token';
    const configuration = { ...CONFIGURATION, tokenUrl };
    for (const finding of [
      explain('network', { configuration, hasAnswered: true }),
      explain('network'),
    ]) {
      expect(finding.text).to.contain('Scripts can’t find out which');
      expect(finding.copy!.value).to.equal(location.origin);
    }
  });
});

describe('a login that failed', () => {
  const values: [string, string][] = [
    ['invalid_grant', CONFIGURATION.redirectUri],
    ['invalid_request', CONFIGURATION.redirectUri],
    ['invalid_scope', CONFIGURATION.scope],
    ['invalid_client', CONFIGURATION.clientId],
    ['unauthorized_client', CONFIGURATION.clientId],
  ];
  for (const [code, value] of values) {
    it(`is told with what to compare in eGain: ${code}`, () => {
      expect(explain(code).copy!.value).to.equal(value);
      expect(explain(code).text).to.equal('What happened.');
    });
  }

  it('has nothing to compare where nobody knows what it was for', () => {
    expect(explain('invalid_client', { configuration: undefined }).copy).to.be.undefined;
    expect(explain('network', { configuration: undefined }).text).to.equal('What happened.');
  });

  it('by the user’s own will is no problem', () => {
    expect(explain('popup_closed').mark).to.equal('note');
    expect(explain('access_denied').mark).to.equal('note');
    expect(explain('timeout').mark).to.equal('problem');
  });

  it('is told with the HTTP status', () => {
    const error = new LoginError('server_error', 'It fell.', { status: 503 });
    expect(explainFailure(error, CIRCUMSTANCES).text).to.contain('503');
  });
});
