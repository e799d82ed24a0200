// Tags that come late or never, on the page where a login began and on the callback page; and what is
// left of a login that nobody takes.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { answerJson, visitSite } from '../support/site.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A page with a menu, which has the tag only while it is open. */
const writeMenu = (attributes) =>
  writePage(`<button>Menu</button><template>${writeButton(attributes)}</template>
    <script>
      const [menu, template] = document.querySelectorAll('main > button, template');
      menu.onclick = () => menu.after(template.content.cloneNode(true));
    </script>`);

const LOADS_ONCE = `<script>
    if (!sessionStorage.getItem('egain-login:handover'))
      document.write('<script src="/dist/egain-login.min.js"><\\/script>');
  </script>`;

const attributes = 'redirect-uri="/done.html" after-login="return"';

const test = await visitSite({
  '/menu.html': writeMenu(attributes),
  '/menu-session.html': writeMenu(`storage="session" ${attributes}`),
  '/loads-once.html': writePage(writeButton(attributes), LOADS_ONCE),
  '/local.html': writePage(writeButton('storage="local" redirect-uri="/local.html"')),
  '/done.html': writePage('There is no tag here'),
  '/other.html': writePage('Here neither'),
});

for (const path of ['/menu.html', '/menu-session.html']) {
  test(`a tag in a menu that is opened long after the login gets its token (${path})`, async (visitor) => {
    const tab = await visitor.open(path);
    await tab.press('Menu');
    await tab.press('Sign in');
    await tab.choose('Maya');
    await tab.waitFor({ address: path, text: 'Menu', heard: [] });
    await tab.page.waitForFunction(() => !sessionStorage.getItem('egain-login:handover'));
    await tab.page.evaluate((later) => {
      window.readClock = () => window.readRealClock() + later;
    }, 2 * MINUTE);

    await tab.press('Menu');
    await tab.waitFor({ address: path, status: 'signed-in', message: '', heard: ['token:login'] });
    assert.equal(await tab.whoAmI(), 'Maya');
    assert.equal(visitor.tokenRequests.length, 1);
  });
}

test('a token that was handed over to a page without the script is gone from the next page', async ({
  open,
}) => {
  const tab = await open('/loads-once.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.page.waitForFunction(
    () => location.pathname === '/loads-once.html' && !!sessionStorage['egain-login:handover'],
  );
  const tokens = /access_token/;
  assert.match(await readStorage(tab), tokens);
  await setClocksAhead(tab, 61_000);
  await tab.visit('/other.html');
  assert.doesNotMatch(await readStorage(tab), tokens);
});

test('the verifier of a login that was given up is gone after an hour', async ({ open }) => {
  const tab = await open('/local.html');
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.visit('/other.html');
  assert.match(await readStorage(tab), /codeVerifier/);
  await setClocksAhead(tab, HOUR + MINUTE);
  await tab.visit('/other.html');
  assert.doesNotMatch(await readStorage(tab), /codeVerifier|transaction/);
});

test('a stored token that has expired and cannot be renewed is gone from the next page', async ({
  open,
  handleRequests,
}) => {
  handleRequests(({ url }, response) => {
    const isToken = url.endsWith('/oauth2/token');
    const token = { access_token: 'short-lived', token_type: 'Bearer', expires_in: 60 };
    return isToken && answerJson(response, 200, token);
  });
  const tab = await open('/local.html');
  await tab.signIn('Maya', { endsOn: '/local.html' });
  await tab.visit('/other.html');
  assert.match(await readStorage(tab), /short-lived/);
  await setClocksAhead(tab, 2 * MINUTE);
  await tab.visit('/other.html');
  assert.doesNotMatch(await readStorage(tab), /short-lived|token:/);
});

const readStorage = ({ page }) =>
  page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));

/** Lets all later pages of a tab read a later time. */
function setClocksAhead({ page }, ms) {
  return page.evaluateOnNewDocument((later) => {
    window.readClock = () => window.readRealClock() + later;
  }, ms);
}
