// Somebody else changes what is stored of a login while the user is at the sign-in page.
import { changeStorage, having, without } from './changed-storage.mjs';
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const MISSING = { code: 'missing_transaction' };
const EXPIRED = { code: 'expired_transaction' };
const FAULTS = [
  ['is cleared', () => localStorage.clear(), MISSING],
  ['is no JSON any more', (key) => (localStorage[key] = '{'), MISSING],
  ['is null', (key) => (localStorage[key] = 'null'), MISSING],
  ['is a list', (key) => (localStorage[key] = '[]'), MISSING],
  ['has no verifier', without('codeVerifier'), MISSING],
  ['has a verifier that is a number', having('codeVerifier', 5), MISSING],
  ['has no configuration', having('configuration', null), MISSING],
  ['has no start', without('startedAt'), EXPIRED],
  ['began a day ago', having('startedAt', Date.now() - 86_400_000), EXPIRED],
  ['began at no time', having('startedAt', 'soon'), EXPIRED],
  [
    'has another verifier',
    having('codeVerifier', 'x'.repeat(43)),
    { code: 'invalid_grant', httpStatus: 400, console: [/responded with a status of 400/] },
  ],
].map(([what, change, end]) => ({ fault: `the login under way ${what}`, change, ...end }));

testFaults(test, FAULTS, async (visitor, { change }) => {
  const tab = await openAndListen(visitor, '/plain.html');
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await changeStorage(visitor, change);
  await tab.choose('Maya');
  return tab;
});
