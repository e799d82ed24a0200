// Pages that the browser has loaded before the user goes there. Chromium prerenders nothing in a tab to
// which a test has attached a debugging session of its own.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { createGate, visitSite } from '../support/site.mjs';
import { listenFromTheStart } from '../support/tab.mjs';

/**
 * Tells the sign-in server when a prerendered page has run its scripts, and what it shows once the user
 * is there: Puppeteer now and then loses a page that takes the place of another one.
 */
const REPORTING = `<script>
    (${listenFromTheStart})();
    (${reportWhenShown})('http://localhost:4401');
  </script>
  <script src="/dist/egain-login.min.js" defer></script>`;

const rulesFor = (url) =>
  `<script type="speculationrules">${JSON.stringify({
    prerender: [{ source: 'list', urls: [url], eagerness: 'immediate' }],
  })}</script>`;

const test = await visitSite({
  '/start.html': writePage(
    writeButton('after-login="return" redirect-uri="/done.html"'),
    REPORTING,
  ),
  '/done.html': writePage(rulesFor('/start.html')),
  '/first.html': writePage(writeButton('storage="session" redirect-uri="/second.html"')),
  '/second.html': writePage(
    `<egain-login></egain-login> <a href="/third.html">Next</a> ${rulesFor('/third.html')}`,
  ),
  '/third.html': writePage(writeButton('storage="session" redirect-uri="/second.html"'), REPORTING),
  '/links.html': writePage('<a href="">Next</a>'),
  '/callback.html': writePage(writeButton(), REPORTING),
});

test('a start page that was prerendered by the callback page takes the token when it is shown', async (visitor) => {
  const { whenShown } = holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/start.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  assert.deepEqual(await whenShown, {
    path: '/start.html',
    status: 'signed-in',
    heard: ['token:login'],
    secrets: [],
  });
  await tab.page.close();
});

test("a page that was prerendered before the login shows the tab's user when it is shown", async (visitor) => {
  const { whenShown } = holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/first.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/second.html', status: 'signed-in' });
  await follow(tab);
  assert.deepEqual(await whenShown, {
    path: '/third.html',
    status: 'signed-in',
    heard: ['token:restore'],
    secrets: ['token'],
  });
  await tab.page.close();
});

test('a prerendered callback page uses up no code until it is shown', async (visitor) => {
  const { whenPrerendered, whenShown } = holdTokensUntilPrerendered(visitor);
  const tab = await visitor.open('/callback.html');
  const address = await getUnusedCallback(tab);
  await tab.visit('/links.html');
  await tab.page.$eval('a', (link, url) => void (link.href = url), address);
  await tab.page.evaluate((rules) => {
    document.head.append(document.createRange().createContextualFragment(rules));
  }, rulesFor(address));
  await whenPrerendered;
  assert.equal(visitor.requestsTo('/oauth2/token').length, 0);

  await follow(tab);
  assert.deepEqual(await whenShown, {
    path: '/callback.html',
    status: 'signed-in',
    heard: ['token:login'],
    secrets: [],
  });
  assert.equal(visitor.requestsTo('/oauth2/token').length, 1);
  await tab.page.close();
});

/** Holds token responses back until a prerendered page has run, and hears what pages report. */
function holdTokensUntilPrerendered({ handleRequests }) {
  const { whenReleased: whenPrerendered, release } = createGate();
  let hear;
  const whenShown = new Promise((resolve) => (hear = resolve));
  handleRequests(async ({ url }, response) => {
    if (url.endsWith('/oauth2/token')) await whenPrerendered;
    const { pathname, search } = new URL(url, 'http://server');
    if (pathname === '/prerendered') release();
    else if (pathname === '/shown') hear(JSON.parse(decodeURIComponent(search.slice(1))));
    else return false;
    response.end();
    return true;
  });
  return { whenPrerendered, whenShown };
}

/** Runs in the page. */
function reportWhenShown(server) {
  const report = (text) => fetch(server + text, { mode: 'no-cors' });
  let looks = 0;
  const look = () => {
    const { status } = document.querySelector('egain-login');
    const { heard } = window;
    // A while after the first event, since there must be no second.
    if (looks++ < 100 && !(heard.length > 0 && looks > 10)) return setTimeout(look, 50);
    const keys = [localStorage, sessionStorage].flatMap((area) => Object.keys(area));
    const secrets = keys.flatMap((key) => /token|handover|transaction/.exec(key)?.[0] ?? []);
    const shown = { path: location.pathname, status, heard, secrets };
    return report(`/shown?${encodeURIComponent(JSON.stringify(shown))}`);
  };
  addEventListener('DOMContentLoaded', () => {
    if (document.prerendering) report('/prerendered');
  });
  document.addEventListener('prerenderingchange', look);
}

/** Clicks the page's link, without waiting as the driver does. */
async function follow({ page }) {
  await page.$eval('a', (link) => void setTimeout(() => link.click()));
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
