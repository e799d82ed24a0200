// Two tabs: what ends one login leaves the other alone, and what is no refusal ends none.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { answerJson, visitSite } from '../support/site.mjs';

const PAGES = { memory: '/memory.html', session: '/session.html', local: '/local.html' };

const test = await visitSite(
  Object.fromEntries(
    Object.entries(PAGES).map(([storage, path]) => [
      path,
      writePage(writeButton(`storage="${storage}" redirect-uri="${path}"`)),
    ]),
  ),
);

for (const storage of ['memory', 'session']) {
  test(`a refresh token that is refused in one tab leaves the login of another alone (${storage})`, async ({
    open,
    handleRequests,
    expectErrors,
  }) => {
    expectErrors(/the server responded with a status of 400/);
    const [one, two] = [await open(PAGES[storage]), await open(PAGES[storage])];
    await one.signIn('Maya', { endsOn: PAGES[storage] });
    await two.press('Sign in');
    await two.waitFor({ address: PAGES[storage], status: 'signed-in' });
    const token = await two.token();

    handleRequests(({ url }, response) => {
      const isToken = url.endsWith('/oauth2/token');
      return isToken && answerJson(response, 400, { error: 'invalid_grant' });
    });
    await wakeToRenew(one);
    await one.waitFor({ status: 'signed-out', heard: ['token:login', 'token-expired'] });
    handleRequests(undefined);

    await hearsFrom(one, two);
    await two.waitFor({ status: 'signed-in', heard: ['token:login'] });
    assert.deepEqual(await two.token(), token);
    await wakeToRenew(two);
    await two.waitFor({ status: 'signed-in', heard: ['token:login', 'token:refresh'] });
    assert.equal(await two.whoAmI(), 'Maya');
  });
}

for (const [status, body] of [
  [429, { error: 'too_many_requests' }],
  [408, { error: 'timeout' }],
  [404, { error: 'invalid_grant' }],
  [400, { error: 'server_error' }],
]) {
  test(`a renewal that gets ${status} and ${body.error} signs nobody out, and is tried again`, async ({
    open,
    handleRequests,
    expectErrors,
    problems,
    renewals,
  }) => {
    expectErrors(new RegExp(`the server responded with a status of ${status}`));
    const one = await open(PAGES.local);
    await one.signIn('Maya', { endsOn: PAGES.local });
    const two = await open(PAGES.local);
    await two.waitFor({ status: 'signed-in' });
    // After 408 browsers themselves ask once more before they tell the page.
    const isTold = () => problems.some((text) => text.includes(`a status of ${status}`));
    handleRequests(({ url }, response) => {
      const fails = url.endsWith('/oauth2/token') && !isTold();
      return fails && answerJson(response, status, body);
    });
    await wakeToRenew(one);
    await one.waitFor({ status: 'signed-in', heard: ['token:login', 'token:refresh'] });
    await two.waitFor({ status: 'signed-in', heard: ['token:restore', 'token:refresh'] });
    const [first, second] = renewals();
    assert.equal(first.refresh_token, second.refresh_token);
  });
}

/** Lets a tab find that its token has half a minute left. */
async function wakeToRenew(tab) {
  const { expiresAt } = await tab.token();
  await tab.wakeAt(expiresAt - 30_000);
}

/** Waits until one tab has heard of everything that another has stored. */
async function hearsFrom(from, to) {
  const hears = to.page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('storage', ({ key }) => key === 'last' && resolve());
      }),
  );
  await to.page.evaluate(() => true);
  await from.page.evaluate(() => localStorage.setItem('last', Math.random()));
  await hears;
}
