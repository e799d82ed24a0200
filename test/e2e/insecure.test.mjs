// A page on plain http, as intranets have them: browsers give it no WebCrypto and no locks.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../support/page-server.mjs';
import { askWhoHolds } from './guest.mjs';
import { INTRANET, visitTheDemo } from './support.mjs';

const SIGN_IN = 'http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2';

const page = (attributes) => `<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>A page</title>
      <script src="/dist/egain-login.min.js" defer></script>
    </head>
    <body>
      <egain-login ${attributes} authorize-url="${SIGN_IN}/authorize" token-url="${SIGN_IN}/token"
        client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60" scope="knowledge.portalmgr.read"
      ></egain-login>
    </body>
  </html>`;

const server = await startPageServer({
  documents: {
    '/refused.html': page(''),
    '/allowed.html': page('allow-http'),
    '/popup.html': page('allow-http mode="popup"'),
  },
});
after(() => server.close());
const intranet = server.origin.replace('localhost', INTRANET);

const test = visitTheDemo({
  pagesOrigins: [intranet],
  redirectUris: ['allowed', 'popup'].map((name) => `${intranet}/${name}.html`),
});

async function open(visitor, path) {
  server.demo = visitor.demo;
  const tab = await visitor.open(intranet + path);
  assert.equal(await tab.page.evaluate(() => isSecureContext || 'subtle' in crypto), false);
  return tab;
}

test('without allow-http a login does not begin, and the console says what to do', async (visitor) => {
  visitor.expectErrors(/insecure_context: .*https.*allow-http/);
  const tab = await open(visitor, '/refused.html');
  await tab.press('Sign in');
  await tab.waitFor({ status: 'error', heard: ['login-error:insecure_context'] });
  assert.match(await tab.message(), /tell the site’s owner/);
});

test('with allow-http it works, with one warning', async (visitor) => {
  visitor.expectErrors(/allow-http is set, and .* is no secure context/);
  const tab = await open(visitor, '/allowed.html');
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${intranet}/allowed.html`, status: 'signed-in' });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  assert.equal(visitor.problems.length, 1, 'one warning');
});

test('with allow-http it works in a popup, too', async (visitor) => {
  visitor.expectErrors(/allow-http is set/);
  const tab = await open(visitor, '/popup.html');
  const opened = new Promise((resolve) => tab.page.once('popup', resolve));
  await tab.press('Sign in');
  const popup = await opened;
  await popup.locator('::-p-xpath(//button[contains(., "Maya")])').click();
  await tab.waitFor({ status: 'signed-in' });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
});
