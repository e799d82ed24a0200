import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  GO_BACK,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import type { Page } from '../support/page.js';
import { storedText } from '../support/storage.js';

const HOUR = 3_600_000;

async function signedIn(token: object, storage = 'memory'): Promise<Page> {
  const { attributes } = await startAuthorizationServer({
    authorize: [GO_BACK, STAY],
    token: [{ body: { access_token: 'the-access-token', ...token } }],
  });
  const stored = { ...attributes, storage };
  return signIn(stored, { 'callback.html': tag(stored) });
}

function shiftClock({ window }: Page, ms: number): void {
  const { now } = window.Date;
  window.Date.now = () => now() + ms;
}

const wake = ({ document }: Page) =>
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));

async function expectExpired(page: Page): Promise<void> {
  await page.hears('token-expired');
  await page.settles();
  expect(page.heard).to.deep.equal(['token', 'token-expired']);
  expect(page.login.status).to.equal('signed-out');
  expect(page.login.token).to.be.null;
  const code = await page.login.getToken().catch((error: unknown) => (error as LoginError).code);
  expect(code).to.equal('login_required');
  expect(storedText()).not.to.contain('the-access-token');
}

describe('A token that can’t be renewed', () => {
  for (const storage of ['memory', 'session', 'local']) {
    it(`expires by itself, with storage="${storage}"`, async () => {
      await expectExpired(await signedIn({ expires_in: 1 }, storage));
    });
  }

  it('leaves a button that starts again', async () => {
    const page = await signedIn({ expires_in: '1' });
    await page.hears('token-expired');
    await page.reads();
    page.press();
    await page.hears('login-start');
  });

  it('expires also where the clock is set back', async () => {
    const page = await signedIn({ expires_in: 1 }, 'session');
    shiftClock(page, -24 * HOUR);
    await expectExpired(page);
  });

  it('has expired when a laptop wakes up later', async () => {
    const page = await signedIn({ expires_in: 3600 }, 'session');
    shiftClock(page, HOUR);
    wake(page);
    await expectExpired(page);
  });

  it('is never given out after its end, before anyone has noticed', async () => {
    const page = await signedIn({ expires_in: 3600 });
    shiftClock(page, HOUR);
    expect(page.login.token).to.be.null;
    const code = await page.login.getToken().catch((error: unknown) => (error as LoginError).code);
    expect(code).to.equal('login_required');
  });

  for (const [name, token] of Object.entries({
    'the server names no lifetime': {},
    'the server names an absurd one': { expires_in: 1_900_000_000 },
  })) {
    it(`lasts where ${name}`, async () => {
      const page = await signedIn(token);
      shiftClock(page, 24 * 365 * HOUR);
      wake(page);
      await page.settles();
      expect(page.heard).to.deep.equal(['token']);
      expect(page.login.status).to.equal('signed-in');
      expect(page.login.token).not.to.have.property('expiresAt');
      expect(await page.login.getAccessToken()).to.equal('the-access-token');
    });
  }
});
