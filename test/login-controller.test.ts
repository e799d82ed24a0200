import { expect } from '@open-wc/testing';
import type { LoginError, TokenEvent, TokenResponse } from '../src/index.js';
import {
  beginLogin,
  HURRY,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
  TOKEN,
} from './support/authorization-server.js';
import { program } from './support/endpoints.js';
import { openPage } from './support/page.js';
import { until } from './support/until.js';

/** Asks for the token as soon as the element is there, while the code is being exchanged. */
const ASK_EARLY = `<script type="module">
  window.asked = document.querySelector('egain-login').getToken();
  window.statusWhenAsked = document.querySelector('egain-login').status;
</script>`;
type Asking = { asked: Promise<TokenResponse>; statusWhenAsked: string };

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as LoginError).code;
  }
  return 'no error';
}

describe('getToken()', () => {
  it('rejects with login_required when nobody is signed in', async () => {
    const { attributes } = await startAuthorizationServer();
    const { login } = await openPage('start.html', { 'start.html': tag(attributes) });
    expect(login.token).to.be.null;
    expect(await codeOf(login.getToken())).to.equal('login_required');
    expect(await codeOf(login.getAccessToken())).to.equal('login_required');
  });

  it('rejects also on an element that knows no login at all', async () => {
    const { login } = await openPage('start.html', { 'start.html': tag() });
    expect(await codeOf(login.getToken())).to.equal('login_required');
  });

  it('waits for the login that is under way', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { state } = await beginLogin(server);
    const page = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': tag() + ASK_EARLY,
    });
    const { asked, statusWhenAsked } = page.window as unknown as Asking;
    expect(statusWhenAsked).to.equal('exchanging');
    expect((await asked).access_token).to.equal('the-access-token');
  });

  it('rejects with what the login failed with, which it waited for', async () => {
    const server = await startAuthorizationServer({
      authorize: [STAY],
      token: [{ status: 400, body: { error: 'invalid_grant' } }],
    });
    const { state } = await beginLogin(server);
    const page = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': tag() + ASK_EARLY,
    });
    const { asked, statusWhenAsked } = page.window as unknown as Asking;
    expect(statusWhenAsked).to.equal('exchanging');
    expect(await codeOf(asked)).to.equal('invalid_grant');
  });

  it('rejects with that failure also if it came before the page was parsed', async () => {
    const server = await startAuthorizationServer({
      authorize: [STAY],
      token: [{ status: 400, body: { error: 'invalid_grant' } }],
    });
    const { state } = await beginLogin(server);
    const slow = await program({
      delay: 500,
      headers: { 'content-type': 'text/javascript' },
    });
    const slowScript = `<script type="module" src="${slow.url('slow.js')}"></script>`;
    const page = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': tag() + ASK_EARLY + slowScript,
    });
    const { asked, statusWhenAsked } = page.window as unknown as Asking;
    expect(statusWhenAsked).to.equal('exchanging');
    expect(await codeOf(asked)).to.equal('invalid_grant');
  });

  it('rejects with login_required when the login it waited for is canceled', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    let code: Promise<string> | undefined;
    page.login.addEventListener('login-start', (event) => {
      code = codeOf(page.login.getToken());
      event.preventDefault();
    });
    await page.login.login();
    expect(await code).to.equal('login_required');
  });

  it('gives the token to everyone who asks, as often as they ask', async () => {
    const { attributes, tokenRequests } = await startAuthorizationServer();
    const { login } = await signIn(attributes);
    const token = await login.getToken();
    expect(token.access_token).to.equal('the-access-token');
    expect(await login.getToken()).to.equal(token);
    expect(login.token).to.equal(token);
    expect(await login.getAccessToken()).to.equal('the-access-token');
    expect(await tokenRequests()).to.have.length(1);
  });

  it('can be handed on without its element', async () => {
    const { attributes } = await startAuthorizationServer();
    const { login } = await signIn(attributes);
    const getAccessToken = login.getAccessToken.bind(login);
    expect(await getAccessToken()).to.equal('the-access-token');
  });
});

describe('The token event', () => {
  it('carries the response as the server named it, and when it runs out', async () => {
    const { attributes } = await startAuthorizationServer({
      token: [{ body: { ...TOKEN, expires_in: '3600', tenant: 's5fa', expiresAt: 1 } }],
    });
    const stopTheClock = '<script>Date.now = () => 1e12;</script>';
    const page = await signIn(attributes, {
      'start.html': stopTheClock + tag(attributes),
      'callback.html': stopTheClock + tag(),
    });
    const { detail, cause } = (await page.hears('token')) as TokenEvent;
    expect(detail).to.deep.equal({
      ...TOKEN,
      expires_in: '3600',
      tenant: 's5fa',
      expiresAt: 1e12 + 3_600_000,
    });
    expect(cause).to.equal('login');
  });

  it('comes once, when the status says so', async () => {
    const { attributes } = await startAuthorizationServer();
    const showStatus = `<script>
      document.addEventListener('token', ({ target }) => (window.statusThen = target.status));
    </script>`;
    const page = await signIn(attributes, { 'callback.html': showStatus + tag() });
    await page.settles();
    expect((page.window as unknown as { statusThen: string }).statusThen).to.equal('signed-in');
    expect(page.heard).to.deep.equal(['token']);
  });

  it('is heard by a listener of a script that comes after ours', async () => {
    const { attributes } = await startAuthorizationServer();
    const listen = `<script type="module">
      document.querySelector('egain-login').addEventListener('token', () => (window.isHeard = true));
    </script>`;
    const page = await signIn(
      { ...attributes, storage: 'session' },
      { 'start.html': tag({ ...attributes, storage: 'session' }) + listen },
    );
    // Restored from storage, it is there when the element is: the earliest that a token can be.
    await page.goTo('start.html');
    await page.hears('token');
    expect((page.window as unknown as { isHeard?: boolean }).isHeard).to.be.true;
  });
});

describe('login()', () => {
  it('never rejects', async () => {
    const page = await openPage('start.html', { 'start.html': tag() });
    await page.login.login();
    expect(page.heard).to.deep.equal(['login-error']);
  });

  it('gives the button back when the browser comes back out of its cache', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { page } = await beginLogin(server);
    expect(page.login.status).to.equal('authorizing');
    page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(page.login.status).to.equal('signed-out');
    page.press();
    await until(
      async () => (await server.authorizationRequests()).length === 2,
      'a second request arrives',
    );
  });

  it('is still under way when the page is only shown', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { page } = await beginLogin(server);
    page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(page.login.status).to.equal('authorizing');
  });

  it('fails with timeout when the sign-in page never opens', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [{ hang: true }] });
    const page = await openPage('start.html', { 'start.html': HURRY + tag(attributes) });
    page.press();
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('timeout');
    expect(page.login.status).to.equal('error');
  });
});
