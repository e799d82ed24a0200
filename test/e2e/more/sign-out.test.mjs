// Signing out reaches whatever was not looking, and every token is revoked.
import assert from 'node:assert/strict';
import { SIGN_IN, writeButton, writePage } from '../support/documents.mjs';
import { answerJson, createGate, visitSite } from '../support/site.mjs';
import { pressForWindow } from '../support/windows.mjs';

const SIGNED_OUT = { status: 'signed-out', message: '' };
const revoking = `revoke-url="${SIGN_IN}/oauth2/revoke"`;
const leaving = `logout-url="${SIGN_IN}/connect/logout"`;
const page = (attributes, path) => writePage(writeButton(`${attributes} redirect-uri="${path}"`));

const test = await visitSite(
  {
    '/session.html': page(`storage="session" ${revoking}`, '/session.html'),
    '/memory.html': page(revoking, '/memory.html'),
    '/kept.html': page(revoking, '/kept.html'),
    '/popup.html': page(`mode="popup" ${revoking} ${leaving}`, '/done.html'),
    '/wrong.html': page(`revoke-url="/revoke" ${leaving}`, '/wrong.html'),
    '/other.html': writePage('Nobody can sign in here'),
    '/no-script.html': writePage('Nothing of ours is here', ''),
    '/done.html': writePage('<egain-login></egain-login>'),
  },
  { headers: { '/kept.html': { 'Cache-Control': 'no-cache' } } },
);

for (const path of ['/other.html', '/no-script.html']) {
  test(`signing out reaches a tab that was on ${path}`, async ({ open, revocations }) => {
    const [one, two] = await signInTwice(open, '/session.html');
    const { refresh_token: refreshToken } = await two.token();
    await two.visit(path);
    await one.press('Sign out');
    await one.waitFor(SIGNED_OUT);
    await two.visit('/session.html');
    await two.waitFor({ ...SIGNED_OUT, heard: [] });
    assert.equal(await two.token(), null);
    await isRevoked(revocations, refreshToken);
  });
}

test('signing out reaches a tag that was unmounted', async ({ open, revocations }) => {
  const [one, two] = await signInTwice(open, '/memory.html');
  const { refresh_token: refreshToken } = await two.token();
  await two.withButton((button) => {
    window.unmounted = button;
    button.remove();
  });
  await one.press('Sign out');
  await one.waitFor(SIGNED_OUT);
  await two.page.evaluate(() => document.body.append(window.unmounted));
  await two.waitFor(SIGNED_OUT);
  assert.equal(await two.token(), null);
  await isRevoked(revocations, refreshToken);
});

test('signing out reaches a page in the back/forward cache', async ({ open, revocations }) => {
  const [one, two] = await signInTwice(open, '/kept.html');
  const { refresh_token: refreshToken } = await two.token();
  await two.visit('/no-script.html');
  await one.press('Sign out');
  await one.waitFor(SIGNED_OUT);
  await two.page.goBack();
  assert.equal(await two.isKept(), true);
  await two.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await two.token(), null);
  await isRevoked(revocations, refreshToken);
});

test('a copy of a tab never uses a refresh token that was used while it was on another page', async ({
  open,
  openCopyOf,
  renewals,
}) => {
  const tab = await open('/session.html');
  await tab.signIn('Maya', { endsOn: '/session.html' });
  const copy = await openCopyOf(tab);
  await copy.waitFor({ status: 'signed-in' });
  await copy.visit('/other.html');
  const { expiresAt } = await tab.token();
  await tab.wakeAt(expiresAt - 30_000);
  await tab.waitFor({ heard: ['token:login', 'token:refresh'] });

  await copy.visit('/session.html');
  // The access token is still good.
  await copy.waitFor({ status: 'signed-in', heard: ['token:restore'] });
  assert.equal(await copy.whoAmI(), 'Maya');
  await copy.wakeAt(expiresAt - 20_000);
  await copy.waitFor({ status: 'signed-in', heard: ['token:restore'] });
  await copy.wakeAt(expiresAt + 1000);
  await copy.waitFor({ status: 'signed-out', heard: ['token:restore', 'token-expired'] });

  assert.equal(renewals().length, 1);
  await tab.withButton((button) => button.getToken());
  assert.equal(await tab.whoAmI(), 'Maya');
});

test('a login that begins while the server is slow to revoke is not taken to logout-url', async (visitor) => {
  const { whenReleased, release } = createGate();
  visitor.handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/revoke')) await whenReleased;
    return false;
  });
  const tab = await visitor.open('/popup.html');
  const first = await pressForWindow(visitor, tab);
  await first.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
  await tab.press('Sign out');
  await tab.waitFor(SIGNED_OUT);
  const window = tab.press('Sign in');
  await tab.waitFor({ status: 'signed-in', heard: ['token:login', 'logout', 'token:login'] });
  await window;

  const isRevocation = (response) => response.url().endsWith('/oauth2/revoke');
  const answered = tab.page.waitForResponse(isRevocation);
  release();
  await answered;
  assert.equal(await tab.whoAmI(), 'Maya');
  await tab.waitFor({ address: '/popup.html', status: 'signed-in' });
  assert.equal(visitor.requestsTo('/connect/logout').length, 0);
});

test('signing out during a renewal revokes what the renewal gets', async ({
  open,
  handleRequests,
  revocations,
}) => {
  const tab = await open('/memory.html');
  await tab.signIn('Maya', { endsOn: '/memory.html' });
  const { whenReleased, release } = createGate();
  const { whenReleased: whenAsked, release: asked } = createGate();
  handleRequests(async ({ url }, response) => {
    if (!url.endsWith('/oauth2/token')) return false;
    asked();
    await whenReleased;
    return answerJson(response, 200, {
      access_token: 'renewed-access-token',
      refresh_token: 'renewed-refresh-token',
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });
  const { expiresAt } = await tab.token();
  await tab.wakeAt(expiresAt - 30_000);
  await whenAsked;
  await tab.press('Sign out');
  await tab.waitFor(SIGNED_OUT);
  release();
  await isRevoked(revocations, 'renewed-access-token');
  await isRevoked(revocations, 'renewed-refresh-token');
  await tab.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  assert.equal(await tab.token(), null);
});

test('signing out in one tab revokes the tokens of the separate logins that end with it', async ({
  open,
  revocations,
}) => {
  const [one, two] = await signInTwice(open, '/memory.html');
  const tokens = [await one.token(), await two.token()];
  await one.press('Sign out');
  await two.waitFor({ ...SIGNED_OUT, heard: ['token:login', 'logout'] });
  for (const { access_token: accessToken, refresh_token: refreshToken } of tokens) {
    await isRevoked(revocations, accessToken);
    await isRevoked(revocations, refreshToken);
  }
  assert.equal(revocations.length, 4);
});

test('two tokens of 40 KB are both revoked', async ({ open, handleRequests, requestsTo }) => {
  const long = (name) => name + 'x'.repeat(40_000);
  handleRequests(({ url }, response) => {
    if (url.endsWith('/oauth2/revoke')) return answerJson(response, 200, {});
    if (!url.endsWith('/oauth2/token')) return false;
    return answerJson(response, 200, {
      access_token: long('access'),
      refresh_token: long('refresh'),
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });
  const tab = await open('/memory.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
  const answered = ['access', 'refresh'].map((name) =>
    tab.page.waitForResponse((response) => {
      const form = new URLSearchParams(response.request().postData());
      return response.ok() && !!form.get('token')?.startsWith(name);
    }),
  );
  await tab.press('Sign out');
  await Promise.all(answered);
  assert.equal(requestsTo('/oauth2/revoke').length, 2);
});

test('a wrong revoke-url is reported, and logout-url is visited all the same', async ({
  open,
  requestsTo,
  expectErrors,
}) => {
  expectErrors(/<egain-login> configuration: The attribute revoke-url/);
  const tab = await open('/wrong.html');
  await tab.signIn('Maya', { endsOn: '/wrong.html' });
  await tab.press('Sign out');
  await tab.page.waitForSelector('h1::-p-text(Sign out?)');
  assert.equal(requestsTo('/connect/logout').length, 1);
});

/** Signs in separately in two tabs; the server knows the user the second time. */
async function signInTwice(open, path) {
  const [one, two] = [await open(path), await open(path)];
  await one.signIn('Maya', { endsOn: path });
  await two.press('Sign in');
  await two.waitFor({ address: path, status: 'signed-in' });
  return [one, two];
}

/** Waits until a token has been sent to the revocation endpoint. */
async function isRevoked(revocations, token) {
  for (let tries = 0; tries < 250; tries++) {
    if (revocations.some((form) => form.token === token)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.deepEqual(revocations, [{ token }], 'revoked');
}
