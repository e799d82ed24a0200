// The sign-in server comes back with what it should not.
import assert from 'node:assert/strict';
import { openAndListen, SECRET, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

/** The page's own business: the login is still waited for. */
const NOT_OURS = { status: 'signed-out', leftover: 1 };
const STAYS = { ...NOT_OURS, console: [/redirect-uri is missing/] };
const MISSING = { code: 'missing_transaction', leftover: 1 };
const REFUSED = { code: 'invalid_response' };

const FAULTS = [
  ['nothing', () => '', NOT_OURS],
  ['a code without a state', () => `code=${SECRET}`, STAYS],
  ['a state of somebody else', () => `code=${SECRET}&state=of-the-page`, STAYS],
  ['a state that we never sent', () => `code=${SECRET}&state=egl-unknown`, MISSING],
  ['a state that is longer', (state) => `code=${SECRET}&state=${state}x`, MISSING],
  ['a state alone', (state) => `state=${state}`, REFUSED],
  ['an empty code', (state) => `code=&state=${state}`, REFUSED],
  ['an empty error', (state) => `error=&state=${state}`, REFUSED],
  ['two codes', (state) => `code=${SECRET}&code=b&state=${state}`, REFUSED],
  ['two states', (state) => `code=${SECRET}&state=${state}&state=${state}`, REFUSED],
  ['a code and an error', (state) => `code=${SECRET}&error=a&state=${state}`, REFUSED],
  ['the user’s no', (state) => `error=access_denied&state=${state}`, { code: 'access_denied' }],
  ['an error', (state) => `error=invalid_scope&state=${state}`, { code: 'invalid_scope' }],
  [
    'a code that the server does not know',
    (state) => `code=${SECRET}&state=${state}`,
    { code: 'invalid_grant', httpStatus: 400, console: [/responded with a status of 400/] },
  ],
].map(([what, queryFor, end]) => ({ fault: `a response that is ${what}`, queryFor, ...end }));

testFaults(test, FAULTS, async (visitor, { queryFor }) => {
  const tab = await openAndListen(visitor, '/plain.html');
  let isSent = false;
  visitor.handleRequests(({ url }, response) => {
    if (!url.includes('/oauth2/authorize?')) return false;
    const { searchParams } = new URL(url, visitor.demo.signIn.origin);
    const query = queryFor(searchParams.get('state'));
    response.writeHead(302, { Location: `${searchParams.get('redirect_uri')}?${query}` }).end();
    return (isSent = true);
  });
  const isBack = tab.page.waitForNavigation();
  await tab.press('Sign in');
  await isBack;
  assert.ok(isSent);
  return tab;
});
