import { expect } from '@open-wc/testing';
import { describeRequest, redact, redactAccount } from '../../src/debug/redaction.js';
import type { Account } from '../../src/debug/finding.js';

const STATE = 'egl-AAAAAAAAAAAAAAAAAAAAAA';
const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXlhIn0.c2lnbmF0dXJl';
const TOKEN = { access_token: 'opaque-access', refresh_token: 'opaque-refresh', id_token: JWT };

describe('what the report says', () => {
  const texts: [string, string][] = [
    ['the access token', 'refused opaque-access today'],
    ['the refresh token', 'refused opaque-refresh today'],
    ['an unknown token that is a JWT', `refused ${JWT.replace('eyJz', 'eyJt')} today`],
    ['a state', `refused ${STATE} today`],
    ['a state of a popup', `refused ${STATE.replace('egl', 'egp')} today`],
  ];
  for (const [what, text] of texts) {
    it(`never holds ${what}`, () => {
      expect(redact(text, TOKEN)).to.equal('refused … today');
    });
  }

  it('never holds the value of a parameter that is secret', () => {
    const url = 'https://x.example/cb?code=abc&iss=y&state=def#access_token=ghi';
    expect(redact(url)).to.equal('https://x.example/cb?code=…&iss=y&state=…#access_token=…');
  });

  it('keeps everything else', () => {
    const text = 'response_type=code, client b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f';
    expect(redact(text, { access_token: 'a' })).to.equal(text);
  });

  it('is redacted in every field', () => {
    const secret = TOKEN.access_token;
    const account: Account = {
      findings: [
        {
          mark: 'problem',
          about: secret,
          text: secret,
          cure: secret,
          copy: { label: secret, value: secret },
        },
      ],
      steps: [{ at: 1, name: secret, detail: secret }],
    };
    const redacted = redactAccount(account, TOKEN);
    expect(JSON.stringify(redacted)).not.to.contain(secret);
    expect(redacted.steps[0]).to.deep.equal({ at: 1, name: '…', detail: '…' });
  });
});

describe('an authorization request', () => {
  it('is shown without what is secret, and without what the page has added', () => {
    const url = new URL('https://x.example/authorize?p=B2C&client_id=c&scope=a.b%20c');
    url.searchParams.set('redirect_uri', 'https://y.example/');
    url.searchParams.set('state', STATE);
    url.searchParams.set('code_challenge', 'challenge');
    url.searchParams.set('login_hint', 'maya@example.com');
    expect(describeRequest(url)).to.equal(
      'https://x.example/authorize?p=…&client_id=c&scope=a.b c&redirect_uri=https://y.example/&' +
        'state=…&code_challenge=…&login_hint=…',
    );
  });
});
