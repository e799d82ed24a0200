import { expect } from '@open-wc/testing';
import type { TokenEvent } from '../../src/index.js';
import { signIn, startAuthorizationServer, tag, TOKEN } from '../support/authorization-server.js';
import { openPage } from '../support/page.js';
import { fill, storedText } from '../support/storage.js';
import { until } from '../support/until.js';
import { visibleText } from '../support/visible-text.js';

async function signedIn(storage: string, token: object = TOKEN) {
  const { attributes } = await startAuthorizationServer({ token: [{ body: token }] });
  const stored = { ...attributes, storage };
  const page = await signIn(stored);
  return { page, stored, markup: { 'start.html': tag(stored) } };
}

describe('A page that is loaded later', () => {
  for (const storage of ['session', 'local']) {
    it(`restores the token with storage="${storage}"`, async () => {
      const { page, markup } = await signedIn(storage);
      const { detail } = (await page.hears('token')) as TokenEvent;
      page.close();
      const later = await openPage('start.html', markup);
      const event = (await later.hears('token')) as TokenEvent;
      expect(event.cause).to.equal('restore');
      expect(event.detail).to.deep.equal(detail);
      expect(later.login.status).to.equal('signed-in');
      expect(await later.login.getAccessToken()).to.equal('the-access-token');
      await later.settles();
      expect(later.heard).to.deep.equal(['token']);
    });
  }

  for (const storage of ['memory', 'cookie', '']) {
    it(`finds nothing with storage="${storage}"`, async () => {
      const { page, markup } = await signedIn(storage);
      page.close();
      expect(storedText()).not.to.contain('the-access-token');
      const later = await openPage('start.html', markup);
      await later.settles();
      expect(later.login.status).to.equal('signed-out');
      expect(later.heard).to.be.empty;
    });
  }

  it('never shows itself as signed out in between', async () => {
    const { stored } = await signedIn('session');
    const later = await openPage('start.html');
    later.document.body.innerHTML = tag(stored);
    expect(later.login.status).to.equal('signed-in');
    expect(later.login.getAttribute('status')).to.equal('signed-in');
    expect(later.login.token!.access_token).to.equal('the-access-token');
    await later.login.updateComplete; // a microtask: nothing is painted before
    expect(visibleText(later.login)).to.equal('Sign out');
  });

  it('does not restore a token that has expired, keeps it no longer, and announces nothing', async () => {
    const { markup } = await signedIn('session');
    const twoHoursLater = `<script>{
      const { now } = Date;
      Date.now = () => now() + 7_200_000;
    }</script>`;
    const later = await openPage('start.html', {
      'start.html': twoHoursLater + markup['start.html'],
    });
    await later.settles();
    expect(later.login.status).to.equal('signed-out');
    expect(later.login.token).to.be.null;
    expect(later.heard).to.be.empty;
    expect(storedText()).not.to.contain('the-access-token');
  });

  it('ignores and removes a damaged value', async () => {
    const { markup } = await signedIn('session');
    const key = Object.keys(sessionStorage).find((name) => name.includes('token:'))!;
    sessionStorage.setItem(key, '{"id":"');
    const later = await openPage('start.html', markup);
    await later.settles();
    expect(later.login.status).to.equal('signed-out');
    expect(later.heard).to.be.empty;
    expect(sessionStorage.getItem(key)).to.be.null;
  });

  for (const [name, value] of Object.entries({
    'authorize-url': 'https://auth.example/other',
    'client-id': 'another-client',
    scope: 'scope.one',
  })) {
    it(`never restores a token of a login with another ${name}`, async () => {
      const { stored } = await signedIn('session');
      const other = await openPage('start.html', {
        'start.html': tag({ ...stored, [name]: value }),
      });
      await other.settles();
      expect(other.login.status).to.equal('signed-out');
      expect(other.login.token).to.be.null;
    });
  }

  it('restores the token however the attributes are spaced', async () => {
    const { stored } = await signedIn('session');
    const spaced = { ...stored, scope: '\n  scope.one   scope.two ', 'client-id': ' the-client ' };
    const later = await openPage('start.html', { 'start.html': tag(spaced) });
    await later.hears('token');
  });
});

describe('A page that finds a token which it has to renew first', () => {
  it('shows at once that the user is signed in', async () => {
    const renewable = { ...TOKEN, refresh_token: 'refresh-1' };
    const server = await startAuthorizationServer({ token: [{ body: renewable }, { hang: true }] });
    const local = { ...server.attributes, storage: 'local' };
    const late = await openPage('start.html', {
      'start.html': `<script>{
        const { now } = Date;
        Date.now = () => now() + 7_200_000;
      }</script>${tag(local)}`,
    });
    await late.settles();
    expect(late.login.status).to.equal('signed-out');
    await signIn(local);
    await until(() => late.login.status === 'signed-in', 'the other page is signed in');
    expect(late.login.token).to.be.null;
    expect(late.login.getAttribute('status')).to.equal('signed-in');
    await late.login.updateComplete;
    expect(visibleText(late.login)).to.equal('Sign out');
    expect(late.heard).to.be.empty;
  });
});

describe('A storage that is full', () => {
  it('leaves the user signed in on this page, with one warning', async () => {
    const { attributes } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'session' };
    fill(sessionStorage);
    const page = await signIn(stored, { 'callback.html': tag(stored) + tag(stored) });
    expect(page.login.token!.access_token).to.equal('the-access-token');
    await page.settles();
    expect(page.login.status).to.equal('signed-in');
    expect(page.window.logged).to.have.length(1);
    expect(page.window.logged[0]).to.contain('sessionStorage is full or not allowed');
    await page.reload();
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
  });
});
