// A page on plain http, as intranets have them: browsers give it no WebCrypto and no locks.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { writeButton, writePage } from '../support/documents.mjs';
import { askWhoHolds } from '../support/guest.mjs';
import { INTRANET, visitTheDemo } from '../support/visit.mjs';
import { pressForWindow } from '../support/windows.mjs';

const server = await startPageServer({
  documents: {
    '/refused.html': writePage(writeButton()),
    '/allowed.html': writePage(writeButton('allow-http')),
    '/popup.html': writePage(writeButton('allow-http mode="popup"')),
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
  visitor.expectErrors(/allow-http is set, and .* is not a secure context/);
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
  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
});
