// Signing out in another site's frame, where no sign-in server lets itself be shown.
import assert from 'node:assert/strict';
import { SIGN_IN, writeButton, writePage } from '../support/documents.mjs';
import { elsewhere, visitSite } from '../support/site.mjs';
import { Tab } from '../support/tab.mjs';
import { pressForWindow, waitForWindows } from '../support/windows.mjs';

const leaving = `logout-url="${SIGN_IN}/connect/logout" redirect-uri="/done.html"`;

const test = await visitSite({
  '/framing.html': writePage('<iframe width="500" height="300"></iframe>'),
  '/inside.html': writePage(writeButton(leaving, 'openid knowledge.portalmgr.read')),
  '/done.html': writePage('<egain-login></egain-login>'),
});

test('in a frame, logout-url is visited in a window that closes when it is back', async (visitor) => {
  const framing = await visitor.open('/framing.html');
  const inside = `${elsewhere(visitor.home)}/inside.html`;
  await framing.page.$eval('iframe', (frame, src) => void (frame.src = src), inside);
  const frame = await framing.page.waitForFrame(inside);
  const tab = new Tab(frame, visitor);
  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });

  await tab.press('Sign out');
  await tab.waitFor({ address: inside, status: 'signed-out', message: '' });
  await waitForBack(visitor);
  await waitForWindows(visitor, 1);
  await tab.waitFor({ address: inside, status: 'signed-out', message: '' });

  // The server, too, asks anew.
  const again = await pressForWindow(visitor, tab);
  await again.waitForSignInPage();
});

/** Waits until the sign-in server has ended its own session, for which its page sends a form. */
async function waitForBack({ requestsTo }) {
  for (let tries = 0; tries < 500 && requestsTo('/logout/confirm').length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(requestsTo('/logout/confirm').length, 1);
}
