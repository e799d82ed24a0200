// The demo's page that hands getAccessToken to an API client, as eGain's own clients take it.
import assert from 'node:assert/strict';
import { visitTheDemo } from '../support/visit.mjs';

const asked = [];
const test = visitTheDemo({
  watchApi: ({ method, url, headers }) => {
    if (method === 'GET') asked.push({ url, headers });
  },
});

const PAGE = '/client.html';

async function signIn(open) {
  asked.length = 0;
  const tab = await open(PAGE);
  await tab.signIn('Maya', { endsOn: PAGE });
  await tab.waitFor({ address: PAGE, text: 'Maya Lindqvist (PROD-1101)' });
  return tab;
}

test('a client that takes an async function calls the API with the token and the language', async ({
  open,
  demo,
}) => {
  const tab = await signIn(open);
  const { access_token: token } = await tab.token();
  assert.equal(asked.length, 1);
  const [{ url, headers }] = asked;
  assert.equal(url, '/knowledge/portalmgr/v4/portals/user');
  assert.equal(headers.authorization, `Bearer ${token}`);
  assert.equal(headers['accept-language'], 'en-US');
  assert.equal(headers.host, new URL(demo.api.origin).host);
  assert.notEqual(demo.api.origin, demo.signIn.origin);
});

test('a call with a token that is about to run out renews it, and uses the new one', async ({
  open,
  renewals,
}) => {
  const tab = await signIn(open);
  const { access_token: old, expiresAt } = await tab.token();
  // Nobody wakes the page: the call itself sees that the token is nearly over.
  await tab.page.evaluate((time) => (window.readClock = () => time), expiresAt - 5000);
  await tab.press('Ask the API');
  await tab.waitFor({ address: PAGE, heard: ['token:login', 'token:refresh'] });
  await tab.page.waitForFunction(() => document.querySelectorAll('#calls li').length === 2);

  const { access_token: renewed } = await tab.token();
  assert.notEqual(renewed, old);
  assert.deepEqual(
    asked.map(({ headers }) => headers.authorization),
    [`Bearer ${old}`, `Bearer ${renewed}`],
  );
  assert.equal(renewals().length, 1);
});

test('nobody can ask the API when signed out', async ({ open }) => {
  const tab = await signIn(open);
  await tab.press('Sign out');
  await tab.waitFor({ address: PAGE, status: 'signed-out', text: 'Nobody is signed in.' });
  assert.equal(await tab.page.$eval('#ask', ({ disabled }) => disabled), true);
  assert.equal(asked.length, 1);
});
