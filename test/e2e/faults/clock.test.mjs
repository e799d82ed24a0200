// The clock jumps by a day, ahead or back, at each step of the flow.
import { begin, openAndListen, signIn, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const PAGE = '/plain.html';
const LOCAL = '/e2e/local.html';
const DAY = 86_400_000;

const setClock = ({ page }, by) => page.evaluate(shift, by);
const setClockFromNow = ({ page }, by) => page.evaluateOnNewDocument(shift, by);
/** Runs in the page. */
function shift(by) {
  window.readClock = () => window.readRealClock() + by;
  window.wake();
}
/** Runs in the page. */
function shiftAtRequest(by) {
  const { fetch } = window;
  window.fetch = (...request) => {
    window.readClock = () => window.readRealClock() + by;
    return fetch(...request);
  };
}

const OFF_BY_A_DAY = [
  ['ahead', DAY],
  ['back', -DAY],
].flatMap(([way, by]) => [
  {
    fault: `a clock that jumps a day ${way} at the sign-in page`,
    code: 'expired_transaction',
    run: async (tab) => {
      await begin(tab);
      await setClockFromNow(tab, by);
      await tab.choose('Maya');
    },
  },
  {
    fault: `a clock that jumps a day ${way} while the code is exchanged`,
    run: async (tab) => {
      await begin(tab);
      await tab.page.evaluateOnNewDocument(shiftAtRequest, by);
      await tab.choose('Maya');
      await tab.waitFor({ status: 'signed-in' });
    },
  },
  {
    fault: `a clock that jumps a day ${way} after the login`,
    run: async (tab) => {
      await signIn(tab);
      await setClock(tab, by);
      const events = by > 0 ? ['token:login', 'token:refresh'] : ['token:login'];
      await tab.waitFor({ heard: events });
    },
  },
  {
    fault: `a clock that jumps a day ${way} between two pages that share a login`,
    page: LOCAL,
    run: async (tab) => {
      await signIn(tab);
      await setClockFromNow(tab, by);
      await tab.page.reload();
    },
  },
]);

const WITHOUT_RENEWAL = {
  fault: 'a clock that jumps a day ahead, where nothing can be renewed',
  status: 'signed-out',
  run: async (tab) => {
    await signIn(tab);
    await tab.withButton((button) => delete button.token.refresh_token);
    await setClock(tab, DAY);
    await tab.waitFor({ heard: ['token:login', 'token-expired'] });
  },
};

testFaults(test, [...OFF_BY_A_DAY, WITHOUT_RENEWAL], async (visitor, { run, page = PAGE }) => {
  const tab = await openAndListen(visitor, page);
  await run(tab);
  // Else the next login would begin by one clock and end by another.
  visitor.mend = () => tab.page.reload();
  return tab;
});
