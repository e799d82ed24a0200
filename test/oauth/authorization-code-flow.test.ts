import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  beginLogin,
  comeBack,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import { openPage } from '../support/page.js';
import { storedText } from '../support/storage.js';
import { until } from '../support/until.js';

const start = () => startAuthorizationServer({ authorize: [STAY] });

describe('A login with the authorization code flow', () => {
  it('sends the parameters that eGain documents, and proves that it began the login', async () => {
    const { attributes, authorizationRequests, tokenRequests } = await startAuthorizationServer();
    await signIn(attributes);
    const request = Object.fromEntries((await authorizationRequests())[0]!);
    const { code_verifier, ...exchange } = Object.fromEntries((await tokenRequests())[0]!);
    const redirectUri = `${location.origin}/pages/callback.html`;

    const { state, code_challenge, ...rest } = request;
    expect(state).to.match(/^egl-[\w-]{22}$/);
    expect(rest).to.deep.equal({
      client_id: 'the-client',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'scope.one scope.two',
      code_challenge_method: 'S256',
    });
    expect(exchange).to.deep.equal({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: redirectUri,
      client_id: 'the-client',
    });
    expect(code_verifier).to.match(/^[\w-]{43}$/);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code_verifier));
    const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(code_challenge!.replaceAll('-', '+').replaceAll('_', '/')).to.equal(base64.slice(0, 43));
  });

  it('leaves in the click itself, without waiting for anything', async () => {
    const { attributes } = await start();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    const heard: string[] = [];
    page.document.addEventListener('login-start', () => heard.push('login-start'));
    page.press();
    expect(heard).to.deep.equal(['login-start']);
    expect(page.login.status).to.equal('authorizing');
    expect(localStorage.length).to.equal(1);
  });

  it('uses another proof key and another state for each login', async () => {
    const server = await start();
    const first = await beginLogin(server);
    first.page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    first.page.press();
    const requests = await until(async () => {
      const all = await server.authorizationRequests();
      return all.length === 2 && all;
    }, 'the second request arrives');
    for (const name of ['state', 'code_challenge'])
      expect(requests[0]!.get(name)).not.to.equal(requests[1]!.get(name));
  });

  it('may come back in another tab', async () => {
    const server = await start();
    const { state, page } = await beginLogin(server);
    page.close();
    sessionStorage.clear(); // another tab has its own
    const other = await openPage(`callback.html?code=the-code&state=${state}`);
    await other.hears('token');
  });

  it('asks for the token where the login began, whatever the attributes say now', async () => {
    const server = await start();
    const changed = await startAuthorizationServer();
    const now = { ...server.attributes, 'token-url': changed.attributes['token-url']! };
    const page = await comeBack(server, tag(now));
    await page.hears('token');
    expect(await server.tokenRequests()).to.have.length(1);
    expect(await changed.tokenRequests()).to.be.empty;
  });

  it('leaves no secret in storage', async () => {
    const { attributes, authorizationRequests, tokenRequests } = await startAuthorizationServer();
    await signIn(attributes);
    const [request] = await tokenRequests();
    expect(localStorage.length).to.equal(0);
    const secrets = ['the-access-token', 'the-code', request!.get('code_verifier')!];
    const state = (await authorizationRequests())[0]!.get('state')!;
    for (const secret of [...secrets, state]) expect(storedText()).not.to.contain(secret);
  });
});

describe('A bare element on the callback page', () => {
  const again = async (reload: boolean) => {
    const server = await startAuthorizationServer({
      authorize: [{ authorize: { error: 'access_denied' } }, STAY],
    });
    const further = { ...server.attributes, 'authorize-params': 'domain_hint=a%2Fb' };
    const page = await openPage('start.html', { 'start.html': tag(further) });
    page.press();
    await page.arrivesAt('callback.html');
    await page.hears('login-error');
    if (reload) await page.reload();
    page.press();
    const [first, second] = await until(async () => {
      const requests = await server.authorizationRequests();
      return requests.length === 2 && requests;
    }, 'the second request arrives');
    for (const name of ['state', 'code_challenge'])
      for (const request of [first!, second!]) request.delete(name);
    expect(String(second)).to.equal(String(first));
    expect(second!.get('domain_hint')).to.equal('a/b');
  };

  it('starts the login again that has failed there', () => again(false));

  it('starts it again also after a reload', () => again(true));

  it('says that something is missing where there was no login', async () => {
    const page = await openPage('callback.html');
    page.press();
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('configuration');
    expect(detail.message).to.contain('authorize-url');
  });
});
