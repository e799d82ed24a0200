import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

const OUTDATED = 'This sign-in has expired. Please try again.';
const MISSING = /<egain-login> missing_transaction: No login is waiting for this response/;

test('a reload of the callback page sends no code again', async ({ open, tokenRequests }) => {
  const tab = await open('/login.html');
  await tab.page.click('#stay');
  await tab.signIn('Maya', { endsOn: '/callback.html' });
  await tab.page.reload();

  await tab.waitFor({ address: '/callback.html', status: 'signed-out', message: '' });
  assert.deepEqual(await tab.heard(), []);
  assert.equal(tokenRequests.length, 1);
});

test('a reload in the middle of the exchange leaves a button that works', async ({
  open,
  tokenRequests,
  handleRequests,
}) => {
  // The server never gets round to it.
  handleRequests(({ url }) => url.endsWith('/oauth2/token'));
  const tab = await open('/plain.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: '/plain.html', status: 'exchanging' });
  await tab.page.reload();
  await tab.waitFor({ address: '/plain.html', status: 'signed-out', message: '' });
  assert.equal(tokenRequests.length, 1);

  handleRequests(undefined);
  await tab.press('Sign in');
  await tab.waitFor({ address: '/plain.html', status: 'signed-in' });
  assert.equal(tokenRequests.length, 2);
});

test('two tabs that log in at once end with a token of their own each', async ({
  open,
  tokenRequests,
}) => {
  const [one, two] = await Promise.all([open('/login.html'), open('/login.html')]);
  await Promise.all([one.press('Sign in'), two.press('Sign in')]);
  await Promise.all([one.waitForSignInPage(), two.waitForSignInPage()]);
  await Promise.all([one.choose('Maya'), two.choose('Tomás')]);
  await Promise.all(
    [one, two].map((tab) => tab.waitFor({ address: '/login.html', status: 'signed-in' })),
  );

  assert.deepEqual([await one.whoAmI(), await two.whoAmI()], ['Maya', 'Tomás']);
  assert.equal(tokenRequests.length, 2);
});

test('a login that comes back in another tab ends there', async ({ open, tokenRequests }) => {
  const first = await open('/login.html');
  await first.press('Sign in');
  await first.waitForSignInPage();

  // As from a link in a mail that the sign-in server has sent.
  const second = await open(first.page.url());
  await second.choose('Maya');
  await second.waitFor({ address: '/login.html', status: 'signed-in' });
  assert.equal(await second.whoAmI(), 'Maya');
  assert.equal(tokenRequests.length, 1);

  await first.page.goBack();
  await first.waitFor({ address: '/login.html', status: 'signed-out', message: '' });
  await first.press('Sign in');
  await first.waitFor({ address: '/login.html', status: 'signed-in' });
  assert.equal(tokenRequests.length, 2);
});

test('a callback address that two tabs open at the same moment is used by exactly one', async ({
  open,
  tokenRequests,
  expectErrors,
}) => {
  expectErrors(MISSING);
  const address = await getUnusedCallback(await open('/plain.html'));
  const tabs = await Promise.all([open('/first.html'), open('/first.html')]);
  const at = Date.now() + 300;
  await Promise.all(tabs.map(({ page }) => page.evaluate(openAt, address, at)));

  const isSettled = ({ page }) =>
    page.waitForFunction(
      () => ['signed-in', 'error'].includes(document.querySelector('egain-login')?.status),
      { polling: 50 },
    );
  await Promise.all(tabs.map(isSettled));
  const [signedIn, other] = (await tabs[0].token()) ? tabs : tabs.toReversed();
  await signedIn.waitFor({ address: '/plain.html', status: 'signed-in', message: '' });
  await other.waitFor({ address: '/plain.html', status: 'error', message: OUTDATED });
  assert.deepEqual(await signedIn.heard(), ['token:login']);
  assert.deepEqual(await other.heard(), ['login-error:missing_transaction']);
  assert.equal(tokenRequests.length, 1);
  assert.equal(await signedIn.whoAmI(), 'Maya');
});

test('a code is used once: who opens its address again is told so, and can start anew', async ({
  open,
  tokenRequests,
  expectErrors,
}) => {
  expectErrors(MISSING);
  const address = await getUnusedCallback(await open('/plain.html'));
  const first = await open(address);
  await first.waitFor({ address: '/plain.html', status: 'signed-in' });

  const second = await open(address);
  await second.waitFor({ address: '/plain.html', status: 'error', message: OUTDATED });
  assert.deepEqual(await second.heard(), ['login-error:missing_transaction']);
  assert.equal(tokenRequests.length, 1);

  await second.press('Sign in');
  await second.waitFor({ address: '/plain.html', status: 'signed-in', message: '' });
  assert.equal(tokenRequests.length, 2);
});

test('the token is asked for before the element is defined', async ({ open }) => {
  const tab = await open('/plain.html');
  await tab.page.evaluateOnNewDocument(() => {
    const fetchNow = fetch;
    window.fetch = (...request) => {
      window.isDefined = !!customElements.get('egain-login');
      return fetchNow(...request);
    };
  });
  await tab.signIn('Maya', { endsOn: '/plain.html' });
  assert.equal(await tab.page.evaluate(() => window.isDefined), false);
});

/** Signs in, in a browser that runs no scripts at the end: the code lies unused in its address bar. */
async function getUnusedCallback(tab) {
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.page.setJavaScriptEnabled(false);
  await Promise.all([tab.page.waitForNavigation(), tab.page.click('button[value="PROD-1101"]')]);
  assert.match(tab.page.url(), /\/plain\.html\?code=/);
  return tab.page.url();
}

/** Runs in the page: two tabs can agree on a moment better than two commands of a test. */
function openAt(address, moment) {
  setTimeout(() => location.assign(address), moment - Date.now());
}
