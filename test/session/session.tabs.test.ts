import { expect } from '@open-wc/testing';
import type { TokenEvent } from '../../src/index.js';
import { signIn, startAuthorizationServer, tag } from '../support/authorization-server.js';
import { openPage } from '../support/page.js';
import { storedText } from '../support/storage.js';

describe('logout()', () => {
  for (const storage of ['memory', 'session', 'local']) {
    it(`signs out all tabs, with storage="${storage}"`, async () => {
      const { attributes } = await startAuthorizationServer();
      const stored = { ...attributes, storage };
      const one = await signIn(stored);
      const two =
        storage === 'memory'
          ? await signIn(stored)
          : await openPage('start.html', { 'start.html': tag(stored) });
      await two.hears('token');
      await one.login.logout();
      await two.hears('logout');
      await two.settles();
      for (const page of [one, two]) {
        expect(page.login.status).to.equal('signed-out');
        expect(page.login.token).to.be.null;
        expect(page.heard).to.deep.equal(['token', 'logout']);
      }
      expect(storedText()).not.to.contain('the-access-token');
      await two.reload();
      await two.settles();
      expect(two.login.status).to.equal('signed-out');
    });
  }

  it('forgets also what a page that is closed by now has stored', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes);
    const other = await signIn({ ...attributes, storage: 'local' });
    other.close();
    expect(storedText()).to.contain('the-access-token');
    await page.login.logout();
    expect(storedText()).not.to.contain('the-access-token');
  });

  it('signs out the tabs of this login only', async () => {
    const { attributes } = await startAuthorizationServer();
    const customer = { ...attributes, 'client-id': 'the-customers-client', storage: 'local' };
    const one = await signIn({ ...attributes, storage: 'local' });
    const two = await signIn(customer);
    await one.login.logout();
    await two.settles();
    expect(two.login.status).to.equal('signed-in');
    expect(two.heard).not.to.contain('logout');
  });
});

describe('With storage="local", a tab', () => {
  it('is signed in by a login in another one', async () => {
    const { attributes } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'local' };
    const waiting = await openPage('start.html', { 'start.html': tag(stored) });
    expect(waiting.login.status).to.equal('signed-out');
    await signIn(stored);
    const event = (await waiting.hears('token')) as TokenEvent;
    expect(event.cause).to.equal('restore');
    expect(event.detail.access_token).to.equal('the-access-token');
    expect(waiting.login.status).to.equal('signed-in');
  });

  it('is signed out when the user clears the browser’s storage', async () => {
    const { attributes } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'local' };
    const page = await signIn(stored, { 'callback.html': tag(stored) });
    localStorage.clear();
    await page.hears('logout');
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
  });
});

describe('With storage="memory", a tab', () => {
  it('is not signed in by a login in another one', async () => {
    const { attributes } = await startAuthorizationServer();
    const waiting = await openPage('start.html', { 'start.html': tag(attributes) });
    await signIn(attributes);
    await waiting.settles();
    expect(waiting.login.status).to.equal('signed-out');
    expect(waiting.heard).to.be.empty;
  });
});
