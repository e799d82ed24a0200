// The sign-in page does not open.
import { reply } from '../../support/endpoints.mjs';
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const PAGE = '/plain.html';
const NO_SUCH_HOST = 'https://no-such-host.invalid/authorize';

/** With an icon, so that the browser asks for none. */
const OOPS = '<link rel="icon" href="data:," /><h1>Oops</h1>';

const isErrorPage = () => location.protocol === 'chrome-error:';
const shows = (text) => `h1::-p-text(${text})`;

/** The sign-in page does not come; the user goes back. Each such login is given up. */
const NOT_THERE = [
  { fault: 'a host that nobody knows', at: NO_SUCH_HOST, seen: isErrorPage },
  { fault: 'a sign-in page without a connection', isOffline: true, seen: isErrorPage },
  {
    fault: 'a sign-in page that is down',
    answer: { status: 503, body: OOPS, headers: { 'Content-Type': 'text/html' } },
    seen: shows('Oops'),
    console: [/responded with a status of 503/],
  },
].map((row) => ({ ...row, status: 'signed-out', leftover: 1 }));

/** The user stays where they are, and gets the button back. */
const NEVER_OPENS = [
  { fault: 'a sign-in page that never comes', answer: { hang: 'header' } },
  {
    fault: 'a sign-in page that is a download',
    answer: { body: 'a', headers: { 'Content-Disposition': 'attachment' } },
  },
].map((row) => ({ ...row, code: 'timeout', leftover: 1 }));

testFaults(test, [...NOT_THERE, ...NEVER_OPENS], async (visitor, row) => {
  const tab = await openAndListen(visitor, PAGE);
  if (row.at) await tab.withButton((b, url) => (b.authorizeUrl = url), undefined, row.at);
  if (row.code === 'timeout') await tab.page.evaluate(hurry);
  if (row.isOffline) {
    // The browser still asks for an icon.
    await tab.page.waitForNetworkIdle();
    await tab.page.setOfflineMode(true);
  }
  visitor.handleRequests(({ url }, response) => {
    const isMeant = !!row.answer && url.includes('/oauth2/authorize?');
    // Not waited for: it may never end.
    if (isMeant) void reply(response, row.answer);
    return isMeant;
  });
  await tab.press('Sign in');
  if (row.code === 'timeout') await stopWaiting(visitor, tab);
  if (row.seen) await goBackFrom(tab, row.seen);
  return tab;
});

/** While a page is awaited, nobody can look at the one that is there; what it tells is heard. */
async function stopWaiting({ errors }, { page }) {
  while (!errors.length) await new Promise((resolve) => setTimeout(resolve, 50));
  const session = await page.createCDPSession();
  await session.send('Page.stopLoading');
  await session.detach();
}

async function goBackFrom({ page }, seen) {
  if (typeof seen === 'string') await page.waitForSelector(seen);
  else await page.waitForFunction(seen, { polling: 50 });
  await page.setOfflineMode(false);
  await page.goBack();
}

/** Runs in the page: there 30 s are over in one. */
function hurry() {
  const { setTimeout } = window;
  window.setTimeout = (act, milliseconds) => setTimeout(act, milliseconds / 30);
}
