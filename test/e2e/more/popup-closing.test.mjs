// A popup that the user closes, wherever it is at that moment; and one that only looks as if it were closed.
import { writeButton, writePage } from '../support/documents.mjs';
import { visitSite } from '../support/site.mjs';
import { closeOpened, pressForWindow, waitForWindows } from '../support/windows.mjs';

const CLOSED = {
  status: 'error',
  message: 'The sign-in window was closed. You can try again.',
  heard: ['login-error:popup_closed'],
};
const test = await visitSite({
  '/popup.html': writePage(writeButton('mode="popup" redirect-uri="/done.html"')),
  '/sign-in.html': writePage('<script>opener.isSignInPageThere = true</script>'),
  '/done.html': writePage('<egain-login></egain-login>'),
});

test('a popup that is closed before the sign-in server has answered is reported', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  await setFocus(tab, false);
  const asked = visitor.whenAsked('/oauth2/authorize');
  await tab.press('Sign in');
  await asked;
  await closeOpened(visitor);
  await setFocus(tab, true);
  await tab.waitFor(CLOSED);
  await signInAgain(visitor, tab);
});

test('a popup that is closed while it is blank is reported', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  await setFocus(tab, false);
  // The browser stays where it is: on a blank page.
  const answered = new Promise((resolve) => {
    visitor.handleRequests((_request, response) => {
      response.writeHead(204).end(resolve);
      return true;
    });
  });
  await tab.press('Sign in');
  await answered;
  await closeOpened(visitor);
  await setFocus(tab, true);
  await tab.waitFor(CLOSED);
  await signInAgain(visitor, tab);
});

test('a popup that is closed on a sign-in page of the same origin is reported', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  await setFocus(tab, false);
  const signInPage = new URL('/sign-in.html', visitor.home).href;
  const authorizeUrl = await tab.withButton(
    (button, url) => {
      const { authorizeUrl: former } = button;
      button.authorizeUrl = url;
      return former;
    },
    undefined,
    signInPage,
  );
  await tab.press('Sign in');
  await tab.page.waitForFunction(() => window.isSignInPageThere, { polling: 50 });
  await letThePageLook();
  await closeOpened(visitor);
  await setFocus(tab, true);
  await tab.waitFor(CLOSED);

  await tab.withButton((button, url) => void (button.authorizeUrl = url), undefined, authorizeUrl);
  await signInAgain(visitor, tab);
});

test('a press opens another window where the first is closed, though the page has not noticed', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  await setFocus(tab, false);
  const first = await pressForWindow(visitor, tab);
  await first.waitForSignInPage();
  await first.page.close();
  await tab.waitFor({ status: 'authorizing' });
  const second = await pressForWindow(visitor, tab, 'Signing in…');
  await second.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '', heard: ['token:login'] });
  await waitForWindows(visitor, 1);
});

test('a sign-in page that is isolated is not taken for a closed window while the user is there', async (visitor) => {
  visitor.handleRequests((_request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    return false;
  });
  const tab = await visitor.open('/popup.html');
  await setFocus(tab, false);
  const window = await pressForWindow(visitor, tab);
  await window.waitForSignInPage();
  await letThePageLook();
  await tab.waitFor({ status: 'authorizing', heard: [] });
  await window.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '', heard: ['token:login'] });
});

/** The page looks ten times a second, and believes what it has seen ten times. */
const letThePageLook = () => new Promise((resolve) => setTimeout(resolve, 1500));

/** Without a screen, Chromium gives each window the focus: this says whether the user is on the page. */
function setFocus({ page }, isHere) {
  return page.evaluate((answer) => void (Document.prototype.hasFocus = () => answer), isHere);
}

async function signInAgain(visitor, tab) {
  visitor.handleRequests(undefined);
  const window = await pressForWindow(visitor, tab);
  await window.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
}
