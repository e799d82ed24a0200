// The element is taken out of the page at each step of the flow, as a router does, and later one like
// it comes in its place.
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const signIn = async (tab) => {
  await tab.press('Sign in');
  await tab.choose('Maya');
};

const isToken = (message) => message.url().endsWith('/oauth2/token');

/** Keeps token requests waiting until the visitor lets them through. */
function holdTokens(visitor) {
  const isLetThrough = new Promise((resolve) => (visitor.letThrough = resolve));
  visitor.handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/token')) await isLetThrough;
    return false;
  });
}

const FAULTS = [
  {
    step: 'in the moment of the click',
    status: 'signed-in',
    reach: async (tab) => {
      await tab.withButton((button) => {
        window.model = button.cloneNode(true);
        void button.login();
        button.remove();
      });
      await tab.choose('Maya');
      await tab.waitFor({ status: 'signed-in' });
    },
  },
  {
    step: 'by a listener of login-start',
    status: 'signed-in',
    reach: async (tab) => {
      await tab.withButton((button) =>
        button.addEventListener('login-start', () => button.remove()),
      );
      await signIn(tab);
      await tab.waitFor({ status: 'signed-in' });
    },
  },
  {
    step: 'while the code is exchanged, and back at once',
    status: 'signed-in',
    reach: async (tab, visitor) => {
      holdTokens(visitor);
      await signIn(tab);
      await tab.waitFor({ status: 'exchanging' });
    },
    after: (tab, visitor) => visitor.letThrough(),
  },
  {
    step: 'while the code is exchanged, and back after the answer',
    status: 'signed-in',
    reach: async (tab, visitor) => {
      holdTokens(visitor);
      await signIn(tab);
      await tab.waitFor({ status: 'exchanging' });
    },
    between: async (tab, visitor) => {
      const answered = tab.page.waitForResponse(isToken);
      visitor.letThrough();
      await answered;
    },
  },
  {
    step: 'after the login',
    status: 'signed-in',
    reach: async (tab) => {
      await signIn(tab);
      await tab.waitFor({ status: 'signed-in' });
    },
  },
  {
    step: 'by a listener of token',
    status: 'signed-in',
    reach: async (tab, visitor) => {
      const { identifier } = await tab.page.evaluateOnNewDocument(() => {
        addEventListener('token', ({ target }) => target.remove(), { once: true });
        addEventListener('DOMContentLoaded', () => {
          window.model = document.querySelector('egain-login')?.cloneNode(true);
        });
      });
      visitor.mend = () => tab.page.removeScriptToEvaluateOnNewDocument(identifier);
      await signIn(tab);
      await tab.page.waitForFunction(() => window.heard?.includes('token:login'), { polling: 50 });
    },
  },
  {
    step: 'while the token is renewed',
    status: 'signed-in',
    reach: async (tab, visitor) => {
      await signIn(tab);
      await tab.waitFor({ status: 'signed-in' });
      holdTokens(visitor);
      const asked = tab.page.waitForRequest(isToken);
      await tab.wakeAt((await tab.token()).expiresAt - 30_000);
      await asked;
    },
    between: (tab, visitor) => visitor.letThrough(),
  },
].map((row) => ({ fault: `the element is removed ${row.step}`, ...row }));

testFaults(test, FAULTS, async (visitor, { reach, between, after }) => {
  const tab = await openAndListen(visitor, '/plain.html');
  await reach(tab, visitor);
  await tab.page.evaluate(() => {
    const button = document.querySelector('egain-login');
    window.model ??= button.cloneNode(true);
    button?.remove();
  });
  await between?.(tab, visitor);
  await tab.page.evaluate(() => document.querySelector('main').append(window.model));
  await after?.(tab, visitor);
  return tab;
});
