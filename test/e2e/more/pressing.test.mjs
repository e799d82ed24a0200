// What counts as a press of the button, and what a failure does to somebody who is signed in.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { visitSite } from '../support/site.mjs';
import { pressForWindow } from '../support/windows.mjs';

const SIGNED_OUT = { status: 'signed-out', message: '' };
const CANCELED = 'Sign-in was canceled or refused. You can try again.';
const CLOSED = 'The sign-in window was closed. You can try again.';

const test = await visitSite({
  '/session.html': writePage(writeButton('storage="session" redirect-uri="/session.html"')),
  '/local.html': writePage(writeButton('storage="local" redirect-uri="/local.html"')),
  '/popup.html': writePage(writeButton('mode="popup" redirect-uri="/done.html"')),
  '/done.html': writePage('<egain-login></egain-login>'),
});

test('a double click on "Sign out" signs out once, and begins no login', async ({ open }) => {
  const tab = await openSignedIn(open);
  await stopClock(tab);
  const { x, y } = await findButton(tab);
  await tab.page.mouse.click(x, y, { count: 2 });
  await tab.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await countStarts(tab), 0);
  await signInAgain(tab);
});

test('the second half of a slow double click begins no login either', async ({ open }) => {
  const tab = await openSignedIn(open);
  await stopClock(tab);
  const { x, y } = await findButton(tab);
  await tab.page.mouse.click(x, y);
  await letPass(tab, 400);
  await tab.page.mouse.click(x, y, { clickCount: 2 });
  await tab.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await countStarts(tab), 0);
  await signInAgain(tab);
});

test('two quick clicks on "Sign out" sign out once, and begin no login', async ({ open }) => {
  const tab = await openSignedIn(open);
  await stopClock(tab);
  const { x, y } = await findButton(tab);
  await tab.page.mouse.click(x, y);
  await tab.page.mouse.click(x, y);
  await tab.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await countStarts(tab), 0);

  await letPass(tab, 300);
  await tab.page.mouse.click(x, y);
  await tab.waitFor({ address: '/session.html', status: 'signed-in' });
});

test('an Enter key that is held down on "Sign out" signs out once, and begins no login', async ({
  open,
}) => {
  const tab = await openSignedIn(open);
  await stopClock(tab);
  const { keyboard } = tab.page;
  await tab.withButton((button) => button.shadowRoot.querySelector('button').focus());
  await keyboard.down('Enter');
  for (let repeats = 0; repeats < 3; repeats++) {
    await letPass(tab, 500);
    await keyboard.down('Enter');
  }
  await keyboard.up('Enter');
  await tab.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await countStarts(tab), 0);

  await keyboard.press('Enter');
  await tab.waitFor({ address: '/session.html', status: 'signed-in' });
});

test('a click on "Sign in" that comes too late, after another tab has signed in, signs nobody out', async ({
  open,
}) => {
  const late = await open('/local.html');
  await stopClock(late);
  const other = await open('/local.html');
  await other.signIn('Maya', { endsOn: '/local.html' });
  await late.waitFor({ status: 'signed-in', heard: ['token:restore'] });
  const { x, y } = await findButton(late);
  await late.page.mouse.click(x, y);
  await late.waitFor({ status: 'signed-in', heard: ['token:restore'] });
  assert.notEqual(await late.token(), null);

  await letPass(late, 300);
  await late.page.mouse.click(x, y);
  await late.waitFor({ ...SIGNED_OUT, heard: ['token:restore', 'logout'] });
});

test('a change of user that is refused is reported, and leaves the first one signed in', async ({
  open,
}) => {
  const tab = await openSignedIn(open);
  const token = await tab.token();
  await tab.withButton(changeUser);
  await tab.press('Cancel');
  await tab.waitFor({ address: '/session.html', status: 'signed-in', message: CANCELED });
  assert.deepEqual((await tab.heard()).toSorted(), ['login-error:access_denied', 'token:restore']);
  assert.deepEqual(await tab.token(), token);
  assert.equal(await tab.whoAmI(), 'Maya');

  await tab.withButton(changeUser);
  await tab.choose('Tomás');
  await tab.waitFor({ address: '/session.html', status: 'signed-in', message: '' });
  assert.deepEqual(await tab.heard(), ['token:login']);
  assert.equal(await tab.whoAmI(), 'Tomás');

  await tab.press('Sign out');
  await tab.waitFor(SIGNED_OUT);
});

test('a change of user whose popup is closed is reported, and leaves the first one signed in', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  const first = await pressForWindow(visitor, tab);
  await first.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
  const token = await tab.token();

  // Browsers open a window in a click only.
  await tab.page.evaluate(() => {
    const button = document.querySelector('egain-login');
    button.insertAdjacentHTML('afterend', '<button>Change user</button>');
    button.nextElementSibling.onclick = () => void button.login();
  });
  await tab.withButton((button) => (button.authorizeParams = 'forceLogin=yes'));
  const second = await pressForWindow(visitor, tab, 'Change user');
  await second.waitForSignInPage();
  await second.page.close();
  await tab.waitFor({ status: 'signed-in', message: CLOSED });
  assert.deepEqual(await tab.heard(), ['token:login', 'login-error:popup_closed']);
  assert.deepEqual(await tab.token(), token);

  await tab.press('Sign out');
  await tab.waitFor(SIGNED_OUT);
});

async function openSignedIn(open) {
  const tab = await open('/session.html');
  await tab.signIn('Maya', { endsOn: '/session.html' });
  await tab.page.evaluate(() => {
    window.starts = 0;
    addEventListener('login-start', () => (window.starts += 1));
  });
  return tab;
}

const countStarts = ({ page }) => page.evaluate(() => window.starts);

/** The server still knows who it is. */
async function signInAgain(tab) {
  await letPass(tab, 300);
  await tab.press('Sign in');
  await tab.waitFor({ address: '/session.html', status: 'signed-in' });
}

/** Finds the middle of the button: a click of Puppeteer's own would come too late for some tests. */
function findButton(tab) {
  return tab.withButton((button) => {
    const { left, top, width, height } = button.shadowRoot
      .querySelector('button')
      .getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

/** Stops the clock that presses are measured by: this machine may be slower than any person. */
function stopClock({ page }) {
  return page.evaluate(() => {
    const realNow = performance.now();
    window.passed = 0;
    performance.now = () => realNow + window.passed;
  });
}

function letPass({ page }, ms) {
  return page.evaluate((more) => (window.passed += more), ms);
}

/** Runs in the page. */
function changeUser(button) {
  button.authorizeParams = 'forceLogin=yes';
  void button.login();
}
