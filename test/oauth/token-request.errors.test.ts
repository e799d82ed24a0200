import { expect } from '@open-wc/testing';
import { requestToken } from '../../src/oauth/token-request.js';
import { program, type Answer } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';

const SECRETS = {
  code: 'def456-gh-ijkl-789-mnopqr',
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
};

async function refuse(answer: Answer) {
  const { tokenUrl } = await program(answer);
  return refusalOf(() => requestToken(tokenUrl, { ...SECRETS, client_id: 'client' }));
}

describe('an error of the token endpoint', () => {
  for (const [status, code] of [
    [400, 'invalid_grant'],
    [401, 'invalid_client'],
    [400, 'invalid_request'],
    [400, 'unauthorized_client'],
    [400, 'unsupported_grant_type'],
    [400, 'invalid_scope'],
    [500, 'server_error'],
    [503, 'temporarily_unavailable'],
    [400, 'AADB2C90080'],
    [200, 'invalid_grant'],
  ] as const) {
    it(`has the server’s code and the status: ${code}, ${status}`, async () => {
      const error = await refuse({ status, body: { error: code } });
      expect(error).to.include({ code, status });
      expect(error.message).to.contain(code);
    });
  }

  it('has the server’s description and address', async () => {
    const body = {
      error: 'invalid_grant',
      error_description: 'The code is over.',
      error_uri: 'https://a',
    };
    const error = await refuse({ status: 400, body });
    expect(error).to.include({ description: 'The code is over.', uri: 'https://a' });
    expect(error.message).to.contain('The code is over.');
  });

  it('is read whatever the content type says', async () => {
    const headers = { 'Content-Type': 'text/html' };
    const error = await refuse({ status: 400, headers, body: '{"error":"invalid_grant"}' });
    expect(error.code).to.equal('invalid_grant');
  });

  it('counts more than a token beside it', async () => {
    const error = await refuse({ body: { error: 'invalid_grant', access_token: 'a' } });
    expect(error.code).to.equal('invalid_grant');
  });

  it('has no description and no address where the server sent other things than text', async () => {
    const body = { error: 'invalid_grant', error_description: { a: 1 }, error_uri: ['https://a'] };
    expect(await refuse({ status: 400, body })).to.include({
      code: 'invalid_grant',
      description: undefined,
      uri: undefined,
    });
  });

  it('has a description decoded from base64 of URL-encoded text', async () => {
    const error_description = btoa('The+code+is+over%2E');
    const error = await refuse({
      status: 400,
      body: { error: 'invalid_grant', error_description },
    });
    expect(error.description).to.equal('The code is over.');
  });

  for (const [name, secret] of Object.entries(SECRETS)) {
    it(`does not carry on the ${name} that the server repeats`, async () => {
      const error_description = `"${secret}" is over. Do not send ${secret} again.`;
      const error = await refuse({
        status: 400,
        body: { error: 'invalid_grant', error_description },
      });
      expect(error.description).to.equal('"…" is over. Do not send … again.');
      expect(error.message).not.to.contain(secret);
    });

    it(`does not carry on the ${name} that the server repeats in its code and address`, async () => {
      const body = { error: `over: ${secret}`, error_uri: `https://a.example/?of=${secret}` };
      const error = await refuse({ status: 400, body });
      expect(error).to.include({ code: 'over: …', uri: 'https://a.example/?of=…' });
      expect(error.message).not.to.contain(secret);
    });

    it(`does not carry on the ${name} that the server repeats percent-encoded`, async () => {
      const once = secret.replace(/\W|[a-f]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
      const error_description = `${once} and ${encodeURIComponent(once)}`;
      const error = await refuse({ body: { error: 'invalid_grant', error_description } });
      expect(error.description).to.equal('… and …');
    });

    it(`does not carry on the ${name} that the server repeats in base64`, async () => {
      const error_description = btoa(encodeURIComponent(`The code ${secret} is over.`));
      const error = await refuse({
        status: 400,
        body: { error: 'invalid_grant', error_description },
      });
      expect(error.description).to.equal('The code … is over.');
      expect(error.message).not.to.contain(secret);
    });
  }
});
