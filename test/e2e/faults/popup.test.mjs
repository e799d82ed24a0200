// A login in a popup, and what people do meanwhile to it and to the page that waits for it.
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { writeButton, writePage } from '../support/documents.mjs';
import { openAndListen, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';
import { pressForWindow, waitForWindows } from '../support/windows.mjs';

const server = await startPageServer({
  documents: {
    '/popup.html': writePage(writeButton('mode="popup" redirect-uri="/done.html"')),
    '/done.html': writePage('<egain-login></egain-login>'),
    '/other.html': writePage('Another page'),
  },
});
after(() => server.close());

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: [`${server.origin}/done.html`],
});

const PAGE = `${server.origin}/popup.html`;
const OUTDATED = 'This sign-in has expired. Please try again.';
const NOBODY_WAITS = [/<egain-login> missing_transaction: /];

/** The page looks every 0.1 s, and believes what it has seen three times. */
const letThePageLook = () => new Promise((resolve) => setTimeout(resolve, 500));

const FAULTS = [
  {
    fault: 'a popup that is closed',
    code: 'popup_closed',
    run: async ({ popup }) => {
      await letThePageLook();
      await popup.page.close();
    },
  },
  {
    fault: 'a popup that is reloaded',
    run: async ({ popup }) => {
      await popup.page.reload();
      await popup.choose('Maya');
    },
  },
  {
    fault: 'a popup that goes to another page, and is closed there',
    code: 'popup_closed',
    run: async ({ popup }) => {
      await letThePageLook();
      await popup.visit(`${server.origin}/other.html`);
      await popup.page.close();
    },
  },
  {
    fault: 'a popup that goes to another page, and back',
    run: async ({ popup }) => {
      await popup.visit(`${server.origin}/other.html`);
      await popup.page.goBack();
      await popup.choose('Maya');
    },
  },
  {
    fault: 'a popup whose page was reloaded meanwhile',
    status: 'signed-out',
    run: async ({ popup, tab }) => {
      await tab.page.reload();
      await endsInVain(popup);
    },
  },
  {
    fault: 'a popup whose page was left meanwhile',
    status: 'signed-out',
    run: async ({ popup, tab }) => {
      await tab.visit(`${server.origin}/other.html`);
      await endsInVain(popup);
      await tab.page.goBack();
    },
  },
  {
    fault: 'a popup whose page was closed meanwhile',
    status: 'signed-out',
    run: async ({ popup, tab, visitor }) => {
      await tab.page.close();
      await endsInVain(popup);
      return openAndListen(visitor, PAGE);
    },
  },
  {
    fault: 'a popup whose page is frozen when the response comes',
    run: async ({ popup, tab, visitor }) => {
      await tab.setLifecycle('frozen');
      await popup.choose('Maya');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tab.setLifecycle('active');
      await waitForWindows(visitor, 1);
    },
  },
  {
    fault: 'a response that comes to a second window, too',
    console: NOBODY_WAITS,
    run: async ({ popup, tab, visitor }) => {
      const isResponse = (request) => request.url().startsWith(`${server.origin}/done.html?`);
      const response = popup.page.waitForRequest(isResponse);
      await popup.choose('Maya');
      const address = (await response).url();
      await tab.waitFor({ status: 'signed-in' });
      const second = await visitor.open(address);
      await second.waitFor({ status: 'error', message: OUTDATED });
      await second.page.close();
    },
  },
  {
    fault: 'a token endpoint that is down after the popup',
    code: 'network',
    console: [/net::ERR_/],
    run: async ({ popup, visitor }) => {
      visitor.handleRequests(({ url, socket }) => url.endsWith('/token') && !!socket.destroy());
      await popup.choose('Maya');
    },
  },
  {
    fault: 'a popup without a connection',
    status: 'signed-out',
    run: async ({ popup, tab }) => {
      await popup.page.setOfflineMode(true);
      await popup.page.reload().catch(() => {});
      await tab.press('Cancel');
    },
  },
];

async function endsInVain(popup) {
  await popup.choose('Maya');
  await popup.waitFor({ status: 'error', message: OUTDATED });
  // The button there closes the window: the user can try again on the page.
  await popup.press('Sign in').catch(() => {});
}

async function signInByPopup(visitor, tab) {
  visitor.handleRequests(undefined);
  if (await tab.withButton(({ status }) => status === 'signed-in')) {
    await tab.press('Sign out');
    await tab.waitFor({ status: 'signed-out' });
  }
  const session = await tab.page.createCDPSession();
  await session.send('Network.clearBrowserCookies');
  await session.detach();
  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
}

testFaults(
  test,
  FAULTS,
  async (visitor, { run }) => {
    server.demo = visitor.demo;
    const tab = await openAndListen(visitor, PAGE);
    const popup = await pressForWindow(visitor, tab);
    await popup.waitForSignInPage();
    return (await run({ popup, tab, visitor })) ?? tab;
  },
  signInByPopup,
);
