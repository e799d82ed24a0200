// Pages that the browser has loaded before the user goes there. Chromium prerenders nothing in a tab to
// which a test has attached a debugging session of its own.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { writeButton, writePage } from '../support/documents.mjs';
import { createGate, visitSite } from '../support/site.mjs';
import { describePage, isShown, listenFromTheStart } from '../support/tab.mjs';

const SCRIPT = '<script src="/dist/egain-login.min.js" defer></script>';

/** Tells when a prerendered page has run its scripts. */
const TELLS = `<script>
    (${listenFromTheStart})();
    addEventListener('DOMContentLoaded', () => {
      if (document.prerendering) fetch('http://localhost:4401/prerendered', { mode: 'no-cors' });
    });
  </script>${SCRIPT}`;

const rulesFor = (path) =>
  `<script type="speculationrules">${JSON.stringify({
    prerender: [{ source: 'list', urls: [path], eagerness: 'immediate' }],
  })}</script>`;

const test = await visitSite({
  '/start.html': writePage(writeButton('after-login="return" redirect-uri="/done.html"'), TELLS),
  '/done.html': writePage(rulesFor('/start.html')),
  '/first.html': writePage(writeButton('storage="session" redirect-uri="/second.html"')),
  '/second.html': writePage(
    `<egain-login></egain-login> <a href="/third.html">Next</a> ${rulesFor('/third.html')}`,
  ),
  '/third.html': writePage(writeButton('storage="session" redirect-uri="/second.html"'), TELLS),
  '/links.html': writePage('Here is a link'),
  '/callback.html': writePage(writeButton(), TELLS),
});

test('a start page that was prerendered by the callback page takes the token when it is shown', async (visitor) => {
  holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/start.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await waitForActivated(visitor, tab, {
    address: '/start.html',
    status: 'signed-in',
    heard: ['token:login'],
  });
  const stored = await look(tab, () => JSON.stringify([localStorage, sessionStorage]));
  assert.doesNotMatch(stored, /handover|access_token/);
});

test("a page that was prerendered before the login shows the tab's user when it is shown", async (visitor) => {
  holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/first.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/second.html', status: 'signed-in' });
  await tab.click('a');
  await waitForActivated(visitor, tab, {
    address: '/third.html',
    status: 'signed-in',
    heard: ['token:restore'],
  });
});

test('a prerendered callback page uses up no code until it is shown', async (visitor) => {
  const whenPrerendered = holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/callback.html');
  const address = await getUnusedCallback(tab);
  await tab.visit('/links.html');
  await tab.page.evaluate((rules) => {
    document.head.append(document.createRange().createContextualFragment(rules));
  }, rulesFor(address));
  await whenPrerendered;
  assert.equal(visitor.requestsTo('/oauth2/token').length, 0);

  await tab.page.evaluate((url) => location.assign(url), address);
  await waitForActivated(visitor, tab, {
    address: '/callback.html',
    status: 'signed-in',
    heard: ['token:login'],
  });
  assert.equal(visitor.requestsTo('/oauth2/token').length, 1);
});

/** Holds token responses back until a prerendered page has run; resolves then. */
function holdTokensUntilPrerendered({ handleRequests }) {
  const { whenReleased, release } = createGate();
  handleRequests(async ({ url }, response) => {
    if (url.endsWith('/oauth2/token')) await whenReleased;
    if (url !== '/prerendered') return false;
    release();
    response.end();
    return true;
  });
  return whenReleased;
}

/** Waits for what a page shows, and sees that it is the one that was prerendered. */
async function waitForActivated({ home }, tab, { address, ...wanted }) {
  const { href } = new URL(address, home);
  for (let tries = 0; tries < 500; tries++) {
    if (await look(tab, isShown, { href, ...wanted }, 'egain-login')) break;
    await delay(20);
  }
  const activationStart = () => performance.getEntriesByType('navigation')[0].activationStart;
  const shown = await look(tab, describePage, 'egain-login');
  const { status, heard } = shown;
  assert.deepEqual({ href: shown.href, status, heard }, { href, ...wanted });
  assert.ok(await look(tab, activationStart), 'The page was not prerendered.');
}

/** Runs a function in a page that may just take the place of the one that Puppeteer knows. */
async function look(tab, run, ...values) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await tab.page.evaluate(run, ...values);
    } catch {
      await delay(50);
    }
  }
  return tab.page.evaluate(run, ...values);
}

/** Signs in, in a browser that runs no scripts at the end: the code lies unused in its address bar. */
async function getUnusedCallback(tab) {
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.page.setJavaScriptEnabled(false);
  await Promise.all([tab.page.waitForNavigation(), tab.page.click('button[value="PROD-1101"]')]);
  await tab.page.setJavaScriptEnabled(true);
  return tab.page.url();
}
