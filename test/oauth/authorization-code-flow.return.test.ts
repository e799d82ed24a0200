import { expect } from '@open-wc/testing';
import type { TokenEvent } from '../../src/index.js';
import {
  beginLogin,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import { openPage, type Page } from '../support/page.js';
import { storedText } from '../support/storage.js';

async function startReturning(more: Record<string, string> = {}) {
  const server = await startAuthorizationServer();
  return { ...server, attributes: { ...server.attributes, 'after-login': 'return', ...more } };
}

/** Signs in from an address, and returns the page that the login ends on. */
async function signInFrom(
  address: string,
  end: string,
  markup: Record<string, string>,
): Promise<Page> {
  const page = await openPage(address, markup);
  page.press();
  await page.arrivesAt(end);
  await page.hears('token');
  return page;
}

describe('A login with after-login="return"', () => {
  // The first: WebKit goes back to a frame without its state where the page had other frames before.
  it('leaves a Back button that never lands on the callback page', async () => {
    const { attributes } = await startReturning();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    page.window.history.replaceState('where it began', '');
    const before = history.length;
    page.press();
    await page.arrivesAt('start.html');
    await page.hears('token');
    expect(history.length).to.equal(before + 1);
    page.window.history.back();
    await page.arrivesAt('start.html');
    expect(page.window.history.state).to.equal('where it began');
  });

  it('goes back to the very page on which it began', async () => {
    const { attributes } = await startReturning();
    const page = await signInFrom('start.html?a=%7e+x&b#part', 'start.html', {
      'start.html': tag(attributes),
    });
    const { pathname, search, hash } = page.window.location;
    expect(pathname + search + hash).to.equal('/pages/start.html?a=%7e+x&b#part');
    expect(page.login.status).to.equal('signed-in');
    expect(page.login.token!.access_token).to.equal('the-access-token');
  });

  it('tells the router where it began, if that is a route of the callback page', async () => {
    const { attributes } = await startReturning({ 'redirect-uri': '/pages/start.html' });
    const router = `<script>
      addEventListener('hashchange', () => (window.route = location.hash));
    </script>`;
    const page = await openPage('start.html#/settings', {
      'start.html': router + tag(attributes),
    });
    page.press();
    await page.hears('token');
    await page.settles();
    expect(page.window).to.have.property('route', '#/settings');
    expect(page.window.location.hash).to.equal('#/settings');
    expect(page.login.token!.access_token).to.equal('the-access-token');
  });

  it('fires token once on that page, as the end of a login', async () => {
    const { attributes } = await startReturning();
    const page = await signIn(attributes);
    await page.settles();
    expect(page.heard).to.deep.equal(['token']);
    expect((page.window.heard[0] as TokenEvent).cause).to.equal('login');
  });

  it('fires nothing on the callback page', async () => {
    const { attributes } = await startReturning();
    const tell = `<script>
      for (const type of ['token', 'login-error'])
        document.addEventListener(type, () => localStorage.setItem('heard', type));
    </script>`;
    await signInFrom('start.html', 'start.html', {
      'start.html': tag(attributes),
      'callback.html': tell + tag(),
    });
    expect(localStorage.getItem('heard')).to.be.null;
  });

  it('needs no element on the callback page', async () => {
    const { attributes } = await startReturning();
    const page = await signInFrom('start.html', 'start.html', {
      'start.html': tag(attributes),
      'callback.html': 'Signing you in…',
    });
    expect((page.window.heard[0] as TokenEvent).cause).to.equal('login');
  });

  it('keeps the token for an element that comes late to the page on which it began', async () => {
    const { attributes } = await startReturning();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    page.press();
    page.frame.markup['start.html'] = '<main></main>';
    await page.arrivesAt('start.html');
    await page.settles();
    expect(storedText(), 'handed over').not.to.contain('the-access-token');
    page.document.querySelector('main')!.innerHTML = tag(attributes);
    expect(((await page.hears('token')) as TokenEvent).cause).to.equal('login');
    await page.settles();
    expect(page.window.location.pathname).to.equal('/pages/start.html');
  });

  it('leaves the token nowhere, with storage="memory"', async () => {
    const { attributes } = await startReturning();
    const page = await signIn(attributes);
    expect(storedText()).not.to.contain('the-access-token');
    await page.reload();
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
    expect(page.heard).to.be.empty;
  });

  it('leaves the token where the page asked for it, with storage="session"', async () => {
    const { attributes } = await startReturning({ storage: 'session' });
    const page = await signIn(attributes);
    expect(Object.keys(sessionStorage).filter((key) => key.includes('handover'))).to.be.empty;
    await page.reload();
    expect(((await page.hears('token')) as TokenEvent).cause).to.equal('restore');
  });

  it('does not take up a token that was on its way for more than a minute', async () => {
    const { attributes } = await startReturning();
    const later = `<script>
      const now = Date.now;
      Date.now = () => now() + 61_000;
    </script>`;
    const page = await openPage('start.html', { 'start.html': later + tag(attributes) });
    page.press();
    await page.arrivesAt('start.html');
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
    expect(storedText()).not.to.contain('the-access-token');
  });

  it('never takes the token to another origin', async () => {
    const server = await startReturning();
    const stays = await startAuthorizationServer({ authorize: [STAY] });
    const attributes = {
      ...server.attributes,
      'authorize-url': stays.attributes['authorize-url']!,
    };
    const { state, page } = await beginLogin({ ...stays, attributes });
    const began = page.window.location.href;
    page.close();
    for (const [key, value] of Object.entries<string>({ ...localStorage }))
      localStorage.setItem(key, value.replaceAll(began, 'http://127.0.0.1:9/'));
    expect(storedText()).to.contain('http://127.0.0.1:9/');

    const here = await openPage(`callback.html?code=the-code&state=${state}`);
    await here.hears('token');
    await here.settles();
    expect(here.window.location.pathname).to.equal('/pages/callback.html');
    expect(here.login.status).to.equal('signed-in');
    expect(storedText(), 'handed over').not.to.contain('the-access-token');
  });

  it('shows the address again where the login began on the callback page itself', async () => {
    const { attributes } = await startReturning({ 'redirect-uri': '/pages/start.html' });
    const page = await signInFrom('start.html#part', 'start.html', {
      'start.html': tag(attributes),
    });
    await page.settles();
    expect(page.window.location.hash).to.equal('#part');
    expect(page.window.location.search).to.equal('');
    expect(page.heard).to.deep.equal(['token']);
    expect(storedText(), 'handed over').not.to.contain('the-access-token');
  });

  it('goes back also by the attribute of the callback page’s own element', async () => {
    const { attributes } = await startReturning();
    const page = await signIn(attributes, { 'callback.html': tag(attributes) });
    expect(page.login.status).to.equal('signed-in');
    expect(storedText()).not.to.contain('the-access-token');
  });
});

describe('A login without after-login', () => {
  it('stays on the callback page', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes);
    await page.settles();
    expect(page.window.location.pathname).to.equal('/pages/callback.html');
    expect(page.login.status).to.equal('signed-in');
  });
});
