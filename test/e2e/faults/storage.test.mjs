// Storage is full or forbidden, or is changed by someone else while somebody is signed in.
import { changeStorage } from './changed-storage.mjs';
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const PAGE = '/plain.html';
const LOCAL = '/e2e/local.html';

/** Run in each document, before its own scripts. */
const FULL = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
};
const forbid = (...areas) => {
  for (const area of areas) {
    Object.defineProperty(window, area, {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  }
};

/** What the browser refuses, and from when on. */
const REFUSALS = [
  ['storage is full', FULL, [], { code: 'storage_unavailable' }],
  [
    'storage is forbidden',
    forbid,
    ['localStorage', 'sessionStorage'],
    { code: 'storage_unavailable' },
  ],
  ['local storage is forbidden', forbid, ['localStorage'], {}],
  ['session storage is forbidden', forbid, ['sessionStorage'], {}],
  ['storage is full when the token comes', FULL, [], { isLater: true, page: LOCAL, ...kept() }],
  [
    'local storage is forbidden when the token comes',
    forbid,
    ['localStorage'],
    { isLater: true, page: LOCAL, code: 'missing_transaction', leftover: 1 },
  ],
].map(([fault, refuse, areas, more]) => ({ fault, refuse, areas, ...more }));

function kept() {
  return { console: [/localStorage is full or not allowed/] };
}

/** Run on another page of the origin while the user is signed in. */
const AFTERWARDS = [
  ['is cleared', () => localStorage.clear()],
  ['has a token that is no JSON', (key) => (localStorage[key] = '{')],
].map(([what, change]) => ({
  fault: `storage ${what} after the login`,
  change,
  status: 'signed-out',
}));

testFaults(test, REFUSALS, async (visitor, { refuse, areas, isLater, page = PAGE }) => {
  const tab = await openAndListen(visitor, page);
  const begin = async () => {
    const { identifier } = await tab.page.evaluateOnNewDocument(refuse, ...areas);
    visitor.mend = async () => {
      await tab.page.removeScriptToEvaluateOnNewDocument(identifier);
      await tab.page.reload();
    };
  };
  if (!isLater) {
    await begin();
    await tab.page.reload();
  }
  // Else the login would take place in a popup.
  await tab.withButton((button) => (button.mode = 'redirect'));
  await tab.press('Sign in');
  if (isLater) {
    await tab.waitForSignInPage();
    await begin();
  }
  if (isLater || areas.length === 1) await tab.choose('Maya');
  return tab;
});

testFaults(test, AFTERWARDS, async (visitor, { change }) => {
  const tab = await openAndListen(visitor, LOCAL);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
  await changeStorage(visitor, change);
  return tab;
});
