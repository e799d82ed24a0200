// Logins in a window of their own: by attribute, in frames, where nothing is stored, and under policies
// that cut the windows off from each other.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../support/page-server.mjs';
import { writeButton, writePage } from './support/documents.mjs';
import { askWhoHolds } from './support/guest.mjs';
import { visitTheDemo } from './support/visit.mjs';
import { Tab } from './support/tab.mjs';
import { pressForWindow, waitForWindows } from './support/windows.mjs';

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const STRICT =
  `default-src 'none'; script-src 'self'; connect-src http://localhost:4401; ` +
  `require-trusted-types-for 'script'; trusted-types lit-html`;

const button = (attributes = '') => writeButton(`${attributes} redirect-uri="/done.html"`);
const popupsBlocked = (page) =>
  page.replace('<script', '<script>window.open = () => null;</script><script');
const framed = (more = '') => writePage(`<iframe width="500" height="300" ${more}></iframe>`);

const server = await startPageServer({
  headers: {
    '/isolated.html': { ...ISOLATED, 'Content-Security-Policy': STRICT },
    '/isolated-done.html': { ...ISOLATED, 'Content-Security-Policy': STRICT },
    '/inside.html': { 'Content-Security-Policy': STRICT },
  },
  documents: {
    '/popup.html': writePage(button('mode="popup"')),
    '/isolated.html': writePage(button('mode="popup"').replace('done', 'isolated-done')),
    '/blocked.html': popupsBlocked(writePage(button('mode="popup"'))),
    '/inside.html': writePage(button()),
    '/inside-blocked.html': popupsBlocked(writePage(button())),
    '/framing.html': framed(),
    '/srcdoc.html': framed(`srcdoc="${writePage(button()).replaceAll('"', '&quot;')}"`),
    '/sandboxing.html': framed(
      'sandbox="allow-scripts allow-popups allow-same-origin allow-forms"',
    ),
    '/banning.html': framed('sandbox="allow-scripts allow-popups"'),
    '/redirect.html': writePage(button()),
    '/done.html': writePage('<egain-login></egain-login>'),
    '/isolated-done.html': writePage('<egain-login></egain-login>'),
  },
});
after(() => server.close());
/** Another site than localhost, as browsers see it. */
const elsewhere = server.origin.replace('localhost', '127.0.0.1');

const test = visitTheDemo({
  pagesOrigins: [server.origin, elsewhere],
  redirectUris: [
    `${server.origin}/done.html`,
    `${server.origin}/isolated-done.html`,
    `${elsewhere}/done.html`,
  ],
});

/** Opens a page; the pages' server learns where the demo's other servers are. */
async function open(visitor, path) {
  server.demo = visitor.demo;
  return visitor.open(server.origin + path);
}

/** Opens a page with another page in its frame. */
async function openFramed(visitor, path, address) {
  const tab = await open(visitor, path);
  await tab.page.$eval('iframe', (frame, src) => void (frame.src = src), address);
  const frame = await tab.page.waitForFrame(address);
  await frame.waitForSelector('egain-login[status]');
  return new Tab(frame, visitor);
}

/** Signs in as a person does, to a page that has stayed where it was. */
async function signInByPopup(visitor, tab) {
  const windows = (await visitor.context.pages()).length;
  const popup = await pressForWindow(visitor, tab);
  await tab.waitFor({ status: 'authorizing', message: CONTINUE });
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  await waitForWindows(visitor, windows);
}

const CONTINUE = 'Please continue in the window that has just opened.';
const CLOSED = 'The sign-in window was closed. You can try again.';

test('mode="popup" signs in beside the page, and keeps nothing', async (visitor) => {
  const tab = await open(visitor, '/popup.html');
  await signInByPopup(visitor, tab);
  assert.deepEqual(await tab.heard(), ['token:login']);
  assert.deepEqual(await tab.page.evaluate(() => Object.keys(localStorage)), []);
});

test('another site’s frame signs in by a popup of its own accord', async (visitor) => {
  const tab = await openFramed(visitor, '/framing.html', `${elsewhere}/inside.html`);
  await signInByPopup(visitor, tab);
});

test('a sandboxed frame does, too', async (visitor) => {
  visitor.expectErrors(/can escape its sandboxing/); // by a page of the frame's origin; this is another
  const tab = await openFramed(visitor, '/sandboxing.html', `${elsewhere}/inside.html`);
  await signInByPopup(visitor, tab);
});

test('a frame that is sandboxed away from its origin says so, and opens nothing', async (visitor) => {
  visitor.expectErrors(/storage_unavailable: .*allow-same-origin/);
  const tab = await openFramed(visitor, '/banning.html', `${elsewhere}/inside.html`);
  await tab.press('Sign in');
  await tab.waitFor({ status: 'error', heard: ['login-error:storage_unavailable'] });
  await waitForWindows(visitor, 1);
});

test('an isolated page under a strict policy gets its response without an opener', async (visitor) => {
  const tab = await open(visitor, '/isolated.html');
  assert.equal(await tab.page.evaluate(() => crossOriginIsolated), true);
  await signInByPopup(visitor, tab);
});

test('a sign-in page that is isolated costs the popup its opener, and nothing else', async (visitor) => {
  visitor.handleRequests((_request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    return false;
  });
  const tab = await open(visitor, '/popup.html');
  await signInByPopup(visitor, tab);
});

test('where nothing can be stored, the login takes place in a popup', async (visitor) => {
  const tab = await open(visitor, '/redirect.html');
  await tab.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await signInByPopup(visitor, tab);
});

test('closing the popup is told, and the next click opens another', async (visitor) => {
  const tab = await open(visitor, '/popup.html');
  const popup = await pressForWindow(visitor, tab);
  await popup.waitForSignInPage();
  await new Promise((resolve) => setTimeout(resolve, 500)); // the page has looked a few times
  await popup.page.close();
  await tab.waitFor({ status: 'error', message: CLOSED, heard: ['login-error:popup_closed'] });
  await signInByPopup(visitor, tab);
});

test('Cancel closes the popup, and gives the focus back', async (visitor) => {
  const tab = await open(visitor, '/popup.html');
  const popup = await pressForWindow(visitor, tab);
  await popup.waitForSignInPage();
  await tab.press('Cancel');
  await tab.waitFor({ status: 'signed-out', message: '' });
  await waitForWindows(visitor, 1);
  assert.equal(
    await tab.withButton((host) => host.shadowRoot.activeElement.getAttribute('part')),
    'button',
  );
});

test('a frame that has its page in srcdoc signs in by a popup', async (visitor) => {
  const { page } = await open(visitor, '/srcdoc.html');
  const frame = await page.waitForFrame('about:srcdoc');
  await frame.waitForSelector('egain-login[status]');
  await signInByPopup(visitor, new Tab(frame, visitor));
});

test('saying no in the popup is told on the page', async (visitor) => {
  const tab = await open(visitor, '/popup.html');
  const popup = await pressForWindow(visitor, tab);
  await popup.press('Cancel');
  await tab.waitFor({ status: 'error', heard: ['login-error:access_denied'] });
});

test('a blocked popup becomes a redirect', async (visitor) => {
  const tab = await open(visitor, '/blocked.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/done.html`, status: 'signed-in' });
});

test('in a frame a blocked popup becomes a link that works', async (visitor) => {
  visitor.expectErrors(/popup_blocked/);
  const tab = await openFramed(visitor, '/framing.html', `${elsewhere}/inside-blocked.html`);
  await tab.press('Sign in');
  await tab.waitFor({ status: 'error', message: 'Your browser blocked the sign-in window.' });
  const known = new Set(visitor.context.targets());
  await tab.press('Open the sign-in page', 'link');
  const target = await visitor.context.waitForTarget((candidate) => !known.has(candidate));
  await new Tab(await target.page(), visitor).choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
});
