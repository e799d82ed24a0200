// What all tests of faults share: whatever goes wrong ends in a state that is defined, with a button
// that works, with nothing left behind and no secret told.
import assert from 'node:assert/strict';

/** What stands for a secret in answers that are not the demo's. */
export const SECRET = 'NOT-TO-BE-TOLD';

/**
 * Makes a fault's test: `run` brings it about in a tab, and the row says how that ends.
 *
 * @param {(sentence: string, run: Function) => void} test that of `visitTheDemo`
 * @param {Row[]} rows
 * @param {(visitor: object, row: Row) => Promise<import('../support/tab.mjs').Tab>} run may give the visitor a
 *   function `mend`, which the next click waits for
 * @param {(visitor: object, tab: import('../support/tab.mjs').Tab) => Promise<void>} [signIn] the next click
 *
 * @typedef {object} Row
 * @property {string} fault what the test is called
 * @property {string} [code] of the one `login-error` that tells it; without it nothing is told
 * @property {number} [httpStatus] which that error names
 * @property {string} [status] what the button shows: `error` with a code, else `signed-in`
 * @property {RegExp[]} [console] what the browser itself says of it
 * @property {number} [leftover] logins that were begun and given up: each is kept for an hour
 */
export function testFaults(test, rows, run, signIn = signInAgain) {
  for (const row of rows) {
    const { fault, code, httpStatus, status = code ? 'error' : 'signed-in' } = row;
    test(`${fault}: ${code ?? status}, and the next click works`, async (visitor) => {
      visitor.expectErrors(...(row.console ?? []));
      if (code && !/^(access_denied|popup_closed)$/.test(code))
        visitor.expectErrors(new RegExp(`<egain-login> ${code}: `));
      visitor.errors = [];
      const tab = await run(visitor, row);
      await tab.waitFor({ status });
      const told = visitor.errors.map((error) => [error.code, error.status]);
      assert.deepEqual(told, code ? [[code, httpStatus]] : []);
      await visitor.mend?.(tab);
      await signIn(visitor, tab);
      await checkWhatIsLeft(visitor, tab, row);
    });
  }
}

/** Opens a tab whose buttons' errors are kept, on whichever page they are told. */
export async function openAndListen(visitor, address) {
  const tab = await visitor.open('about:blank');
  await listenForErrors(visitor, tab);
  await tab.visit(address);
  return tab;
}

async function listenForErrors({ errors }, { page }) {
  await page.exposeFunction('keepError', (error) => errors.push(error));
  await page.evaluateOnNewDocument(() => {
    addEventListener('login-error', ({ detail: { code, message, status } }) => {
      window.keepError({ code, message, status });
    });
  });
}

/** Signs in as Maya, whom the server may know by now. */
async function signInAgain(visitor, tab) {
  visitor.handleRequests(undefined);
  const isSignedIn = await tab.withButton(({ status }) => status === 'signed-in');
  if (isSignedIn) {
    await tab.press('Sign out');
    await tab.waitFor({ status: 'signed-out' });
  }
  await tab.press('Sign in');
  await finish(tab);
  assert.equal(await tab.whoAmI(), 'Maya');
}

/** Chooses Maya where the server asks, and waits for the end. */
async function finish(tab) {
  const isAsked = await tab.page.waitForFunction(
    () => {
      const button = document.querySelector('egain-login');
      return document.querySelector('.people')
        ? { is: true }
        : button?.status === 'signed-in' && { is: false };
    },
    { polling: 50 },
  );
  if (await isAsked.evaluate(({ is }) => is)) await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
}

async function checkWhatIsLeft({ errors, problems, tokenRequests }, tab, { leftover = 0 }) {
  const { access_token: accessToken, refresh_token: refreshToken } = await tab.token();
  const secrets = tokenRequests.flatMap((form) => [
    form.code,
    form.code_verifier,
    form.refresh_token,
  ]);
  const said = JSON.stringify([errors, problems]);
  for (const secret of [SECRET, accessToken, refreshToken, ...secrets].filter(Boolean))
    assert.ok(!said.includes(secret), `a secret is told: ${said}`);
  const keys = await tab.page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((area) => Object.keys(area)),
  );
  // One login has a key of the same name in both.
  const kept = new Set(keys.filter((key) => /transaction|handover/.test(key)));
  assert.equal(kept.size, leftover, `logins that are still waited for: ${[...kept]}`);
}

export async function begin(tab) {
  await tab.press('Sign in');
  await tab.waitForSignInPage();
}

/** Signs in from a page that is its own callback page. */
export async function signIn(tab) {
  await begin(tab);
  await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
}
