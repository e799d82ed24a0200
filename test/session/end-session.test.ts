import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import type * as endSessionModule from '../../src/session/end-session.js';
import type * as sessionModule from '../../src/session/session.js';
import type { Session } from '../../src/session/session.js';
import {
  signIn as signInOnPage,
  startAuthorizationServer,
  tag,
  TOKEN,
  type Attributes,
} from '../support/authorization-server.js';
import { program, type Answer } from '../support/endpoints.js';
import { type Page } from '../support/page.js';
import { importInto, openFrame } from '../support/frame.js';
import { identify, Listener, RENEWABLE, signIn } from '../support/session.js';
import { storedText } from '../support/storage.js';
import { until } from '../support/until.js';

/** No content: the browser stays where it is. */
const STAY: Answer = { status: 204 };

/** Endpoints that answer so, and what they were asked. */
async function startServer(answer: Answer = STAY) {
  const { url, requests } = await program(answer);
  const to = async (path: string) =>
    (await requests()).filter((request) => request.url.replace(/\?.*/, '').endsWith(path));
  /** The query of the request for the end-session endpoint. */
  const visit = async () => {
    const { method, url } = await until(
      async () => (await to('logout'))[0],
      'logout-url is visited',
    );
    expect(method).to.equal('GET');
    return url.replace(/.*\?/, '?');
  };
  return { url, to, visit, requests };
}

/** A page with a session. It may be left, and so it is in a frame, but does not know that. */
async function start() {
  const page = await openFrame();
  Object.assign(page, { self: top });
  const { findSession } = await importInto<typeof sessionModule>(page, '/src/session/session.ts');
  const { endSession } = await importInto<typeof endSessionModule>(
    page,
    '/src/session/end-session.ts',
  );
  const session = findSession(identify());
  const signOut = (urls: { revokeUrl?: string; logoutUrl?: string }) =>
    endSession(session, { clientId: 'the-client', revokeUrl: '', logoutUrl: '', ...urls });
  return { page, session, signOut };
}

/** The error with which something fails. It is of the frame's own class. */
const refusalOf = (promise: Promise<void>) =>
  promise.then(
    () => ({ code: '', message: 'It was not refused.' }),
    ({ code, message }: LoginError) => ({ code, message }),
  );

describe('The end of a session', () => {
  it('is told revoke-url, with both tokens', async () => {
    const { url, to } = await startServer();
    const { session, signOut } = await start();
    signIn(session, RENEWABLE);
    await signOut({ revokeUrl: url('revoke') });
    const received = await to('revoke');
    expect(received.map(({ method }) => method)).to.deep.equal(['POST', 'POST']);
    expect(received.map(({ body }) => body).sort()).to.deep.equal([
      'token=access-1&token_type_hint=access_token&client_id=the-client',
      'token=refresh-1&token_type_hint=refresh_token&client_id=the-client',
    ]);
  });

  it('is told where the token’s login asked for it where the page names no URL', async () => {
    const { url, to } = await startServer();
    const { session, signOut } = await start();
    signIn(session, undefined, { revokeUrl: url('revoke') });
    await signOut({ revokeUrl: '' });
    expect(await to('revoke')).to.have.length(1);
  });

  it('is told nobody where nobody was signed in', async () => {
    const { url, requests } = await startServer();
    const { signOut } = await start();
    await signOut({ revokeUrl: url('revoke') });
    expect(await requests()).to.be.empty;
  });

  for (const [name, answer] of [
    ['refuses', { status: 500 }],
    ['breaks off', { reset: 'header' }],
    ['may not be read', { cors: false }],
    ['never answers', { hang: true }],
  ] as const) {
    it(`comes also where the revocation endpoint ${name}`, async () => {
      const { url } = await startServer(answer);
      const { page, session, signOut } = await start();
      const listener = new Listener();
      session.subscribe(listener);
      signIn(session);
      // In a thousandth of the time that it would wait.
      const setTimeout: typeof page.setTimeout = page.setTimeout.bind(page);
      page.setTimeout = ((act: () => void, ms = 0) =>
        setTimeout(act, ms / 1000)) as typeof page.setTimeout;
      await signOut({ revokeUrl: url('revoke') });
      expect(session.isSignedIn).to.be.false;
      expect(listener.heard).to.deep.equal(['restore', 'logout']);
    });
  }

  it('takes the user to logout-url, which is told the page and the client', async () => {
    const { url, visit } = await startServer();
    const { signOut } = await start();
    await signOut({ logoutUrl: url('logout') });
    expect(Object.fromEntries(new URLSearchParams(await visit()))).to.deep.equal({
      post_logout_redirect_uri: `${location.origin}/pages/blank.html`,
      client_id: 'the-client',
    });
  });

  it('shows logout-url the ID token, if there is one', async () => {
    const { url, visit } = await startServer();
    const { session, signOut } = await start();
    signIn(session, { id_token: 'the-id-token' });
    await signOut({ logoutUrl: url('logout') });
    expect(new URLSearchParams(await visit()).get('id_token_hint')).to.equal('the-id-token');
  });

  it('leaves to logout-url what it says itself', async () => {
    const { url, visit } = await startServer();
    const own = '?post_logout_redirect_uri=https%3A%2F%2Fpage.example&p=%20';
    const { signOut } = await start();
    await signOut({ logoutUrl: url(`logout${own}`) });
    expect(await visit()).to.equal(`${own}&client_id=the-client`);
  });

  it('is told revoke-url before the user is taken to logout-url', async () => {
    const { url, visit, requests } = await startServer();
    const { session, signOut } = await start();
    signIn(session);
    await signOut({ logoutUrl: url('logout'), revokeUrl: url('revoke') });
    await visit();
    const paths = (await requests()).map((request) => request.url.replace(/.*\/|\?.*/g, ''));
    expect(paths).to.deep.equal(['revoke', 'logout']);
  });

  for (const [what, begin] of Object.entries<(session: Session) => void>({
    'has begun a new login': (session) => session.beginLogin({}),
    'is signed in again': (session) => signIn(session),
  })) {
    it(`takes nobody to logout-url who ${what} meanwhile`, async () => {
      const { url, to, requests } = await startServer();
      const { session, signOut } = await start();
      signIn(session);
      const end = signOut({ logoutUrl: url('logout'), revokeUrl: url('revoke') });
      begin(session);
      await end;
      await until(async () => (await requests()).length, 'revoke-url is told');
      expect(await to('logout')).to.be.empty;
      session.signOut();
    });
  }

  it('takes the user to logout-url also where revoke-url is wrong, which is said', async () => {
    const { url, visit } = await startServer();
    const { session, signOut } = await start();
    signIn(session);
    const { code, message } = await refusalOf(
      signOut({ logoutUrl: url('logout'), revokeUrl: 'javascript:alert()' }),
    );
    expect(code).to.equal('configuration');
    expect(message).to.contain('revoke-url');
    await visit();
  });

  it('is told revoke-url also where logout-url is wrong, which is said', async () => {
    const { url, to } = await startServer();
    const { session, signOut } = await start();
    signIn(session);
    const { message } = await refusalOf(
      signOut({ logoutUrl: 'javascript:alert()', revokeUrl: url('revoke') }),
    );
    expect(message).to.contain('logout-url');
    expect(await to('revoke')).to.have.length(1);
  });
});

describe('logout()', () => {
  /** Signs in on a page, in a frame, whose element has these attributes. */
  async function signedIn(more: Attributes = {}): Promise<Page> {
    const { attributes } = await startAuthorizationServer({ token: [{ body: TOKEN }] });
    const whole = { ...attributes, ...more };
    return signInOnPage(whole, { 'callback.html': tag(whole) });
  }

  it('forgets the token, and says so once', async () => {
    const page = await signedIn({ storage: 'session' });
    expect(storedText()).to.contain('the-access-token');
    let statusThen: string | undefined;
    page.login.addEventListener('logout', () => (statusThen = page.login.status));
    await page.login.logout();
    await page.login.logout();
    expect(page.login.token).to.be.null;
    expect(statusThen).to.equal('signed-out');
    expect(page.heard).to.deep.equal(['token', 'logout']);
    expect(storedText()).not.to.contain('the-access-token');
  });

  for (const attribute of ['logout-url', 'revoke-url']) {
    it(`signs out also where ${attribute} is wrong, and says what is`, async () => {
      const page = await signedIn({ storage: 'session', [attribute]: 'javascript:alert()' });
      await page.login.logout();
      const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
      expect(detail.code).to.equal('configuration');
      expect(detail.message).to.contain(attribute);
      expect(page.heard).to.deep.equal(['token', 'logout', 'login-error']);
      expect(page.login.token).to.be.null;
      expect(storedText()).not.to.contain('the-access-token');
    });
  }

  it('visits logout-url in a window of its own where the page is in a frame', async () => {
    const page = await signedIn({ 'logout-url': 'https://auth.example/logout' });
    const opened: unknown[] = [];
    page.window.open = (url) => {
      opened.push(url);
      return null;
    };
    void page.login.logout();
    expect(opened, 'in the click').to.have.length(1);
    expect(opened[0]).to.match(/^https:\/\/auth\.example\/logout\?post_logout_redirect_uri=/);
    await page.settles();
    expect(page.window.location.pathname).to.equal('/pages/callback.html');
  });
});
