import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

test('a renewal comes before the token is over, not long before', async ({ open, renewals }) => {
  // This page’s tokens live a minute, and are due for renewal when 12 s are left.
  const tab = await open('/renewal.html');
  await tab.signIn('Maya', { endsOn: '/renewal.html' });
  const { access_token: old, expiresAt } = await tab.token();
  await tab.wakeAt(expiresAt - 13_000);
  assert.equal((await tab.token()).access_token, old);

  await tab.wakeAt(expiresAt - 11_000);
  await tab.waitFor({ heard: ['token:login', 'token:refresh'] });
  assert.equal(renewals().length, 1);
  assert.notEqual((await tab.token()).access_token, old);
});

for (const [sentence, spoil] of [
  ['a refresh token that the server has revoked', revoke],
  ['a refresh token that somebody else has used before', use],
]) {
  test(`${sentence} ends the session in all tabs, and one click begins another`, async ({
    open,
    demo,
    renewals,
    expectErrors,
  }) => {
    expectErrors(/the server responded with a status of 400/);
    const address = '/e2e/local.html';
    const tab = await open(address);
    await tab.signIn('Maya', { endsOn: address });
    const other = await open(address);
    await other.waitFor({ address, status: 'signed-in', heard: ['token:restore'] });

    const token = await tab.token();
    await spoil(demo.signIn.user, token);
    await tab.wakeAt(token.expiresAt - 30_000);
    const over = { address, status: 'signed-out', message: '' };
    await tab.waitFor({ ...over, heard: ['token:login', 'token-expired'] });
    await other.waitFor({ ...over, heard: ['token:restore', 'token-expired'] });
    assert.equal(renewals().length, 1);
    assert.equal(await tab.token(), null);
    assert.doesNotMatch(await tab.page.evaluate(() => JSON.stringify(localStorage)), /token:/);

    // The server still knows who it is.
    await tab.press('Sign in');
    await tab.waitFor({ address, status: 'signed-in' });
    await other.waitFor({ address, status: 'signed-in' });
    assert.equal(await other.whoAmI(), 'Maya');
  });
}

test('a refresh token that is over is tried by one tab, though all need another', async ({
  open,
  demo,
  renewals,
  expectErrors,
}) => {
  expectErrors(/the server responded with a status of 400/);
  const address = '/e2e/local.html';
  const first = await open(address);
  await first.signIn('Maya', { endsOn: address });
  const tabs = [first, await open(address), await open(address), await open(address)];
  const token = await first.token();
  await revoke(demo.signIn.user, token);
  await Promise.all(tabs.map((tab) => tab.wakeAt(token.expiresAt - 30_000)));
  for (const tab of tabs) await tab.waitFor({ address, status: 'signed-out', message: '' });
  assert.equal(renewals().length, 1);
});

async function revoke({ revokeUrl }, { refresh_token: token }) {
  const { ok } = await post(revokeUrl, { token });
  assert.ok(ok);
}

/** Rotation sees the second use, and can't know whose it is: it ends both. */
async function use({ tokenUrl }, { refresh_token: refreshToken }) {
  const { ok } = await post(tokenUrl, { grant_type: 'refresh_token', refresh_token: refreshToken });
  assert.ok(ok);
}

function post(url, parameters) {
  const form = { client_id: '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60', ...parameters };
  return fetch(url, { method: 'POST', body: new URLSearchParams(form) });
}
