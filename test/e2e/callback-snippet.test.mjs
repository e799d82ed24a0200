// The line in a callback page's head which has the token asked for before the script has come.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { startPageServer } from '../support/page-server.mjs';
import { writeButton, writePage } from './documents.mjs';
import { askWhoHolds } from './guest.mjs';
import { visitTheDemo } from './support.mjs';

const read = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
const line = `<script>${read('callback-snippet.js')}</script>`;
const { 'callback-snippet.js': hash } = JSON.parse(read('integrity.json'));

const SCRIPT = '<script src="/dist/egain-login.min.js" defer></script>';
/** Without a script: what happens there, the line alone has done. */
const ALONE = '/alone.html';
const AHEAD = '/ahead.html';
const STRICT = '/strict.html';

const startFor = (callback, more = '') =>
  writePage(writeButton(`redirect-uri="${callback}" ${more}`));
const callbackPage = (script) => writePage('<egain-login></egain-login>', line + script);

const server = await startPageServer({
  documents: {
    '/start.html': startFor(AHEAD),
    '/start-alone.html': startFor(ALONE),
    '/start-strict.html': startFor(STRICT),
    '/start-mixed-up.html': startFor(AHEAD, 'issuer="https://another.example"'),
    [AHEAD]: callbackPage(SCRIPT),
    [ALONE]: callbackPage(''),
    [STRICT]: callbackPage(SCRIPT),
  },
  headers: {
    [STRICT]: {
      'Content-Security-Policy': `default-src 'none'; script-src 'self' '${hash}'; connect-src http://localhost:4401; require-trusted-types-for 'script'`,
    },
  },
});
after(() => server.close());

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: [AHEAD, ALONE, STRICT].map((path) => server.origin + path),
});

async function goToSignIn(visitor, start) {
  server.demo = visitor.demo;
  const tab = await visitor.open(server.origin + start);
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  return tab;
}

const at = (path) => ({ address: server.origin + path });

async function expectOneTokenRequest({ tokenRequests }) {
  for (let tries = 0; tokenRequests.length === 0 && tries < 500; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(tokenRequests.length, 1, 'requests for a token');
}

/** Lets no script through until the function that is returned is called. */
async function holdScript({ page }) {
  let letThrough;
  const isLetThrough = new Promise((resolve) => (letThrough = resolve));
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (request.resourceType() === 'script') await isLetThrough;
    await request.continue();
  });
  return letThrough;
}

test('the code is sent, and the address clean, before the script has come', async (visitor) => {
  const tab = await goToSignIn(visitor, '/start.html');
  const letScriptCome = await holdScript(tab);
  await tab.choose('Maya');
  await expectOneTokenRequest(visitor);
  assert.equal(await tab.page.evaluate(() => location.href), server.origin + AHEAD);
  const isThere = await tab.page.evaluate(() => !!customElements.get('egain-login'));
  assert.equal(isThere, false, 'the script');

  letScriptCome();
  await tab.waitFor({ ...at(AHEAD), status: 'signed-in', heard: ['token:login'] });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  await expectOneTokenRequest(visitor);
  assert.equal(await tab.page.evaluate(() => 'egainLogin' in window), false);
  const kept = await tab.page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  assert.doesNotMatch(kept, /transaction|codeVerifier/);
});

test('a strict policy allows it by its hash, and it breaks no rule', async (visitor) => {
  const tab = await goToSignIn(visitor, '/start-strict.html');
  await tab.choose('Maya');
  await tab.waitFor({ ...at(STRICT), status: 'signed-in' });
  assert.equal(visitor.tokenRequests.length, 1);
});

test('a reload in mid-exchange sends the code no second time', async (visitor) => {
  const tab = await goToSignIn(visitor, '/start-alone.html');
  await tab.choose('Maya');
  await expectOneTokenRequest(visitor);
  const [{ code }] = visitor.tokenRequests;
  await tab.page.evaluate(
    (search) => history.replaceState(null, '', search),
    `?code=${code}&state=${await tab.page.evaluate(() => window.egainLogin[0])}`,
  );
  await tab.page.reload();
  await expectOneTokenRequest(visitor);
});

test('a token endpoint that is down is told, and the next click works', async (visitor) => {
  visitor.expectErrors(/ERR_EMPTY_RESPONSE|ERR_CONNECTION|net::/, /<egain-login> network/);
  const tab = await goToSignIn(visitor, '/start.html');
  visitor.handleRequests((request) => {
    if (!request.url.endsWith('/oauth2/token')) return false;
    request.socket.destroy();
    return true;
  });
  const letScriptCome = await holdScript(tab);
  const failed = new Promise((resolve) => tab.page.once('requestfailed', resolve));
  await tab.choose('Maya');
  await failed;
  await tab.page.evaluate(() => true);
  letScriptCome();
  await tab.waitFor({ ...at(AHEAD), status: 'error', heard: ['login-error:network'] });
  visitor.handleRequests(undefined);
  await tab.press('Sign in');
  await tab.waitFor({ ...at(AHEAD), status: 'signed-in' });
});

test('a response of another server is left to the script, which sends no code', async (visitor) => {
  visitor.expectErrors(/<egain-login> issuer_mismatch/);
  const tab = await goToSignIn(visitor, '/start-mixed-up.html');
  await tab.choose('Maya');
  await tab.waitFor({ ...at(AHEAD), status: 'error', heard: ['login-error:issuer_mismatch'] });
  assert.equal(visitor.tokenRequests.length, 0);
});

for (const [what, search] of Object.entries({
  'a response that has a parameter twice': 'code=1&code=2&state=STATE',
  'a refusal': 'error=access_denied&state=STATE',
  'a response among other parameters': 'code=1&state=STATE&page=7',
  'a response without a code': 'state=STATE&page=7',
  'a state of somebody else’s': 'code=1&state=another',
  'no response': '',
})) {
  test(`${what} is left to the script as it is`, async (visitor) => {
    const tab = await goToSignIn(visitor, '/start-alone.html');
    const [{ url }] = visitor.requestsTo('/oauth2/authorize');
    const query = search.replace('STATE', url.searchParams.get('state'));
    const address = `${server.origin}${ALONE}?${query}`;
    await tab.visit(address);
    assert.equal(tab.page.url(), address);
    assert.equal(visitor.tokenRequests.length, 0);
    assert.equal(await tab.page.evaluate(() => 'egainLogin' in window), false);
  });
}

for (const [what, spoil] of Object.entries({
  'that began in another tab': () => sessionStorage.clear(),
  'that began more than an hour ago': () => setStart(Date.now() - 3_600_001),
  'that began in the future': () => setStart(Date.now() + 3_700_000),
})) {
  test(`a login ${what} is left to the script`, async (visitor) => {
    const tab = await goToSignIn(visitor, '/start-alone.html');
    const signInPage = tab.page.url();
    await tab.visit(`${server.origin}/start-alone.html`);
    await tab.page.evaluate(`(${spoil})(); ${setStart}`);
    await tab.visit(signInPage);
    await tab.choose('Maya');
    await tab.page.waitForFunction((path) => location.pathname === path, { polling: 50 }, ALONE);
    await tab.page.waitForSelector('egain-login');
    assert.match(tab.page.url(), /[?&]code=/);
    assert.equal(visitor.tokenRequests.length, 0);
  });
}

/** Runs in the page: says that its login began at another time. */
function setStart(startedAt) {
  const key = Object.keys(localStorage).find((name) => name.includes('transaction'));
  localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), startedAt });
}
