// Whose login it is: tags of different identities on one page, equal tags, and attributes that change.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { createGate, visitSite } from '../support/site.mjs';
import { openedBy, pressForWindow, waitForWindows } from '../support/windows.mjs';

const SCOPES = { read: 'knowledge.portalmgr.read', write: 'knowledge.portalmgr.manage' };
/** Another client that the sign-in server knows. */
const OTHER_CLIENT = '2f9d8e41-6b7c-4a38-8d1e-90c4f5a3b217';

const revoking = `revoke-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/revoke"`;
const popup = `mode="popup" redirect-uri="/done.html" ${revoking}`;

const test = await visitSite({
  '/scopes.html': writePage(
    Object.entries(SCOPES)
      .map(([id, scope]) => writeButton(`id="${id}" redirect-uri="/scopes.html"`, scope))
      .join(''),
  ),
  '/equal.html': writePage(writeButton('id="one"') + writeButton('id="two"')),
  '/equal-popup.html': writePage(
    writeButton(`id="one" ${popup}`) + writeButton(`id="two" ${popup}`),
  ),
  '/popup.html': writePage(writeButton(popup)),
  '/redirect.html': writePage(writeButton()),
  '/local.html': writePage(writeButton('storage="local"')),
  '/done.html': writePage('<egain-login></egain-login>'),
});

test('a login that a tag with other scopes began leaves its neighbor signed out', async ({
  open,
}) => {
  const tab = await open('/scopes.html');
  await tab.click('#write');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/scopes.html', status: 'signed-in' }, '#write');
  assert.equal((await tab.token('#write')).scope, SCOPES.write);
  assert.deepEqual(await tab.heard(), ['token:login #write']);
  await tab.waitFor({ status: 'signed-out', message: '' }, '#read');
  assert.equal(await tab.token('#read'), null);
  assert.equal(await askForToken(tab, '#read'), 'login_required');
});

test('a refused login is reported by the tag that asked for it, and by no other', async ({
  open,
}) => {
  const tab = await open('/scopes.html');
  await tab.click('#write');
  await tab.press('Cancel');
  await tab.waitFor({ address: '/scopes.html', status: 'error' }, '#write');
  await tab.waitFor({ status: 'signed-out', message: '' }, '#read');
  assert.deepEqual(await tab.heard(), ['login-error:access_denied #write']);
});

test('a tag whose client-id changes closes the popup of the old one', async (visitor) => {
  const tab = await visitor.open('/popup.html');
  const popupTab = await pressForWindow(visitor, tab);
  await popupTab.waitForSignInPage();
  await tab.withButton(changeClient, undefined, OTHER_CLIENT);
  await waitForWindows(visitor, 1);
  await tab.waitFor({ status: 'signed-out', message: '', heard: [] });
});

test('a tag whose client-id changes during the exchange after a popup never gets that token', async (visitor) => {
  const { whenReleased, release } = createGate();
  visitor.handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/token')) await whenReleased;
    return false;
  });
  const tab = await visitor.open('/popup.html');
  const popupTab = await pressForWindow(visitor, tab);
  await popupTab.choose('Maya');
  await tab.waitFor({ status: 'exchanging' });
  const clientId = await tab.withButton((button) => button.clientId);
  await tab.withButton(changeClient, undefined, OTHER_CLIENT);
  const revoked = tab.page.waitForResponse((response) => response.url().endsWith('/revoke'));
  release();
  // Nobody will use it, so the server is told.
  await revoked;
  await tab.waitFor({ status: 'signed-out', message: '', heard: [] });
  assert.equal(await tab.token(), null);
  assert.equal(await askForToken(tab, 'egain-login'), 'login_required');

  await tab.withButton(changeClient, undefined, clientId);
  await tab.waitFor({ status: 'signed-out', heard: [] });
  assert.equal(await tab.token(), null);
});

test('a tag whose scope changes while the callback page exchanges the code never gets that token', async ({
  open,
  handleRequests,
  expectErrors,
}) => {
  expectErrors(/no <egain-login> on this page belongs to the login .* Compare scope/);
  const { whenReleased, release } = createGate();
  handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/token')) await whenReleased;
    return false;
  });
  const tab = await open('/redirect.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'exchanging' });
  await tab.withButton((button, scope) => (button.scope = scope), undefined, SCOPES.write);
  const answered = tab.page.waitForResponse((response) => response.url().endsWith('/token'));
  release();
  await (await answered).text();
  await tab.waitFor({ status: 'signed-out', message: '', heard: [] });
  assert.equal(await tab.token(), null);
});

test('of two equal tags on the callback page one reports the login, and the other takes it over', async ({
  open,
}) => {
  const tab = await open('/equal.html');
  await tab.click('#two');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' }, '#one');
  await tab.waitFor({ status: 'signed-in' }, '#two');
  assert.deepEqual((await tab.heard()).toSorted(), ['token:login #one', 'token:restore #two']);
  assert.deepEqual(await tab.token('#one'), await tab.token('#two'));
});

test('of two equal tags the one that opened the popup reports the login, and getToken() of the other waits for it', async (visitor) => {
  const tab = await visitor.open('/equal-popup.html');
  const popupTab = await openedBy(visitor, () => tab.click('#two'));
  const waiting = askForToken(tab, '#one');
  await popupTab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' }, '#two');
  assert.equal(await waiting, (await tab.token('#two')).access_token);
  assert.deepEqual((await tab.heard()).toSorted(), ['token:login #two', 'token:restore #one']);
});

test('getToken() of every equal tag waits while the callback page exchanges the code', async ({
  open,
  handleRequests,
}) => {
  const { whenReleased, release } = createGate();
  handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/token')) await whenReleased;
    return false;
  });
  const tab = await open('/equal.html');
  await tab.click('#one');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'exchanging' }, '#one');
  await tab.page.evaluate(() => {
    const buttons = [...document.querySelectorAll('egain-login')];
    const asked = buttons.map((button) => button.getAccessToken().catch(({ code }) => code));
    window.answers = Promise.all(asked);
  });
  release();
  const [one, two] = await tab.page.evaluate(() => window.answers);
  assert.equal(one, (await tab.token('#one')).access_token);
  assert.equal(two, one);
});

test("another user's login in another tab is taken over, not taken for a renewal", async ({
  open,
}) => {
  const first = await open('/local.html');
  await first.signIn('Maya', { endsOn: '/local.html' });
  const second = await open('/local.html');
  await second.waitFor({ status: 'signed-in', heard: ['token:restore'] });

  await first.withButton((button) => {
    button.authorizeParams = 'forceLogin=yes';
    void button.login();
  });
  await first.choose('Tomás');
  await first.waitFor({ address: '/local.html', status: 'signed-in' });
  await second.waitFor({ status: 'signed-in', heard: ['token:restore', 'token:restore'] });
  assert.equal(await second.whoAmI(), 'Tomás');
});

/** Runs in the page. */
function changeClient(button, clientId) {
  button.clientId = clientId;
}

/** Asks a tag for its access token: that, or the code of the error. */
function askForToken(tab, selector) {
  return tab.withButton((button) => button.getAccessToken().catch((error) => error.code), selector);
}
