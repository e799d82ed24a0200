import assert from 'node:assert/strict';
import process from 'node:process';
import { visitTheDemo } from '../support/visit.mjs';

/** How often the whole is done: EIGHT_TABS_ROUNDS=50 node --test test/e2e/more/eight-tabs.test.mjs */
const { EIGHT_TABS_ROUNDS: ROUNDS = '1' } = process.env;

const PAGE = '/e2e/local.html';
const TABS = 8;

/** Milliseconds: 10 s before the hour of a token is over, a renewal is due. */
const UNTIL_DUE = 3_590_000;

/** What makes all tabs renew: they wake up, they are asked for a token, or some this and some that. */
const TRIGGERS = {
  wake: () => 'wake',
  getToken: () => 'getToken',
  both: (tab) => (tab % 2 ? 'wake' : 'getToken'),
};

const test = visitTheDemo();

for (let round = 1; round <= Number(ROUNDS); round++) {
  test(`${TABS} tabs that renew at the same instant lose no session (${round} of ${ROUNDS})`, async ({
    open,
    demo,
    renewals,
    handleRequests,
  }) => {
    const first = await open(PAGE);
    await first.signIn('Maya', { endsOn: PAGE });
    const others = await Promise.all(Array.from({ length: TABS - 1 }, () => open(PAGE)));
    const tabs = [first, ...others];
    await Promise.all(tabs.map((tab) => tab.waitFor({ address: PAGE, status: 'signed-in' })));

    let times = 0;
    for (const delay of [0, 200]) {
      handleRequests(() => answerLate(delay));
      for (const choose of Object.values(TRIGGERS)) {
        const { access_token: before } = await first.token();
        await renewAtOnce(tabs, choose);
        times++;
        const tokens = await Promise.all(tabs.map((tab) => tab.token()));
        const [accessToken, ...rest] = new Set(tokens.map((token) => token?.access_token));
        assert.deepEqual(rest, [], 'all tabs hold the same token');
        assert.notEqual(accessToken, before);
        assert.ok(await demo.signIn.findAccess(accessToken), 'the server knows the token');
      }
    }

    const used = renewals().map((form) => form.refresh_token);
    assert.equal(used.length, times, 'one request for each renewal');
    assert.equal(new Set(used).size, times, 'no refresh token is used twice');
    for (const tab of tabs) {
      const refreshed = (await tab.heard()).slice(1);
      assert.deepEqual(refreshed, Array(times).fill('token:refresh'));
    }
  });
}

/** Lets the token grow old in all tabs at one agreed instant, and waits until each has a new one. */
async function renewAtOnce(tabs, chooseTrigger) {
  const at = Date.now() + 200;
  await Promise.all(
    tabs.map(({ page }, index) => page.evaluate(growOld, UNTIL_DUE, at, chooseTrigger(index))),
  );
}

/** Runs in the page. */
async function growOld(milliseconds, moment, trigger) {
  const button = document.querySelector('egain-login');
  const { access_token: before } = button.token;
  const renewed = new Promise((resolve) => {
    const look = () => {
      if (button.token && button.token.access_token !== before) return resolve();
      if (!button.token && button.status === 'signed-out') return resolve();
      return setTimeout(look, 10);
    };
    setTimeout(look, moment - window.readRealClock() + 10);
  });
  await new Promise((resolve) => setTimeout(resolve, moment - window.readRealClock()));
  const read = window.readClock;
  window.readClock = () => read() + milliseconds;
  if (trigger === 'wake') window.wake();
  else await button.getToken();
  await renewed;
}

async function answerLate(milliseconds) {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return false;
}
