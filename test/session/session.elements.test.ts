import { expect } from '@open-wc/testing';
import type { EgainLoginElement, TokenEvent } from '../../src/index.js';
import {
  beginLogin,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
  TOKEN,
  type Attributes,
} from '../support/authorization-server.js';
import { openPage, type Page } from '../support/page.js';
import { storedText } from '../support/storage.js';

/** Signs in on a callback page with elements that have these attributes. */
async function signedIn(
  ...elements: Attributes[]
): Promise<{ page: Page; attributes: Attributes }> {
  const { attributes } = await startAuthorizationServer();
  const tags = elements.map((more) => tag({ ...attributes, ...more }));
  const page = await signIn(attributes, { 'callback.html': `<main></main>${tags.join('')}` });
  await page.settles();
  return { page, attributes };
}

const heardBy = (page: Page, login: EgainLoginElement) =>
  page.window.heard.filter(({ target }) => target === login).map(({ type }) => type);

const statuses = (page: Page) => page.logins.map(({ status }) => status);

describe('Several elements with the same configuration', () => {
  it('are signed in by one login, each fires its event once, and one as the login', async () => {
    const { page } = await signedIn({}, {}, {});
    expect(statuses(page)).to.deep.equal(['signed-in', 'signed-in', 'signed-in']);
    for (const login of page.logins) expect(heardBy(page, login)).to.deep.equal(['token']);
    expect(page.window.heard.map((event) => (event as TokenEvent).cause)).to.have.members([
      'login',
      'restore',
      'restore',
    ]);
  });

  it('are signed out by one of them, and each fires its event once', async () => {
    const { page } = await signedIn({}, {}, {});
    await page.reads();
    page.press(page.logins[1]);
    await page.hears('logout', 3);
    await page.settles();
    expect(statuses(page)).to.deep.equal(['signed-out', 'signed-out', 'signed-out']);
    for (const login of page.logins)
      expect(heardBy(page, login)).to.deep.equal(['token', 'logout']);
  });

  it('share one user also where they keep the token in different places', async () => {
    const { attributes } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'session' };
    await signIn(stored);
    const page = await openPage('start.html', { 'start.html': tag(attributes) + tag(stored) });
    await page.hears('token', 2);
    expect(statuses(page)).to.deep.equal(['signed-in', 'signed-in']);
    await page.logins[0]!.logout();
    expect(statuses(page)).to.deep.equal(['signed-out', 'signed-out']);
    expect(page.heard).to.deep.equal(['token', 'token', 'logout', 'logout']);
    expect(storedText()).not.to.contain('the-access-token');
  });

  it('share the token with one that names the same scopes in another order', async () => {
    const { page, attributes } = await signedIn({});
    const scope = attributes.scope!.split(' ').reverse().join(' ');
    page.document.querySelector('main')!.innerHTML = tag({ ...attributes, scope });
    expect(statuses(page)).to.deep.equal(['signed-in', 'signed-in']);
  });

  it('share the token with one that is put in later', async () => {
    const { page, attributes } = await signedIn({});
    page.document.querySelector('main')!.innerHTML = tag(attributes);
    const [later] = page.logins;
    expect(later!.status).to.equal('signed-in');
    await page.settles();
    expect(heardBy(page, later!)).to.deep.equal(['token']);
    expect((page.window.heard.at(-1) as TokenEvent).cause).to.equal('restore');
    expect(later!.token).to.equal(page.logins[1]!.token);
  });
});

describe('Elements with different configurations', () => {
  for (const [name, value] of Object.entries({
    'client-id': 'the-customers-client',
    scope: 'scope.one',
  })) {
    it(`never sign one another in or out: another ${name}`, async () => {
      const { page } = await signedIn({}, { [name]: value });
      expect(statuses(page)).to.deep.equal(['signed-in', 'signed-out']);
      expect(page.logins[1]!.token).to.be.null;
      await page.logins[1]!.logout();
      await page.settles();
      expect(statuses(page)).to.deep.equal(['signed-in', 'signed-out']);
      expect(page.heard).to.deep.equal(['token']);
    });
  }

  it('can both log in at once from two tabs', async () => {
    const [user, customer] = await Promise.all(
      ['user', 'customer'].map((who) =>
        startAuthorizationServer({
          authorize: [STAY],
          token: [{ body: { ...TOKEN, access_token: `token-of-${who}` } }],
        }),
      ),
    );
    for (const server of [user!, customer!]) server.attributes.storage = 'local';
    const began = [await beginLogin(user!), await beginLogin(customer!)];
    const both = tag(user!.attributes) + tag(customer!.attributes);
    const [one, two] = await Promise.all(
      began.map(({ state }) =>
        openPage(`callback.html?code=the-code&state=${state}`, { 'callback.html': both }),
      ),
    );
    for (const page of [one!, two!]) {
      await page.hears('token', 2);
      expect(page.logins.map(({ token }) => token!.access_token)).to.deep.equal([
        'token-of-user',
        'token-of-customer',
      ]);
    }
    await one!.login.logout();
    await two!.hears('logout');
    expect(statuses(one!)).to.deep.equal(['signed-out', 'signed-in']);
    expect(statuses(two!)).to.deep.equal(['signed-out', 'signed-in']);
  });
});

describe('An element that is signed in', () => {
  it('stays so when it is moved, and says nothing', async () => {
    const { page } = await signedIn({});
    const { login } = page;
    page.document.querySelector('main')!.append(login);
    await page.settles();
    expect(login.status).to.equal('signed-in');
    expect(page.heard).to.deep.equal(['token']);
  });

  it('stays so when it is taken out and put back, and says nothing', async () => {
    const { page } = await signedIn({});
    const { login } = page;
    login.remove();
    await page.settles();
    page.document.body.append(login);
    await page.settles();
    expect(login.status).to.equal('signed-in');
    expect(login.token!.access_token).to.equal('the-access-token');
    expect(page.heard).to.deep.equal(['token']);
  });

  it('hears of a logout that it missed while it was taken out', async () => {
    const { page } = await signedIn({}, {});
    const [out, stayed] = page.logins;
    out!.remove();
    await stayed!.logout();
    page.document.body.append(out!);
    expect(out!.status).to.equal('signed-out');
    expect(out!.token).to.be.null;
  });

  it('hears of a logout in another tab that it missed while it was taken out', async () => {
    const { attributes } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'local' };
    const page = await signIn(stored, { 'callback.html': tag(stored) });
    const { login } = page;
    login.remove();
    const other = await openPage('start.html', { 'start.html': tag(stored) });
    await other.login.logout();
    await page.settles();
    page.document.body.append(login);
    await page.settles();
    expect(login.token).to.be.null;
    expect(login.status).to.equal('signed-out');
  });

  it('has a clone that is signed in, too', async () => {
    const { page } = await signedIn({});
    const clone = page.login.cloneNode(true) as EgainLoginElement;
    page.document.body.append(clone);
    expect(clone.status).to.equal('signed-in');
    await page.settles();
    expect(heardBy(page, clone)).to.deep.equal(['token']);
  });

  it('follows its attributes to another login and back', async () => {
    const { page, attributes } = await signedIn({});
    page.login.clientId = 'another-client';
    await page.login.updateComplete;
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
    page.login.clientId = attributes['client-id']!;
    await page.login.updateComplete;
    expect(page.login.status).to.equal('signed-in');
    expect(page.login.token!.access_token).to.equal('the-access-token');
    expect(page.heard).not.to.contain('logout');
  });
});
