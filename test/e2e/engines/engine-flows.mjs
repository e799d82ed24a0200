// The main flows in every engine that is installed. What else is tested end to end, is in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../../demo/servers/demo.mjs';
import { EngineTab } from './engine-tab.mjs';
import { readSnippets } from '../docs/snippets.mjs';
import { startMirror } from '../support/visit.mjs';

const CONTINUE = 'Please continue in the window that has just opened.';
const CLOSED = 'The sign-in window was closed. You can try again.';

/** The recipe's style sheet. */
const [recipe] = readSnippets('docs/recipes.md', 'html')['Content for people who are signed in'];
const [CONTENT] = recipe.match(/(?<=<style>)[^]*(?=<\/style>)/);

/**
 * Declares the tests for one engine. Each has a file of its own, because a file has a time limit.
 *
 * @param {Pick<import('../../support/engines.mjs').Engine, 'name' | 'find'>} engine
 * @param {(path: string) => Promise<import('./engine-browsers.mjs').EngineBrowser>} start
 */
export async function testFlowsIn({ name, find }, start) {
  const path = await find();
  // The runner has said that it is left out.
  if (!path) return;

  let browser;

  before(async () => {
    browser = await start(path);
  });

  after(() => browser?.close());

  /** Each flow meets servers, and with them origins, of its own: nothing is left there by another. */
  const flow = (sentence, run, options = {}) =>
    test(`${name}: ${sentence}`, async () => {
      const world = {};
      const mirror = await startMirror(world);
      const demo = await startDemo({
        pagesOrigins: [mirror.origin],
        redirectUris: [`${mirror.origin}/plain.html`],
        folders: { '/e2e/': fileURLToPath(new URL('../pages/', import.meta.url)) },
        returnPaths: ['/e2e/session.html', '/e2e/small.html'],
        ...options,
      });
      world.demo = demo;
      const visit = await browser.begin();
      try {
        const [page] = await visit.pages();
        await run(new EngineTab(page, visit, demo.pages.origin), {
          ...demo,
          mirror: mirror.origin,
        });
      } finally {
        await visit.end();
        await demo.close();
        await mirror.close();
      }
    });

  const personOf = async (tab, { signIn }) => {
    const { access_token: accessToken } = await tab.token();
    return (await signIn.findAccess(accessToken)).person.firstName;
  };

  flow('a redirect to the sign-in page and back ends with a token', async (tab, demo) => {
    await tab.goTo('/plain.html');
    await tab.signIn('Maya');
    await tab.waitFor({ address: '/plain.html', status: 'signed-in', message: '' });
    assert.equal(await personOf(tab, demo), 'Maya');
  });

  flow('a canceled sign-in is said, and the button works again', async (tab, demo) => {
    await tab.goTo('/plain.html');
    await tab.press('Sign in');
    await tab.press('Cancel');
    await tab.waitFor({
      address: '/plain.html',
      status: 'error',
      message: 'Sign-in was canceled or refused. You can try again.',
    });
    await tab.signIn('Maya');
    await tab.waitFor({ address: '/plain.html', status: 'signed-in', message: '' });
    assert.equal(await personOf(tab, demo), 'Maya');
  });

  // Firefox and WebKit keep this page: they show it again as it was left, in the middle of a login.
  flow('Back from the sign-in page finds a button that works', async (tab, { mirror }) => {
    const address = `${mirror}/plain.html`;
    await tab.goTo(address);
    await tab.press('Sign in');
    await tab.waitFor({ text: 'Maya' });
    await tab.run(() => history.back());
    await tab.waitFor({ address, status: 'signed-out', message: '' });
    await tab.signIn('Maya');
    await tab.waitFor({ address, status: 'signed-in' });
  });

  flow('after-login="return" ends where it began', async (tab, demo) => {
    const address = '/first.html?article=7#part';
    await tab.goTo(address);
    await tab.signIn('Maya');
    await tab.waitFor({ address, status: 'signed-in', message: '' });
    assert.equal(await personOf(tab, demo), 'Maya');
  });

  flow(
    'a page that stays open is given new tokens',
    async (tab, demo) => {
      const address = '/e2e/session.html';
      await tab.goTo(address);
      await tab.signIn('Maya');
      await tab.waitFor({ address, status: 'signed-in' });
      const { access_token: first } = await tab.token();
      await tab.waitForToken((token) => token && token.access_token !== first);
      await tab.waitFor({ address, status: 'signed-in', message: '' });
      assert.equal(await personOf(tab, demo), 'Maya');
    },
    { lifetimes: { accessToken: 5 } },
  );

  flow(
    'a page with auto-login signs people in, by way of a small callback page',
    async (tab, demo) => {
      const address = '/e2e/auto.html';
      await tab.goTo('/e2e/empty.html');
      await tab.run(() => void setTimeout(() => location.assign('/e2e/auto.html')));
      await tab.press('Maya');
      await tab.waitFor({ address, status: 'signed-in', message: '' });
      assert.equal(await personOf(tab, demo), 'Maya');
    },
  );

  flow(
    'who cancels an automatic login is back where it began, and is left in peace',
    async (tab) => {
      const address = '/e2e/auto.html';
      await tab.goTo('/e2e/empty.html');
      await tab.run(() => void setTimeout(() => location.assign('/e2e/auto.html')));
      await tab.press('Cancel');
      await tab.waitFor({ address, status: 'error' });
      await tab.leaves(() => tab.run(() => void setTimeout(() => location.reload())));
      await tab.waitFor({ address, status: 'signed-out', message: '' });
      await tab.run(letTimePass);
      await tab.waitFor({ address, status: 'signed-out', message: '' });
    },
  );

  flow(
    'a tag that is redrawn while its popup is open leaves the login to the new one',
    async (tab, demo) => {
      const address = '/e2e/popup.html';
      await tab.goTo(address);
      const popup = await tab.opensWindow(() => tab.press('Sign in'));
      await popup.waitFor({ text: 'Maya' });
      await tab.run(() => {
        const old = document.querySelector('egain-login');
        const copy = old.cloneNode();
        old.replaceWith(copy);
      });
      await tab.run(letTimePass);
      await tab.waitFor({ address, status: 'authorizing', message: CONTINUE });
      await popup.press('Maya');
      await tab.waitFor({ address, status: 'signed-in', message: '' });
      assert.equal(await personOf(tab, demo), 'Maya');
      await popup.isGone();
    },
  );

  flow('a login in a popup ends where it began, and the popup closes', async (tab, demo) => {
    const address = '/e2e/popup.html';
    await tab.goTo(address);
    const popup = await tab.opensWindow(() => tab.press('Sign in'));
    await tab.waitFor({ address, status: 'authorizing', message: CONTINUE });
    await popup.press('Maya');
    await tab.waitFor({ address, status: 'signed-in', message: '' });
    assert.equal(await personOf(tab, demo), 'Maya');
    await popup.isGone();
  });

  flow('Cancel gives a login in a popup up, and closes it', async (tab) => {
    const address = '/e2e/popup.html';
    await tab.goTo(address);
    const popup = await tab.opensWindow(() => tab.press('Sign in'));
    await popup.waitFor({ text: 'Maya' });
    await tab.press('Cancel');
    await tab.waitFor({ address, status: 'signed-out', message: '' });
    await popup.isGone();
  });

  flow(
    'a popup that the user has closed is told, and the next click opens another',
    async (tab) => {
      const address = '/e2e/popup.html';
      await tab.goTo(address);
      const popup = await tab.opensWindow(() => tab.press('Sign in'));
      await popup.waitFor({ text: 'Maya' });
      await tab.run(letTimePass); // the page has looked a few times
      await popup.close();
      await tab.waitFor({ address, status: 'error', message: CLOSED });
      const another = await tab.opensWindow(() => tab.press('Sign in'));
      await another.press('Maya');
      await tab.waitFor({ address, status: 'signed-in', message: '' });
    },
  );

  flow('a logout ends the session here and at the server', async (tab, demo) => {
    await tab.goTo('/first.html');
    await tab.signIn('Maya');
    await tab.waitFor({ address: '/first.html', status: 'signed-in' });
    const { access_token: accessToken } = await tab.token();

    // By way of the server: the button says so before.
    await tab.leaves(() => tab.press('Sign out'));
    await tab.waitFor({ address: '/first.html', status: 'signed-out', message: '' });
    assert.equal(await demo.signIn.findAccess(accessToken), undefined);
    // The server, too, asks anew.
    await tab.press('Sign in');
    await tab.waitFor({ text: 'Maya' });
  });

  flow('a page’s style sheet shows content only to people who are signed in', async (tab) => {
    await tab.goTo('/plain.html');
    // A browser that does not know :has() ignores the rule.
    const isKnown = await tab.run(() => CSS.supports('selector(:has(a))'));
    const both = isKnown ? undefined : 'guests,members';
    assert.equal(await tab.run(readWith, CONTENT), both ?? 'guests');
    await tab.signIn('Maya');
    await tab.waitFor({ address: '/plain.html', status: 'signed-in' });
    assert.equal(await tab.run(readWith, CONTENT), both ?? 'members');
    await tab.press('Sign out');
    await tab.waitFor({ status: 'signed-out' });
    assert.equal(await tab.run(readWith, CONTENT), both ?? 'guests');
  });

  flow('a login and a logout in one window reach the other', async (tab, demo) => {
    const address = '/tabs.html';
    await tab.goTo(address);
    const other = await tab.opensWindow(() => tab.press('Open another tab'));
    await other.waitFor({ address, status: 'signed-out' });
    await tab.signIn('Maya');
    await other.waitFor({ address, status: 'signed-in' });
    assert.equal(await personOf(other, demo), 'Maya');

    await other.press('Sign out');
    await tab.waitFor({ address, status: 'signed-out', message: '' });
    assert.equal(await tab.token(), null);
  });
}

/** Runs in the page: waits by its own clock, which browsers slow down in windows behind others. */
function letTimePass() {
  return new Promise((resolve) => {
    let times = 0;
    const timer = setInterval(() => {
      if (++times < 6) return;
      clearInterval(timer);
      resolve();
    }, 100);
  });
}

/** Runs in the page: says which of two paragraphs a style sheet shows. */
function readWith(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const paragraphs = ['guests', 'members'].map((name) => {
    const paragraph = document.createElement('p');
    paragraph.className = paragraph.textContent = name;
    document.body.append(paragraph);
    return paragraph;
  });
  const shown = paragraphs.filter((paragraph) => paragraph.getClientRects().length > 0);
  for (const paragraph of paragraphs) paragraph.remove();
  return shown.map(({ className }) => className).join();
}
