import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

test('a logout ends the session here and at the server, and comes back to the page', async ({
  open,
  demo,
  requestsTo,
}) => {
  const tab = await open('/first.html?article=7');
  await tab.signIn('Maya', { endsOn: '/first.html?article=7' });
  const { access_token: accessToken, id_token: idToken } = await tab.token();
  assert.ok(idToken);

  await tab.press('Sign out');
  await tab.waitFor({ address: '/first.html', status: 'signed-out', heard: [] });
  const [{ method, url }] = requestsTo('/connect/logout');
  assert.equal(method, 'GET');
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    post_logout_redirect_uri: `${demo.pages.origin}/first.html`,
    client_id: '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60',
    id_token_hint: idToken,
  });
  assert.equal(await tab.token(), null);
  const stored = await tab.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  assert.doesNotMatch(stored, /token:/);

  // Revoked, not only forgotten.
  assert.equal(requestsTo('/oauth2/revoke').length, 2);
  assert.equal(await demo.signIn.findAccess(accessToken), undefined);

  // The server, too, asks anew.
  await tab.press('Sign in');
  await tab.waitForSignInPage();
});

test('a server that cannot revoke keeps nobody signed in', async ({
  open,
  handleRequests,
  requestsTo,
  expectErrors,
}) => {
  expectErrors(/Failed to load resource: net::ERR_/);
  handleRequests(({ url, socket }) => url.endsWith('/oauth2/revoke') && !!socket.destroy());
  const tab = await open('/first.html');
  await tab.signIn('Maya', { endsOn: '/first.html' });

  await tab.press('Sign out');
  await tab.waitFor({ address: '/first.html', status: 'signed-out', heard: [] });
  assert.notEqual(requestsTo('/oauth2/revoke').length, 0);
  assert.equal(requestsTo('/connect/logout').length, 1);
});
