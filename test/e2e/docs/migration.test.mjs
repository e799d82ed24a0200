// What docs/migration.md shows as our code, tested as written there.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { askWhoHolds, pressAndComeBack } from '../support/guest.mjs';
import { fillIn, page, readSnippets } from './snippets.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const html = readSnippets('docs/migration.md', 'html');
const js = readSnippets('docs/migration.md', 'js');
const SCRIPT = '<script src="/dist/egain-login.min.js" defer></script>';

const isOurs = (snippet) => snippet.includes('egain-login');
const documents = { '/callback.html': page('<egain-login></egain-login>', SCRIPT) };
const cases = Object.keys(js).map((library) => {
  const [tag, ...callback] = html[library].filter(isOurs);
  const [code] = js[library].filter(isOurs);
  const path = tag.includes('redirect-uri="/"') ? '/' : `/${library}.html`;
  const head = `${tag.includes('<script') ? '' : SCRIPT}
    <script>function start(token) { window.started = token; }</script>
    <script src="/${library}.js" defer></script>`;
  documents[path] = fillIn(page(tag, head)).replace(
    'https://api.egain.cloud/auth/',
    '', // the demo's scopes have no prefix
  );
  documents[`/${library}.js`] = code;
  return { library, path, callback };
});

const server = await startPageServer({ documents });
after(() => server.close());
const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: [`${server.origin}/callback.html`, `${server.origin}/`],
});

for (const { library, path, callback } of cases) {
  test(`whoever comes from ${library} is signed in`, async (visitor) => {
    if (callback.length > 0) assert.deepEqual(callback, ['<egain-login></egain-login>']);
    server.demo = visitor.demo;
    const tab = await visitor.open(server.origin + path);
    await pressAndComeBack(tab, { address: server.origin + path });
    const asked = 'window.started ?? getAccessToken()';
    const token = await tab.page.waitForFunction(asked).then((handle) => handle.jsonValue());
    assert.equal(await askWhoHolds({ access_token: token }, visitor), 'Maya');
  });
}
