// The way to the sign-in page is stopped: by the user, by the page, or by a server that never answers.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { createGate, visitSite } from '../support/site.mjs';

const SIGNED_OUT = { address: '/page.html', status: 'signed-out', message: '', heard: [] };

const test = await visitSite({
  '/page.html': writePage(writeButton()),
});

test('a press works again at once after the user has stopped the browser', async (visitor) => {
  const tab = await visitor.open('/page.html');
  await pressAndStop(visitor, tab);
  await tab.waitFor(SIGNED_OUT);

  visitor.handleRequests(undefined);
  await tab.signIn('Maya', { endsOn: '/page.html' });
  assert.equal(visitor.tokenRequests.length, 1);
});

test('a press works again at once after "Stay" in answer to "Leave site?"', async ({ open }) => {
  const tab = await open('/page.html');
  await tab.page.evaluate(() =>
    addEventListener('beforeunload', (event) => {
      event.preventDefault();
      // Older browsers ask only where this is set.
      event.returnValue = true;
    }),
  );
  tab.page.once('dialog', (dialog) => dialog.dismiss());
  await tab.press('Sign in');
  await tab.waitFor(SIGNED_OUT);

  tab.page.once('dialog', (dialog) => dialog.accept());
  await tab.signIn('Maya', { endsOn: '/page.html' });
});

test('where the browser does not tell that it was stopped, a press leaves again', async (visitor) => {
  const tab = await visitor.open('about:blank');
  await tab.page.evaluateOnNewDocument(() => delete window.navigation);
  await tab.visit('/page.html');
  await pressAndStop(visitor, tab);
  await tab.waitFor({ ...SIGNED_OUT, status: 'authorizing' });

  visitor.handleRequests(undefined);
  await tab.signIn('Maya', { name: 'Signing in…', endsOn: '/page.html' });
  assert.equal(visitor.tokenRequests.length, 1);
});

test('a press while the sign-in page is slow to come asks for it once more', async (visitor) => {
  const tab = await visitor.open('/page.html');
  const { whenReleased: whenAsked, release } = createGate();
  visitor.handleRequests(({ url }, response) => {
    if (url === '/asked') return whenAsked.then(() => !!response.end());
    if (visitor.requestsTo('/oauth2/authorize').length !== 1) return false;
    release();
    return true;
  });
  // The driver waits with its own commands for the page to be left, so the page itself presses.
  await tab.withButton(
    (button, url) => {
      addEventListener('pagehide', () => sessionStorage.setItem('last-status', button.status));
      const press = () => button.shadowRoot.querySelector('button').click();
      button.addEventListener('login-start', async () => {
        await fetch(url, { mode: 'no-cors' });
        setTimeout(press, 350);
      });
    },
    undefined,
    `${visitor.demo.signIn.origin}/asked`,
  );
  await tab.signIn('Maya', { endsOn: '/page.html' });
  assert.equal(visitor.requestsTo('/oauth2/authorize').length, 2);
  const lastStatus = await tab.page.evaluate(() => sessionStorage.getItem('last-status'));
  assert.equal(lastStatus, 'authorizing');
  assert.equal(visitor.tokenRequests.length, 1);
});

/** Presses where the sign-in server never answers, and stops the browser there. */
async function pressAndStop(visitor, tab) {
  const asked = visitor.whenAsked('/oauth2/authorize');
  await tab.press('Sign in');
  await asked;
  const session = await tab.page.createCDPSession();
  await session.send('Page.stopLoading');
  await session.detach();
}
