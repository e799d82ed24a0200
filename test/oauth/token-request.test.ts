import { expect } from '@open-wc/testing';
import type * as tokenRequest from '../../src/oauth/token-request.js';
import { requestToken } from '../../src/oauth/token-request.js';
import { program } from '../support/endpoints.js';
import { importInto, openFrame } from '../support/frame.js';
import { refusalOf } from '../support/refusal.js';
import { shortenTimers, stub } from '../support/stub.js';

/** What eGain's documentation lists, with values that need escaping. */
const PARAMETERS = {
  grant_type: 'authorization_code',
  code: 'def456-gh+ijkl/789=&mnopqr',
  redirect_uri: 'https://oauth.pstmn.io/v1/call back',
  client_id: 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
};

const TOKEN = { body: { access_token: 'a' } };

describe('the token request', () => {
  it('is one POST with exactly the parameters given, escaped', async () => {
    const { tokenUrl, requests } = await program(TOKEN);
    await requestToken(tokenUrl, PARAMETERS);
    const received = await requests();
    expect(received).to.have.length(1);
    expect(received[0]!.method).to.equal('POST');
    expect([...new URLSearchParams(received[0]!.body)]).to.deep.equal(Object.entries(PARAMETERS));
  });

  it('goes to the token URL as it was written, its query included', async () => {
    const { url, requests } = await program(TOKEN);
    await requestToken(url('oauth2/token?p=B2C_1A&x=%20'), PARAMETERS);
    expect((await requests())[0]!.url).to.match(/\/oauth2\/token\?p=B2C_1A&x=%20$/);
  });

  it('carries the content type to the letter, and no header that needs a preflight', async () => {
    const { tokenUrl, requests } = await program(TOKEN);
    await requestToken(tokenUrl, PARAMETERS);
    // A preflight would be in this list, and would be refused.
    const received = await requests();
    expect(received.map(({ method, headers }) => [method, headers['content-type']])).to.deep.equal([
      ['POST', 'application/x-www-form-urlencoded'],
    ]);
  });

  it('carries no cookie and no referrer', async () => {
    // Cookies know no ports: that of this page would go to the endpoint, too.
    document.cookie = 'page=secret; path=/';
    const { tokenUrl, requests } = await program(TOKEN);
    await requestToken(tokenUrl, PARAMETERS);
    const [received] = await requests();
    document.cookie = 'page=; path=/; max-age=0';
    expect(received!.headers).not.to.have.any.keys('cookie', 'referer');
  });

  it('never carries credentials, not even to the page’s own origin, and goes past every cache', async () => {
    const sent: Request[] = [];
    const { fetch } = globalThis;
    stub(globalThis, 'fetch', (input, init) => {
      sent.push(new Request(input, init));
      return fetch(input, init);
    });
    await requestToken((await program(TOKEN)).tokenUrl, PARAMETERS);
    const request = sent.find(({ method, url }) => method === 'POST' && url.endsWith('/token'));
    expect(request).to.include({ credentials: 'omit', cache: 'no-store', mode: 'cors' });
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`follows no redirect, which would show the code to another server: ${status}`, async () => {
      const elsewhere = await program(TOKEN);
      const { tokenUrl, requests } = await program({ status, redirect: elsewhere.tokenUrl });
      const { code } = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
      expect(code).to.equal('network');
      expect(await requests()).to.have.length(1);
      expect(await elsewhere.requests()).to.deep.equal([]);
    });
  }
});

describe('a token endpoint that can’t be reached', () => {
  for (const [what, answer] of [
    ['lets this origin not read its answer', { ...TOKEN, cors: false }],
    ['lets only another origin read it', { ...TOKEN, cors: 'https://pages.example' }],
    ['breaks the connection at once', { reset: 'header' }],
  ] as const) {
    it(`is a network failure: it ${what}`, async () => {
      const { tokenUrl } = await program(answer);
      const error = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
      expect(error.code).to.equal('network');
      expect(error.status).to.be.undefined;
      expect(error.cause).to.be.an.instanceOf(TypeError);
    });
  }

  it('is a network failure with the status: it breaks the connection in mid-answer', async () => {
    const { tokenUrl } = await program({ status: 503, body: '{"access_', reset: 'body' });
    const error = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
    expect(error).to.include({ code: 'network', status: 503 });
  });

  it('is a network failure: the page’s own Content-Security-Policy forbids the request', async () => {
    const page = await openFrame();
    const policy = page.document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "connect-src 'self'";
    page.document.head.append(policy);
    const there = await importInto<typeof tokenRequest>(page, '/src/oauth/token-request.ts');
    const { tokenUrl, requests } = await program(TOKEN);
    const error: unknown = await there.requestToken(tokenUrl, PARAMETERS).catch((e: unknown) => e);
    expect(error).to.have.property('code', 'network');
    expect(await requests()).to.deep.equal([]);
  });

  it('is said with what it can be, and which origin goes on eGain’s list', async () => {
    const { tokenUrl, origin } = await program({ cors: false });
    const { message } = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
    expect(message).to.contain(`${location.origin} to Allowed Origins (CORS)`);
    expect(message).to.contain(origin);
    expect(message).to.contain('Content-Security-Policy');
    expect(message).to.contain('connect-src');
  });

  it('is said to be no wonder where the browser is offline', async () => {
    stub(navigator, 'onLine', false);
    const { tokenUrl } = await program({ reset: 'header' });
    const { code, message } = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
    expect(code).to.equal('network');
    expect(message).to.contain('offline');
  });
});

describe('a token endpoint that does not answer in time', () => {
  for (const hang of ['header', 'body'] as const) {
    it(`is waited for no longer than 30 s, with the ${hang} outstanding`, async () => {
      const { tokenUrl, requests } = await program({ body: '{"access_token":"a"}', hang });
      const delays = shortenTimers();
      const error = await refusalOf(() => requestToken(tokenUrl, PARAMETERS));
      expect(error.code).to.equal('timeout');
      expect(error.cause).to.have.property('name', 'TimeoutError');
      expect(delays).to.deep.equal([30_000]);
      expect(await requests()).to.have.length(1);
    });
  }
});
