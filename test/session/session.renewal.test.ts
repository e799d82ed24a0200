import { expect } from '@open-wc/testing';
import type { LoginError, TokenEvent } from '../../src/index.js';
import {
  HOLD_ANSWERS,
  letThrough,
  signIn,
  startAuthorizationServer,
  tag,
  TOKEN,
} from '../support/authorization-server.js';
import { openPage, type Page } from '../support/page.js';
import { FIRST, nearTheEnd, SECOND, signInRenewably, wake } from '../support/renewal.js';
import { storedText } from '../support/storage.js';
import { until } from '../support/until.js';

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error as LoginError).code,
  );
}

describe('A page that stays open', () => {
  it('renews its token ahead of expiry, again and again, and nobody is signed out', async () => {
    const server = await startAuthorizationServer({
      token: [
        { body: { ...FIRST, expires_in: 2 } },
        { body: { ...SECOND, expires_in: 2 } },
        { body: { ...TOKEN, access_token: 'access-3' } },
      ],
    });
    const page = await signIn(server.attributes);
    const tokenAt = async (time: number) => (await page.hears('token', time)) as TokenEvent;
    expect((await tokenAt(2)).cause).to.equal('refresh');
    expect((await tokenAt(2)).detail.access_token).to.equal('access-2');
    expect((await tokenAt(3)).detail.access_token).to.equal('access-3');
    expect(page.heard).to.deep.equal(['token', 'token', 'token']);
    expect(page.login.status).to.equal('signed-in');

    const [, second, third] = await server.tokenRequests();
    expect(Object.fromEntries(second!)).to.deep.equal({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: 'the-client',
    });
    expect(third!.get('refresh_token')).to.equal('refresh-2');
  });

  it('keeps what the server does not name again', async () => {
    const { page } = await signInRenewably([{ body: { access_token: 'access-2' } }]);
    nearTheEnd(page);
    wake(page);
    const { detail } = (await page.hears('token', 3)) as TokenEvent;
    expect(detail).to.deep.equal({
      access_token: 'access-2',
      refresh_token: 'refresh-1',
      id_token: 'the-id-token',
      scope: 'scope.one scope.two',
    });
  });

  it('stores the renewed token in place of the old one', async () => {
    const { page } = await signInRenewably([{ body: SECOND }], { storage: 'session' });
    nearTheEnd(page);
    wake(page);
    await page.hears('token', 3);
    expect(storedText()).to.contain('access-2').and.to.contain('refresh-2');
    expect(storedText()).not.to.contain('the-access-token').and.not.to.contain('refresh-1');
  });

  for (const [name, pause] of Object.entries({
    hidden: ({ window }: Page, is: boolean) =>
      Object.defineProperty(window.Document.prototype, 'visibilityState', {
        value: is ? 'hidden' : 'visible',
        configurable: true,
      }),
    offline: ({ window }: Page, is: boolean) =>
      Object.defineProperty(window.navigator, 'onLine', { value: !is, configurable: true }),
  })) {
    it(`leaves its token alone while it is ${name}, and catches up afterwards`, async () => {
      const { page, server } = await signInRenewably([{ body: SECOND }]);
      nearTheEnd(page);
      pause(page, true);
      wake(page);
      // One more element is a reason to look at the clock, too.
      page.document.body.insertAdjacentHTML('beforeend', tag(server.attributes));
      await page.settles();
      expect(await server.tokenRequests()).to.have.length(1);
      pause(page, false);
      page.document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      const { cause } = (await page.hears('token', 4)) as TokenEvent;
      expect(cause).to.equal('refresh');
    });
  }
});

describe('getToken()', () => {
  it('gives the token as it is while it lasts', async () => {
    const { page, server } = await signInRenewably([{ body: SECOND }]);
    expect(await page.login.getAccessToken()).to.equal('the-access-token');
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('renews a token that is about to run out', async () => {
    const { page } = await signInRenewably([{ body: SECOND }]);
    nearTheEnd(page);
    expect((await page.login.getToken()).access_token).to.equal('access-2');
    expect(page.login.token!.access_token).to.equal('access-2');
  });

  it('renews once for all elements and everyone who asks', async () => {
    const { page, server } = await signInRenewably([{ body: SECOND }]);
    nearTheEnd(page);
    const [one, two] = page.logins;
    const asked = [one!, two!, one!].map((login) => login.getAccessToken());
    wake(page);
    expect(await Promise.all(asked)).to.deep.equal(['access-2', 'access-2', 'access-2']);
    await page.hears('token', 4);
    await page.settles();
    expect(page.heard).to.deep.equal(['token', 'token', 'token', 'token']);
    expect(await server.tokenRequests()).to.have.length(2);
  });

  it('gives the old token while it still lasts, where the renewal fails', async () => {
    const { page, server } = await signInRenewably([{ status: 503 }]);
    nearTheEnd(page);
    expect(await page.login.getAccessToken()).to.equal('the-access-token');
    expect(await server.tokenRequests()).to.have.length(2);
  });

  it('rejects with login_required once the session has ended', async () => {
    const { page } = await signInRenewably([{ status: 400, body: { error: 'invalid_grant' } }]);
    const { now } = page.window.Date;
    page.window.Date.now = () => now() + 3_700_000;
    expect(await codeOf(page.login.getToken())).to.equal('login_required');
    expect(await codeOf(page.login.getToken())).to.equal('login_required');
  });
});

describe('A renewal', () => {
  it('is one for all tabs, with storage="local"', async () => {
    const { page, server } = await signInRenewably([{ body: SECOND }], { storage: 'local' });
    const other = await openPage('start.html', { 'start.html': tag(server.attributes) });
    await other.hears('token');
    for (const tab of [page, other]) nearTheEnd(tab);
    for (const tab of [page, other]) wake(tab);
    const { detail, cause } = (await other.hears('token', 2)) as TokenEvent;
    expect(detail.access_token).to.equal('access-2');
    expect(cause).to.equal('refresh');
    await page.hears('token', 4);
    await other.settles();
    expect(await server.tokenRequests()).to.have.length(2);
  });

  it('keeps its refresh token where the answer names none, or null', async () => {
    const due = { expires_in: 2, refresh_token: null };
    const { page, server } = await signInRenewably([
      { body: { ...SECOND, ...due } },
      { body: { ...TOKEN, access_token: 'access-3' } },
    ]);
    nearTheEnd(page);
    wake(page);
    await page.hears('token', 5);
    const used = (await server.tokenRequests()).map((form) => form.get('refresh_token'));
    expect(used).to.deep.equal([null, 'refresh-1', 'refresh-1']);
  });

  it('that ends after the user has signed out, signs nobody in again', async () => {
    const server = await startAuthorizationServer({ token: [{ body: FIRST }, { body: SECOND }] });
    const stored = { ...server.attributes, storage: 'session' };
    await signIn(stored);
    const page = await openPage('start.html', { 'start.html': HOLD_ANSWERS + tag(stored) });
    nearTheEnd(page);
    wake(page);
    await until(async () => (await server.tokenRequests())[1], 'the renewal is under way');
    await page.login.logout();
    letThrough(page);
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
    expect(page.heard).to.deep.equal(['token', 'logout']);
    expect(storedText()).not.to.contain('access-2');
  });
});
