import { expect } from '@open-wc/testing';
import type { LoginError } from '../src/index.js';
import {
  beginLogin,
  HURRY,
  startAuthorizationServer,
  STAY,
  tag,
  type AuthorizationServer,
} from './support/authorization-server.js';
import type { Answer } from './support/endpoints.js';
import { openPage, type Page } from './support/page.js';
import { fill } from './support/storage.js';
import { until } from './support/until.js';

const SIGNED_IN: Answer = { authorize: { code: 'the-code' } };

/** Runs a login that fails, and returns the page on which it did. */
type Failing = (server: AuthorizationServer) => Promise<Page>;

/** A whole login: there and back, to a bare tag. */
const wholeLogin = async ({ attributes }: Pick<AuthorizationServer, 'attributes'>) => {
  const page = await openPage('start.html', { 'start.html': tag(attributes) });
  page.press();
  await page.arrivesAt('callback.html');
  return page;
};

/** A login that never leaves its page. */
const startWith =
  (script: string): Failing =>
  async ({ attributes }) => {
    const page = await openPage('start.html', {
      'start.html': `<script>${script}</script>${tag(attributes)}`,
    });
    page.press();
    return page;
  };

/** Each code, and how it comes about. */
const FAILURES: Record<string, { fail: Failing; authorize?: Answer; token?: Answer }> = {
  configuration: {
    fail: async ({ attributes }) => {
      const page = await openPage('start.html', {
        'start.html': tag({ ...attributes, scope: '' }),
      });
      page.press();
      return page;
    },
  },
  insecure_context: {
    fail: startWith(`Object.defineProperty(window, 'isSecureContext', { value: false });`),
  },
  storage_unavailable: {
    fail: async ({ attributes }) => {
      const page = await openPage('start.html', { 'start.html': tag(attributes) });
      fill(localStorage);
      fill(sessionStorage);
      page.press();
      return page;
    },
  },
  missing_transaction: {
    authorize: STAY,
    fail: async (server) => {
      const { state, page } = await beginLogin(server);
      localStorage.clear();
      await page.goTo(`callback.html?code=the-code&state=${state}`);
      return page;
    },
  },
  expired_transaction: {
    authorize: STAY,
    fail: async (server) => {
      const { state, page } = await beginLogin(server, ({ window }) => {
        const anHourAgo = Date.now() - 3_600_000 - 1000;
        window.Date.now = () => anHourAgo;
      });
      await page.goTo(`callback.html?code=the-code&state=${state}`);
      return page;
    },
  },
  issuer_mismatch: {
    authorize: { authorize: { code: 'the-code', iss: 'https://another.example' } },
    fail: ({ attributes }) =>
      wholeLogin({ attributes: { ...attributes, issuer: 'https://issuer.example' } }),
  },
  invalid_response: {
    token: { body: '<h1>It works!</h1>', headers: { 'Content-Type': 'text/html' } },
    fail: wholeLogin,
  },
  network: { token: { reset: 'header' }, fail: wholeLogin },
  timeout: {
    token: { hang: true },
    fail: async ({ attributes }) => {
      const page = await openPage('start.html', {
        'start.html': tag(attributes),
        'callback.html': HURRY + tag(),
      });
      page.press();
      await page.arrivesAt('callback.html');
      return page;
    },
  },
  access_denied: { authorize: { authorize: { error: 'access_denied' } }, fail: wholeLogin },
  invalid_scope: { authorize: { authorize: { error: 'invalid_scope' } }, fail: wholeLogin },
  a_code_of_the_servers_own: {
    authorize: { authorize: { error: 'a_code_of_the_servers_own' } },
    fail: wholeLogin,
  },
  invalid_grant: {
    token: { status: 400, body: { error: 'invalid_grant' } },
    fail: wholeLogin,
  },
  invalid_client: {
    token: { status: 401, body: { error: 'invalid_client' } },
    fail: wholeLogin,
  },
};

describe('A login that fails', () => {
  for (const [code, { fail, authorize = SIGNED_IN, token }] of Object.entries(FAILURES)) {
    it(`with ${code} says so to the page and to the user, and can be started again`, async () => {
      const server = await startAuthorizationServer({
        authorize: [authorize, STAY],
        ...(token && { token: [token] }),
      });
      const page = await fail(server);
      const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
      expect(detail.name).to.equal('LoginError');
      expect(detail.code).to.equal(code);
      expect(detail.message, 'for the developer').to.match(/^\S.{30,}\.$/s);
      expect(page.login.status).to.equal('error');
      expect(page.login.token).to.be.null;

      await page.login.updateComplete;
      const { message } = page.harness;
      expect(message, 'for the user').to.match(/^[A-Z].{20,}\.$/);
      expect(message).not.to.equal(detail.message);
      const isTheUsersWish = code === 'access_denied';
      expect(page.window.logged.some((line) => line.includes(detail.message))).to.equal(
        !isTheUsersWish,
      );

      localStorage.clear();
      const before = page.window.heard.length;
      page.press();
      await until(() => page.window.heard.length > before, 'the next click starts again');
      const next = page.heard[before];
      const isForGood = code === 'configuration' || code === 'insecure_context';
      expect(next).to.equal(isForGood ? 'login-error' : 'login-start');
    });
  }

  it('tells what the server said, as text', async () => {
    const authorize = {
      error: 'invalid_scope',
      error_description: '<img src="x" onerror="alert()">',
      error_uri: 'https://auth.example/errors',
    };
    const page = await wholeLogin(await startAuthorizationServer({ authorize: [{ authorize }] }));
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.description).to.equal(authorize.error_description);
    expect(detail.uri).to.equal(authorize.error_uri);
    await page.login.updateComplete;
    expect(page.harness.root.querySelector('img')).to.be.null;
    expect(page.document.images.length).to.equal(0);
  });

  it('tells the HTTP status of the token endpoint', async () => {
    const server = await startAuthorizationServer({ token: [{ status: 503 }] });
    const page = await wholeLogin(server);
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.status).to.equal(503);
  });
});

describe('The message of <egain-login>', () => {
  it('comes into a status region that was there from the start, and empty', async () => {
    const page = await openPage('start.html', { 'start.html': tag() });
    const region = page.harness.statusRegion;
    expect(page.harness.message).to.equal('');
    page.press();
    await page.hears('login-error');
    await page.login.updateComplete;
    expect(page.harness.message).not.to.equal('');
    expect(page.harness.statusRegion).to.equal(region);
  });

  it('is gone when the login is tried again', async () => {
    const server = await startAuthorizationServer({
      authorize: [{ authorize: { error: 'access_denied' } }, STAY],
    });
    const page = await wholeLogin(server);
    await page.hears('login-error');
    await page.login.updateComplete;
    page.press();
    await page.shows('authorizing');
    await page.login.updateComplete;
    expect(page.harness.message).to.equal('');
  });
});
