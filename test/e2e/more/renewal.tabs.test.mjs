import assert from 'node:assert/strict';
import { visitTheDemo } from '../support/visit.mjs';

/** Seconds. What is to be renewed here is really over soon. */
const test = visitTheDemo({ lifetimes: { accessToken: 5 } });

const PAGE_FOR_ALL_TABS = '/e2e/local.html';
const PAGE_FOR_THIS_TAB = '/e2e/session.html';

test('eight tabs that stay open renew by themselves, with one request each time', async ({
  open,
  renewals,
}) => {
  const address = PAGE_FOR_ALL_TABS;
  const first = await open(address);
  await first.signIn('Maya', { endsOn: address });
  const tabs = [first, ...(await Promise.all(Array.from({ length: 7 }, () => open(address))))];
  const { access_token: old } = await first.token();
  await Promise.all(
    tabs.map(({ page }) => page.waitForFunction(hasAnotherToken, { polling: 50 }, old)),
  );
  assertThatEachIsUsedOnce(renewals);
  for (const tab of tabs) {
    assert.equal(await tab.whoAmI(), 'Maya');
    assert.equal((await tab.heard()).includes('token-expired'), false);
  }
  assertThatEachIsUsedOnce(renewals);
});

test('of a tab and its copy only one uses the refresh token, and its session lives on', async ({
  open,
  openCopyOf,
  renewals,
}) => {
  const tab = await open(PAGE_FOR_THIS_TAB);
  await tab.signIn('Maya', { endsOn: PAGE_FOR_THIS_TAB });
  const copy = await openCopyOf(tab);
  await copy.waitFor({ address: PAGE_FOR_THIS_TAB, status: 'signed-in' });

  const isOut = async ({ page }) => {
    await page.waitForFunction(() => window.heard.includes('token-expired'), { polling: 50 });
    return page;
  };
  const out = await Promise.race([isOut(tab), isOut(copy)]);
  const [left] = [tab, copy].filter(({ page }) => page !== out);
  await left.waitFor({ address: PAGE_FOR_THIS_TAB, status: 'signed-in', message: '' });
  assert.equal(await left.whoAmI(), 'Maya');
  assertThatEachIsUsedOnce(renewals);
});

function assertThatEachIsUsedOnce(renewals) {
  const used = renewals().map((form) => form.refresh_token);
  assert.notEqual(used.length, 0);
  assert.equal(new Set(used).size, used.length);
}

/** Runs in the page. */
function hasAnotherToken(old) {
  const { token } = document.querySelector('egain-login');
  return token && token.access_token !== old;
}
