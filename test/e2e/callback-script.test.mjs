// The small script for callback pages: it has no button, and takes each outcome to where the login began.
import assert from 'node:assert/strict';
import { writeButton, writePage } from './support/documents.mjs';
import { visitSite } from './support/site.mjs';
import { pressForWindow, waitForWindows } from './support/windows.mjs';

const SMALL = '<script src="/dist/egain-login.callback.min.js"></script>';
const WHOLE = '<script src="/dist/egain-login.min.js" defer></script>';
const CALLBACK = 'redirect-uri="/callback.html"';
const CANCELED = 'Sign-in was canceled or refused. You can try again.';

const test = await visitSite({
  '/start.html': writePage(writeButton(CALLBACK)),
  '/local.html': writePage(writeButton(`${CALLBACK} storage="local"`)),
  '/popup.html': writePage(writeButton(`${CALLBACK} mode="popup"`)),
  '/self.html': writePage(writeButton(), SMALL + WHOLE),
  '/callback.html': writePage('Signing you in …', SMALL),
});

test('a login goes back to the very address on which it began, and its token is told there once', async ({
  open,
  tokenRequests,
}) => {
  const address = '/start.html?article=7#part';
  const tab = await open(address);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address, status: 'signed-in', heard: ['token:login'] });
  assert.equal(await tab.whoAmI(), 'Maya');
  assert.equal(tokenRequests.length, 1);
  assert.doesNotMatch((await tab.history()).join('\n'), /callback/);
});

test('who cancels is back on the page that they came from, and can try again', async ({ open }) => {
  const tab = await open('/start.html');
  await tab.press('Sign in');
  await tab.press('Cancel');
  await tab.waitFor({
    address: '/start.html',
    status: 'error',
    message: CANCELED,
    heard: ['login-error:access_denied'],
  });
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/start.html', status: 'signed-in', message: '' });
});

test('a token for every tab is there in the others, too', async ({ open }) => {
  const [tab, other] = [await open('/local.html'), await open('/local.html')];
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/local.html', status: 'signed-in', heard: ['token:login'] });
  await other.waitFor({ status: 'signed-in', heard: ['token:restore'] });
});

test('a popup hands its response over, and closes', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ address: '/popup.html', status: 'signed-in', heard: ['token:login'] });
  await waitForWindows(visitor, 1);
});

test('on a page with the button, ahead of its script, a login ends where it began', async ({
  open,
  tokenRequests,
}) => {
  const tab = await open('/self.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/self.html', status: 'signed-in', heard: ['token:login'] });
  assert.equal(tokenRequests.length, 1);
});
