// Reload, Back, Forward, a duplicate of the tab, and its end, at each step of the flow.
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const MEMORY = '/plain.html';
const SESSION = '/e2e/session.html';
const LOCAL = '/e2e/local.html';

/** Each returns the tab that the user goes on with. */
const ACTS = {
  'a reload': async (tab) => {
    await tab.page.reload();
    return tab;
  },
  Back: async (tab) => {
    await tab.page.goBack();
    return tab;
  },
  'Back and Forward': async (tab) => {
    await tab.page.goBack();
    await tab.page.goForward();
    return tab;
  },
  'a duplicate of the tab': (tab, visitor) => visitor.openCopyOf(tab),
  'a new tab in the place of the old one': async (tab, visitor, address) => {
    const next = await visitor.open(address);
    await tab.page.close();
    return next;
  },
};

/** Each leads to the step at which something happens. */
const STEPS = {
  'at the sign-in page': async (tab) => {
    await tab.press('Sign in');
    await tab.waitForSignInPage();
  },
  'while the code is exchanged': async (tab, visitor) => {
    visitor.handleRequests(({ url }) => url.endsWith('/oauth2/token'));
    await tab.press('Sign in');
    await tab.choose('Maya');
    await tab.waitFor({ status: 'exchanging' });
  },
  'after the login': async (tab) => {
    await tab.press('Sign in');
    await tab.choose('Maya');
    await tab.waitFor({ status: 'signed-in' });
  },
};

const OUT = { status: 'signed-out' };
const GIVEN_UP = { status: 'signed-out', leftover: 1 };
/** Here the login goes on. */
const IN = { status: 'signed-in', goesOn: true };
const KEPT = { status: 'signed-in' };
/** The sign-in page behind is used up, which the server says with a page of its own. */
const USED_UP = { console: [/responded with a status of 400/] };

const FAULTS = [
  ['a reload', 'at the sign-in page', MEMORY, IN],
  ['Back', 'at the sign-in page', MEMORY, GIVEN_UP],
  ['Back and Forward', 'at the sign-in page', MEMORY, IN],
  ['a duplicate of the tab', 'at the sign-in page', MEMORY, IN],
  ['a new tab in the place of the old one', 'at the sign-in page', MEMORY, GIVEN_UP],
  ['a reload', 'while the code is exchanged', MEMORY, OUT],
  ['a duplicate of the tab', 'while the code is exchanged', MEMORY, OUT],
  ['Back and Forward', 'after the login', SESSION, { ...KEPT, ...USED_UP }],
  ['a duplicate of the tab', 'after the login', SESSION, KEPT],
  ['a new tab in the place of the old one', 'after the login', LOCAL, KEPT],
].map(([what, step, address, end]) => ({
  fault: `${what} ${step}${address === MEMORY ? '' : ` on ${address}`}`,
  act: ACTS[what],
  reach: STEPS[step],
  address,
  ...end,
}));

testFaults(test, FAULTS, async (visitor, { act, reach, address, goesOn }) => {
  const tab = await openAndListen(visitor, address);
  await reach(tab, visitor);
  const next = await act(tab, visitor, address);
  if (goesOn) await next.choose('Maya');
  return next;
});
