import assert from 'node:assert/strict';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const UNREACHABLE =
  'The sign-in service can’t be reached. Please check your connection and try again.';

test('a token endpoint that is down is a network error that says where to look', async ({
  open,
  demo,
  handleRequests,
  expectErrors,
}) => {
  expectErrors(/Failed to load resource: net::ERR_/, /<egain-login> network: /);
  handleRequests(({ url, socket }) => url.endsWith('/oauth2/token') && !!socket.destroy());
  const tab = await open('/plain.html');
  await hearMessages(tab);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/plain.html', status: 'error', message: UNREACHABLE });

  const [{ code, message }] = await tab.page.evaluate(() => window.errors);
  assert.equal(code, 'network');
  assert.match(message, /CORS/);
  assert.match(message, /Content-Security-Policy/);
  assert.ok(message.includes(`${demo.pages.origin} to Allowed Origins`), message);
  assert.ok(message.includes(demo.signIn.origin), message);

  handleRequests(undefined);
  await tab.press('Sign in');
  await tab.waitFor({ address: '/plain.html', status: 'signed-in', message: '' });
});

test('a browser that has gone offline in mid-login is told so', async ({
  open,
  handleRequests,
  expectErrors,
}) => {
  expectErrors(/Failed to load resource: net::ERR_/, /<egain-login> network: .*offline/);
  const tab = await open('/plain.html');
  await hearMessages(tab);
  handleRequests(async ({ url, socket }) => {
    if (!url.endsWith('/oauth2/token')) return false;
    await tab.page.setOfflineMode(true);
    socket.destroy();
    return true;
  });
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/plain.html', status: 'error', message: UNREACHABLE });
  const [{ code, message }] = await tab.page.evaluate(() => window.errors);
  assert.equal(code, 'network');
  assert.match(message, /the browser is offline/);
});

test('an origin that is not on the server’s list is told which one to add', async ({
  open,
  stranger,
  expectErrors,
}) => {
  expectErrors(/has been blocked by CORS policy/, /<egain-login> network: /, /net::ERR_FAILED/);
  const address = `${stranger}/plain.html`;
  const tab = await open(address);
  await hearMessages(tab);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address, status: 'error', message: UNREACHABLE });
  const [{ code, message }] = await tab.page.evaluate(() => window.errors);
  assert.equal(code, 'network');
  assert.ok(message.includes(`${stranger} to Allowed Origins`), message);
});

/** Lets later pages of the tab keep the errors that their buttons tell. */
function hearMessages({ page }) {
  return page.evaluateOnNewDocument(() => {
    window.errors = [];
    addEventListener('login-error', ({ detail: { code, message } }) => {
      window.errors.push({ code, message });
    });
  });
}
