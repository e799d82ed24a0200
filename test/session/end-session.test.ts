import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  signIn,
  startAuthorizationServer,
  tag,
  TOKEN,
  type Attributes,
} from '../support/authorization-server.js';
import { program, type Answer } from '../support/endpoints.js';
import { type Page } from '../support/page.js';
import { storedText } from '../support/storage.js';
import { until } from '../support/until.js';

/** Signs in on a page whose element can log out at endpoints that answer so. */
async function signedIn(
  token: object,
  write: (url: (path: string) => string) => Attributes,
  answer: Answer = { status: 204 },
): Promise<{ page: Page; requests: Awaited<ReturnType<typeof program>>['requests'] }> {
  const { url, requests } = await program(answer);
  const { attributes } = await startAuthorizationServer({ token: [{ body: token }] });
  const whole = { ...attributes, ...write(url) };
  const page = await signIn(whole, { 'callback.html': tag(whole) });
  return { page, requests };
}

describe('logout()', () => {
  it('forgets the token, and says so once', async () => {
    const { page } = await signedIn(TOKEN, () => ({ storage: 'session' }));
    expect(storedText()).to.contain('the-access-token');
    await page.login.logout();
    expect(page.login.token).to.be.null;
    expect(page.login.status).to.equal('signed-out');
    expect(page.heard).to.deep.equal(['token', 'logout']);
    expect(storedText()).not.to.contain('the-access-token');
  });

  it('does nothing to be heard of when nobody is signed in', async () => {
    const { page } = await signedIn(TOKEN, () => ({}));
    await page.login.logout();
    await page.login.logout();
    expect(page.heard).to.deep.equal(['token', 'logout']);
  });

  it('tells revoke-url both tokens', async () => {
    const tokens = { ...TOKEN, refresh_token: 'the-refresh-token' };
    const { page, requests } = await signedIn(tokens, (url) => ({ 'revoke-url': url('revoke') }));
    await page.login.logout();
    const received = await requests();
    expect(received.map(({ method }) => method)).to.deep.equal(['POST', 'POST']);
    expect(received.map(({ body }) => body).sort()).to.deep.equal([
      'token=the-access-token&token_type_hint=access_token&client_id=the-client',
      'token=the-refresh-token&token_type_hint=refresh_token&client_id=the-client',
    ]);
  });

  it('tells revoke-url nothing of a token that is not there', async () => {
    const { page, requests } = await signedIn(TOKEN, (url) => ({ 'revoke-url': url('revoke') }));
    await page.login.logout();
    expect(await requests()).to.have.length(1);
  });

  for (const [name, answer] of [
    ['refuses', { status: 500 }],
    ['breaks off', { reset: 'header' }],
    ['may not be read', { cors: false }],
    ['never answers', { hang: true }],
  ] as const) {
    it(`signs out also where the revocation endpoint ${name}`, async () => {
      const { page } = await signedIn(TOKEN, (url) => ({ 'revoke-url': url('revoke') }), answer);
      // In a thousandth of the time that it would wait.
      const { AbortSignal } = page.window;
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => timeout(ms / 1000);
      await page.login.logout();
      expect(page.login.status).to.equal('signed-out');
      expect(page.heard).to.deep.equal(['token', 'logout']);
    });
  }

  /** The query of the request at the end-session endpoint. */
  async function visit(requests: Awaited<ReturnType<typeof program>>['requests']) {
    const received = await until(async () => (await requests())[0], 'logout-url is visited');
    expect(received.method).to.equal('GET');
    return received.url.replace(/.*\?/, '?');
  }

  it('visits logout-url, which is told the page and the client', async () => {
    const { page, requests } = await signedIn(TOKEN, (url) => ({ 'logout-url': url('logout') }));
    page.window.history.replaceState(null, '', '?own=1#part');
    let statusThen: string | undefined;
    page.login.addEventListener('logout', () => {
      statusThen = page.login.status;
    });
    await page.login.logout();
    expect(statusThen).to.equal('signed-out');
    const query = new URLSearchParams(await visit(requests));
    expect(Object.fromEntries(query)).to.deep.equal({
      post_logout_redirect_uri: `${location.origin}/pages/callback.html`,
      client_id: 'the-client',
    });
  });

  it('shows logout-url the ID token, if there is one', async () => {
    const tokens = { ...TOKEN, id_token: 'the-id-token' };
    const { page, requests } = await signedIn(tokens, (url) => ({ 'logout-url': url('logout') }));
    page.press();
    const query = new URLSearchParams(await visit(requests));
    expect(query.get('id_token_hint')).to.equal('the-id-token');
  });

  it('leaves to logout-url what it says itself', async () => {
    const { page, requests } = await signedIn(TOKEN, (url) => ({
      'logout-url': url('logout?post_logout_redirect_uri=https%3A%2F%2Fpage.example&p=%20'),
    }));
    await page.login.logout();
    expect(await visit(requests)).to.equal(
      '?post_logout_redirect_uri=https%3A%2F%2Fpage.example&p=%20&client_id=the-client',
    );
  });

  it('visits logout-url after revoke-url was told', async () => {
    const { page, requests } = await signedIn(TOKEN, (url) => ({
      'logout-url': url('logout'),
      'revoke-url': url('revoke'),
    }));
    await page.login.logout();
    const received = await until(async () => {
      const all = await requests();
      return all.length === 2 && all;
    }, 'both are told');
    expect(received.map(({ url }) => url.replace(/.*\/|\?.*/g, ''))).to.deep.equal([
      'revoke',
      'logout',
    ]);
  });

  for (const attribute of ['logout-url', 'revoke-url']) {
    it(`signs out also where ${attribute} is wrong, and says what is`, async () => {
      const { page } = await signedIn(TOKEN, () => ({
        storage: 'session',
        [attribute]: 'javascript:alert()',
      }));
      await page.login.logout();
      const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
      expect(detail.code).to.equal('configuration');
      expect(detail.message).to.contain(attribute);
      expect(page.heard).to.deep.equal(['token', 'logout', 'login-error']);
      expect(page.login.token).to.be.null;
      expect(storedText()).not.to.contain('the-access-token');
    });
  }
});
