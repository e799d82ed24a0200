// The sign-in server sends the browser back with the wrong response. The unit tests of the
// authorization response go through all of them; here is one for each way in which that can end.
import assert from 'node:assert/strict';
import { openAndListen, SECRET, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

/** The page's own business: the login is still waited for. */
const NOT_OURS = { status: 'signed-out', leftover: 1 };

const FAULTS = [
  {
    fault: 'a response for another script of the page',
    query: () => `code=${SECRET}&state=of-the-page`,
    console: [/redirect-uri is missing/],
    ...NOT_OURS,
  },
  {
    fault: 'a response to a login that never began',
    query: () => `code=${SECRET}&state=egl-unknown`,
    code: 'missing_transaction',
    leftover: 1,
  },
  {
    fault: 'a response with two codes',
    query: (state) => `code=${SECRET}&code=b&state=${state}`,
    code: 'invalid_response',
  },
  {
    fault: 'an error instead of a code',
    query: (state) => `error=invalid_scope&state=${state}`,
    code: 'invalid_scope',
  },
  {
    fault: 'a code that the token endpoint does not know',
    query: (state) => `code=${SECRET}&state=${state}`,
    code: 'invalid_grant',
    httpStatus: 400,
    console: [/responded with a status of 400/],
  },
];

testFaults(test, FAULTS, async (visitor, { query }) => {
  const tab = await openAndListen(visitor, '/plain.html');
  let isSent = false;
  visitor.handleRequests(({ url }, response) => {
    if (!url.includes('/oauth2/authorize?')) return false;
    const { searchParams } = new URL(url, visitor.demo.signIn.origin);
    const back = `${searchParams.get('redirect_uri')}?${query(searchParams.get('state'))}`;
    response.writeHead(302, { Location: back }).end();
    return (isSent = true);
  });
  const isBack = tab.page.waitForNavigation();
  await tab.press('Sign in');
  await isBack;
  assert.ok(isSent);
  return tab;
});
