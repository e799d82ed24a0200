// Somebody else changes what is stored of a login while the user is on the sign-in page. The unit
// tests of the transaction store go through all changes.
import { changeStorage, having } from './changed-storage.mjs';
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const FAULTS = [
  {
    fault: 'a login whose storage is cleared',
    change: () => localStorage.clear(),
    code: 'missing_transaction',
  },
  {
    fault: 'a login whose storage is no longer JSON',
    change: (key) => (localStorage[key] = '{'),
    code: 'missing_transaction',
  },
  {
    fault: 'a login that began a day ago',
    change: having('startedAt', Date.now() - 86_400_000),
    code: 'expired_transaction',
  },
  {
    fault: 'a login with another verifier',
    change: having('codeVerifier', 'x'.repeat(43)),
    code: 'invalid_grant',
    httpStatus: 400,
    console: [/responded with a status of 400/],
  },
];

testFaults(test, FAULTS, async (visitor, { change }) => {
  const tab = await openAndListen(visitor, '/plain.html');
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await changeStorage(visitor, change);
  await tab.choose('Maya');
  return tab;
});
