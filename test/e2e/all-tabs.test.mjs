import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

test('a login in one tab signs in the others, and a logout in one signs out all', async ({
  open,
  requestsTo,
}) => {
  const tabs = [await open('/tabs.html'), await open('/tabs.html'), await open('/tabs.html')];
  const [first, second, third] = tabs;
  await first.signIn('Maya', { endsOn: '/tabs.html' });
  const { access_token: accessToken } = await first.token();
  for (const tab of tabs) {
    await tab.waitFor({ address: '/tabs.html', status: 'signed-in', text: 'Maya Lindqvist' });
    assert.equal((await tab.token()).access_token, accessToken);
  }
  assert.deepEqual(await second.heard(), ['token:restore']);

  await second.press('Sign out');
  const signedOut = { address: '/tabs.html', status: 'signed-out', message: '' };
  await first.waitFor({ ...signedOut, heard: ['token:login', 'logout'] });
  await third.waitFor({ ...signedOut, heard: ['token:restore', 'logout'] });
  // This one has gone to the server meanwhile, and come back.
  await second.waitFor({ ...signedOut, heard: [] });
  for (const tab of tabs) assert.equal(await tab.token(), null);
  assert.equal(requestsTo('/connect/logout').length, 1);
  await third.page.reload();
  await third.waitFor({ ...signedOut, heard: [] });
});

test('a tab that is opened later is signed in from the start', async ({ open }) => {
  const first = await open('/tabs.html');
  await first.signIn('Maya', { endsOn: '/tabs.html' });

  const later = await open('/tabs.html');
  await later.waitFor({ address: '/tabs.html', status: 'signed-in' });
  assert.deepEqual(await later.heard(), ['token:restore']);
  assert.equal((await later.token()).access_token, (await first.token()).access_token);
});

test('users and customers on one page, logged in from two tabs at once, keep apart', async ({
  open,
  demo,
  tokenRequests,
}) => {
  const address = '/e2e/two.html';
  const tabs = await Promise.all([open(address), open(address)]);
  const [one, two] = tabs;
  await Promise.all([one.press('Sign in as a user'), two.press('Sign in as a customer')]);
  await Promise.all([one.waitForSignInPage(), two.waitForSignInPage()]);
  await Promise.all([one.choose('Maya'), two.choose('Priya')]);

  for (const tab of tabs) {
    await tab.waitFor({ address, status: 'signed-in', message: '' }, '#user');
    await tab.waitFor({ address, status: 'signed-in', message: '' }, '#customer');
    const actorOf = async (selector) => {
      const { access_token: accessToken } = await tab.token(selector);
      const { actor, person } = await demo.signIn.findAccess(accessToken);
      return [actor, person.firstName];
    };
    assert.deepEqual(await actorOf('#user'), ['user', 'Maya']);
    assert.deepEqual(await actorOf('#customer'), ['customer', 'Priya']);
  }
  assert.equal(tokenRequests.length, 2);
  assert.deepEqual((await one.heard()).toSorted(), [
    'token:login #user',
    'token:restore #customer',
  ]);
  assert.deepEqual((await two.heard()).toSorted(), [
    'token:login #customer',
    'token:restore #user',
  ]);

  await one.withButton((button) => button.logout(), '#user');
  await two.waitFor({ address, status: 'signed-out' }, '#user');
  for (const tab of tabs) {
    await tab.waitFor({ address, status: 'signed-in', message: '' }, '#customer');
    assert.equal((await tab.heard()).includes('logout #customer'), false);
  }
});
