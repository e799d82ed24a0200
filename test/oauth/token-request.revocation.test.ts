import { expect } from '@open-wc/testing';
import { lifetimeOf, revokeToken } from '../../src/oauth/token-request.js';
import { program, type Answer } from '../support/endpoints.js';
import { shortenTimers, stub } from '../support/stub.js';

const PARAMETERS = { token: 'a+b', token_type_hint: 'refresh_token', client_id: 'client' };

describe('the revocation', () => {
  it('is one POST of exactly the parameters, without preflight, cookies and referrer', async () => {
    document.cookie = 'page=secret; path=/';
    const { url, requests } = await program({});
    await revokeToken(url('revoke'), PARAMETERS);
    document.cookie = 'page=; path=/; max-age=0';
    const received = await requests();
    expect(received.map(({ method }) => method)).to.deep.equal(['POST']);
    expect(received[0]!.url).to.match(/\/revoke$/);
    expect([...new URLSearchParams(received[0]!.body)]).to.deep.equal(Object.entries(PARAMETERS));
    expect(received[0]!.headers).not.to.have.any.keys('cookie', 'referer');
  });

  /** Whether the request for a token of that length outlives the page. */
  async function outlivesPage(length: number): Promise<boolean | undefined> {
    const sent: RequestInit[] = [];
    const { fetch } = globalThis;
    const { url, requests } = await program({});
    stub(globalThis, 'fetch', (input, init) => {
      sent.push(init!);
      return fetch(input, init);
    });
    await revokeToken(url('revoke'), { ...PARAMETERS, token: 'x'.repeat(length) });
    globalThis.fetch = fetch;
    expect(sent).to.have.length(1);
    expect(await requests()).to.have.length(1);
    return sent[0]!.keepalive;
  }

  it('outlives a page that is left at once', async () => {
    expect(await outlivesPage(29_999)).to.be.true;
  });

  it('does not do so with a token so long that browsers would refuse it', async () => {
    expect(await outlivesPage(30_000)).to.be.false;
    expect(await outlivesPage(70_000)).to.be.false;
  });

  for (const [what, answer] of [
    ['refuses', { status: 400, body: { error: 'unsupported_token_type' } }],
    ['fails', { status: 500, body: '<h1>Sorry</h1>' }],
    ['does not let this origin read its answer', { cors: false }],
    ['breaks the connection', { reset: 'header' }],
    ['redirects', { redirect: '/elsewhere' }],
  ] as const satisfies [string, Answer][]) {
    it(`ends without an error where the server ${what}`, async () => {
      const { url, requests } = await program(answer);
      expect(await revokeToken(url('revoke'), PARAMETERS)).to.be.undefined;
      expect(await requests()).not.to.be.empty;
    });
  }

  it('ends without an error where the server does not answer, after 5 s', async () => {
    const { url } = await program({ hang: 'header' });
    const delays = shortenTimers();
    await revokeToken(url('revoke'), PARAMETERS);
    expect(delays).to.deep.equal([5000]);
  });
});

describe('lifetimeOf', () => {
  it('tells a usable lifetime in milliseconds, and no other', () => {
    expect(lifetimeOf({ expires_in: 3600 })).to.equal(3_600_000);
    expect(lifetimeOf({ expires_in: '60' })).to.equal(60_000);
    for (const expires_in of [
      undefined,
      null,
      0,
      -5,
      NaN,
      Infinity,
      1e12,
      'soon',
      '',
      true,
      [60],
    ]) {
      expect(lifetimeOf({ expires_in }), String(expires_in)).to.be.undefined;
    }
  });
});
