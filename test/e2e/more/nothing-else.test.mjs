// Everything that a page with the element does in a whole session: what it requests, stores, says and
// leaves behind. Whatever is not on the lists here fails the test.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { SIGN_IN, writeButton, writePage } from '../support/documents.mjs';
import { LITS } from '../support/guest.mjs';
import { record } from '../support/recorder.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const HEAD = `<link rel="icon" href="data:," />
  <script src="/dist/egain-login.min.js" defer></script>`;
const server = await startPageServer({
  documents: {
    '/start.html': writePage(
      writeButton(
        `revoke-url="${SIGN_IN}/oauth2/revoke" logout-url="${SIGN_IN}/connect/logout"
          redirect-uri="/done.html" after-login="return" storage="session"`,
        'openid knowledge.portalmgr.read',
      ),
      HEAD,
    ),
    '/done.html': writePage('<egain-login></egain-login>', HEAD),
  },
});
after(() => server.close());

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: [`${server.origin}/done.html`, `${server.origin}/start.html`],
});

const AUTHORIZE =
  'GET sign-in/authorize?client_id&response_type&redirect_uri&scope&state&code_challenge&code_challenge_method';
const TOKEN = 'POST sign-in/token';
const PAGE = ['GET pages/start.html', 'GET pages/dist/egain-login.min.js'];

test('a whole session requests, stores and says what is on these lists, and nothing else', async (visitor) => {
  server.demo = visitor.demo;
  const tab = await visitor.open('about:blank');
  const globals = [...(await listGlobalsWithoutUs(tab)), ...LITS].sort();
  const { length: earlier } = await ownHistory(tab);
  const seen = await record(tab, visitor, server.origin);

  await tab.visit(`${server.origin}/start.html`);
  await tab.waitFor({ status: 'signed-out' });
  await tab.page.hover('egain-login');
  await tab.page.focus('egain-login');
  await tab.page.keyboard.press('Tab');
  assert.deepEqual(seen.requests.splice(0), PAGE);
  await expectStored(seen, []);

  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/start.html`, status: 'signed-in' });
  assert.deepEqual(seen.requests.splice(0), [
    AUTHORIZE,
    'GET pages/done.html?code&state&iss',
    'GET pages/dist/egain-login.min.js',
    TOKEN,
    ...PAGE,
  ]);
  await expectStored(seen, [
    'local egain-login:transaction:…',
    'session egain-login:handover',
    'session egain-login:last-login',
    'session egain-login:token:…',
    'session egain-login:transaction:…',
  ]);

  await tab.wakeAt(Date.now() + 3_590_000);
  await tab.waitFor({ heard: ['token:login', 'token:refresh'] });
  assert.deepEqual(seen.requests.splice(0), [TOKEN]);
  await expectStored(seen, ['local egain-login:used:…', 'session egain-login:token:…']);

  assert.equal(await tab.whoAmI(), 'Maya');
  const api = 'api/knowledge/portalmgr/v4/portals/user';
  assert.deepEqual(seen.requests.splice(0).sort(), [`GET ${api}`, `OPTIONS ${api}`]);
  assert.deepEqual(await tab.page.evaluate(listGlobals), globals);

  await tab.press('Sign out');
  // The button says so before the page goes to the server: only the page that comes back has heard nothing.
  await tab.waitFor({ address: `${server.origin}/start.html`, status: 'signed-out', heard: [] });
  assert.deepEqual(seen.requests.splice(0), [
    'POST sign-in/revoke',
    'POST sign-in/revoke',
    'GET sign-in/connect/logout?post_logout_redirect_uri&client_id&id_token_hint',
    ...PAGE,
  ]);
  await expectStored(seen, ['local egain-login:signed-out:…']);

  assert.deepEqual(await tab.page.evaluate(whatIsLeft), {
    // What tabs that were not looking will look for: it names no user, and is kept for 30 days.
    local: ['egain-login:signed-out:…', 'egain-login:used:…'],
    session: ['egain-login:last-login'],
    cookies: '',
    databases: [],
    caches: [],
    workers: 0,
    state: null,
    name: '',
  });
  assert.deepEqual(await tab.page.evaluate(listGlobals), globals);
  assert.deepEqual(seen.said, []);
  assert.deepEqual(seen.otherTargets, []);
  const history = (await ownHistory(tab)).slice(earlier);
  assert.deepEqual(history, ['/start.html', '/start.html', '/start.html']);
});

test('the code and the tokens go to the servers that they are for, and nowhere else', async (visitor) => {
  server.demo = visitor.demo;
  const tab = await visitor.open('about:blank');
  const seen = await record(tab, visitor, server.origin);
  await tab.visit(`${server.origin}/start.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/start.html`, status: 'signed-in' });
  const { access_token: accessToken, refresh_token: refreshToken } = await tab.token();
  const [{ code, code_verifier: verifier }] = visitor.tokenRequests;
  assert.equal(await tab.whoAmI(), 'Maya');

  const whoGot = (secret) => {
    const holds = ({ text }) => text.includes(secret);
    const inHeaders = seen.headers.filter(holds).map(({ requestId }) => requestId);
    const sent = seen.sent.filter((one) => holds(one) || inHeaders.includes(one.requestId));
    return [...new Set(sent.map(({ to }) => to))];
  };
  // The callback page's own server is sent the code by the redirect, and once more as the referrer of
  // its own script.
  assert.deepEqual(whoGot(code), [
    'GET pages/done.html?code&state&iss',
    'GET pages/dist/egain-login.min.js',
    TOKEN,
  ]);
  assert.deepEqual(whoGot(verifier), [TOKEN]);
  assert.deepEqual(whoGot(refreshToken), []);
  assert.deepEqual(whoGot(accessToken), ['GET api/knowledge/portalmgr/v4/portals/user']);
});

async function expectStored(seen, wanted) {
  assert.deepEqual(await seen.stored(wanted.length), wanted);
}

async function listGlobalsWithoutUs(tab) {
  server.isScriptLeftOut = true;
  await tab.visit(`${server.origin}/start.html`);
  const globals = await tab.page.evaluate(listGlobals);
  await tab.visit('about:blank');
  server.isScriptLeftOut = false;
  return globals;
}

async function ownHistory(tab) {
  const isOwn = (url) => url.startsWith(server.origin);
  return (await tab.history()).filter(isOwn).map((url) => url.slice(server.origin.length));
}

/** Runs in the page. The tests' driver has names of its own. */
function listGlobals() {
  const names = Reflect.ownKeys(window).map(String);
  return names.filter((name) => !/ariaQuerySelector/.test(name)).sort();
}

/** Runs in the page: whatever could be kept there. */
async function whatIsLeft() {
  return {
    local: Object.keys(localStorage)
      .map((key) => key.replace(/(:[\w-]+:).*/s, '$1…'))
      .sort(),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: history.state,
    name: window.name,
  };
}
