import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

/** Seconds. What is to be renewed here is really over soon. */
const test = visitTheDemo({ lifetimes: { accessToken: 5 } });

const PAGE = '/e2e/session.html';

test('a page that stays open stays signed in, each time with a new refresh token', async ({
  open,
  renewals,
}) => {
  const tab = await open(PAGE);
  await tab.signIn('Maya', { endsOn: PAGE });
  await tab.waitFor({ heard: ['token:login', 'token:refresh', 'token:refresh'] });

  const forms = renewals().slice(0, 2);
  assert.equal(new Set(forms.map((form) => form.refresh_token)).size, 2);
  const { refresh_token: refreshToken, client_id: clientId, ...rest } = forms[0];
  assert.ok(refreshToken);
  assert.equal(clientId, '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60');
  assert.deepEqual(rest, { grant_type: 'refresh_token' });
  assert.equal(await tab.whoAmI(), 'Maya');
});

test('a hidden page renews nothing, and catches up when it is seen again', async ({
  open,
  renewals,
}) => {
  const tab = await open(PAGE, { isFocused: false });
  await tab.signIn('Maya', { endsOn: PAGE });
  await tab.setWindow('minimized');
  assert.equal(await tab.page.evaluate(() => document.visibilityState), 'hidden');

  const { length: before } = renewals();
  await isOver(tab);
  assert.equal(renewals().length, before);
  await tab.waitFor({ address: PAGE, status: 'signed-in' });

  const heard = await tab.heard();
  await tab.setWindow('normal');
  await tab.waitFor({ heard: [...heard, 'token:refresh'] });
  assert.equal(heard.includes('token-expired'), false);
  assert.equal(await tab.whoAmI(), 'Maya');
});

test('a page that is offline renews nothing, signs nobody out, and catches up', async ({
  open,
  renewals,
}) => {
  const tab = await open(PAGE);
  await tab.signIn('Maya', { endsOn: PAGE });
  await tab.page.setOfflineMode(true);
  const { length: before } = renewals();
  await isOver(tab);
  assert.equal(renewals().length, before);
  await tab.waitFor({ address: PAGE, status: 'signed-in' });

  const heard = await tab.heard();
  await tab.page.setOfflineMode(false);
  await tab.waitFor({ heard: [...heard, 'token:refresh'] });
  assert.equal(heard.includes('token-expired'), false);
  assert.equal(await tab.whoAmI(), 'Maya');
});

test('a server in trouble signs nobody out: the renewal is tried again', async ({
  open,
  renewals,
  handleRequests,
  expectErrors,
}) => {
  expectErrors(/the server responded with a status of 503/);
  // The first request is the login’s own.
  let before = 0;
  handleRequests(({ url }, response) => {
    if (!url.endsWith('/oauth2/token') || before++ !== 1) return false;
    response.writeHead(503, { 'Access-Control-Allow-Origin': '*' }).end('<h1>Maintenance</h1>');
    return true;
  });
  const tab = await open(PAGE);
  await tab.signIn('Maya', { endsOn: PAGE });
  await tab.waitFor({ heard: ['token:login', 'token:refresh'] });
  const forms = renewals();
  assert.equal(forms[0].refresh_token, forms[1].refresh_token);
  await tab.waitFor({ address: PAGE, status: 'signed-in', message: '' });
});

/** Waits until the access token is over, by the button's own word. */
async function isOver({ page }) {
  await page.waitForFunction(() => document.querySelector('egain-login').token === null, {
    polling: 50,
  });
}
