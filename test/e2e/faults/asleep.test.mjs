// The browser freezes the tab, or discards it, at each step of the flow.
import { begin, openAndListen, signIn, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const PAGE = '/plain.html';
const LOCAL = '/e2e/local.html';

const FROZEN = [
  {
    fault: 'a tab that is frozen at the sign-in page',
    run: async (tab) => {
      await begin(tab);
      await tab.setLifecycle('frozen');
      await tab.setLifecycle('active');
      await tab.choose('Maya');
    },
  },
  {
    fault: 'a tab that is frozen while the code is exchanged',
    run: async (tab, visitor) => {
      await begin(tab);
      visitor.handleRequests(async ({ url }) => {
        if (url.endsWith('/oauth2/token')) await tab.setLifecycle('frozen');
        return false;
      });
      const answered = tab.page.waitForResponse((answer) => answer.url().endsWith('/token'));
      await tab.choose('Maya');
      await answered;
      await tab.setLifecycle('active');
    },
  },
  {
    fault: 'a tab that is frozen for a day after the login',
    run: async (tab, visitor) => {
      await signIn(tab);
      await tab.setLifecycle('frozen');
      await tab.setLifecycle('active');
      await tab.wakeAt(Date.now() + 86_400_000);
      await tab.waitFor({ heard: ['token:login', 'token:refresh'] });
      visitor.mend = () => tab.page.reload();
    },
  },
];

/** The browser ends the tab's process, and loads the page anew when somebody looks at it. */
async function discard({ page }) {
  const crashed = new Promise((resolve) => page.once('error', resolve));
  const session = await page.createCDPSession();
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.reload();
}

const DISCARDED = [
  [
    'at the sign-in page',
    PAGE,
    async (tab) => {
      await begin(tab);
      await discard(tab);
      await tab.choose('Maya');
    },
  ],
  [
    'while the code is exchanged',
    PAGE,
    async (tab, visitor) => {
      await begin(tab);
      visitor.handleRequests(({ url }) => url.endsWith('/oauth2/token'));
      await tab.choose('Maya');
      await tab.waitFor({ status: 'exchanging' });
      await discard(tab);
    },
    'signed-out',
  ],
  [
    'after the login',
    LOCAL,
    async (tab) => {
      await signIn(tab);
      await discard(tab);
    },
  ],
].map(([step, page, run, status]) => ({
  fault: `a tab that is discarded ${step}`,
  page,
  run,
  status,
  console: [/Page crashed/],
}));

testFaults(test, [...FROZEN, ...DISCARDED], async (visitor, { run, page = PAGE }) => {
  const tab = await openAndListen(visitor, page);
  await run(tab, visitor);
  return tab;
});
