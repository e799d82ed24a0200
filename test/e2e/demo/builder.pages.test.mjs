// What the builder writes, pasted into pages: each signs in. And the builder itself on any server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after } from 'node:test';
import { listen, pathOf } from '../../../demo/servers/listen.mjs';
import { writeBuilder } from '../../../demo/write-builder.mjs';
import { startPageServer } from '../../support/page-server.mjs';
import { choose, DESKTOP, fill, openBuilder, readOutput, sampleOf } from './builder.mjs';
import { writePage } from '../support/documents.mjs';
import { askWhoHolds, pressAndComeBack } from '../support/guest.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const documents = {};
const headers = {};
const server = await startPageServer({ documents, headers });
after(() => server.close());

const folder = mkdtempSync(join(tmpdir(), 'egain-login-builder-'));
after(() => rmSync(folder, { recursive: true }));
writeBuilder(folder);

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the builder's files below some path, with hashes other than the scripts' own if there are any. */
async function startFileServer(below, hashes) {
  const files = await listen(async (request, response) => {
    const path = pathOf(request).slice(below.length) || 'index.html';
    const isHashes = hashes !== undefined && path === 'dist/integrity.json';
    const isThere = pathOf(request).startsWith(below);
    const read = isHashes ? hashes : await readFile(join(folder, path)).catch(() => undefined);
    const content = isThere && read;
    response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[extname(path)] ?? '' });
    response.end(content || undefined);
  });
  after(() => files.close());
  return files.origin + below;
}

const tool = await startFileServer('/tools/login/');

const test = visitTheDemo({
  pagesOrigins: [server.origin, new URL(tool).origin],
  redirectUris: [
    ...['/page.html', '/callback.html', '/?page_id=7'].map((path) => server.origin + path),
    `${tool}callback.html`,
  ],
});

/** What is chosen in the form, the page that it is for, and what its button then says. */
const SITES = {
  'a page that is its own callback page': { path: '/page.html' },
  'a page with a callback page': {
    path: '/page.html',
    fillIn: (tab) => choose(tab, 'A callback page'),
  },
  'a page whose address is in the query': { path: '/?page_id=7' },
  'a script tag that brings the button': {
    path: '/page.html',
    labels: ['Log in', 'Sign out'],
    fillIn: async (tab) => {
      await tab.page.select('#way', 'script');
      await choose(tab, 'A callback page');
      await fill(tab, 'label', 'Log in');
    },
  },
  'a page in French, signed in in this tab': {
    path: '/page.html',
    labels: ['Se connecter', 'Se déconnecter'],
    file: 'egain-login.intl.min.js',
    fillIn: async (tab) => {
      await tab.page.select('#language', 'fr');
      await tab.page.select('#storage', 'session');
    },
  },
};

for (const [name, site] of Object.entries(SITES)) {
  const { path, labels, file = 'egain-login.min.js', fillIn } = site;
  test(`${name} signs in as it was pasted`, async (visitor) => {
    server.demo = visitor.demo;
    const address = server.origin + path;
    const tab = await openBuilder(visitor);
    await fill(tab, 'pasted', sampleOf(visitor));
    await fill(tab, 'page', address);
    await fillIn?.(tab);
    await fill(tab, 'src', `/dist/${file}`);
    await tab.waitFor({ text: 'Ready to paste.' });

    const read = (id) => readOutput(tab, id);
    assert.match(await read('snippet-script'), / integrity="sha384-/);
    const [pathname] = path.split('?');
    documents[pathname] = writePage(await read('snippet-tag'), await read('snippet-script'));
    documents['/callback.html'] = await read('snippet-callback');
    const policy = (await read('snippet-policy')).split(': ');
    headers[pathname] = headers['/callback.html'] = Object.fromEntries([policy]);

    await tab.visit(address);
    await pressAndComeBack(tab, { address, labels });
    assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  });
}

async function openWide({ open }, address) {
  const tab = await open('about:blank');
  await tab.page.setViewport(DESKTOP);
  await tab.visit(address);
  return tab;
}

test('it works from files on any server, below any path', async (visitor) => {
  const tab = await openWide(visitor, tool);
  await fill(tab, 'pasted', sampleOf(visitor));
  await tab.page.waitForFunction(() =>
    document.querySelector('#snippet-script').textContent.includes('integrity="sha384-'),
  );
  assert.match(await readOutput(tab, 'snippet-tag'), /client-id="7c1b6a52/);
  assert.equal(
    await tab.withButton((button) => button.getAttribute('redirect-uri')),
    `${tool}callback.html`,
  );
  // What needs the demo's servers is not offered.
  const offered = await tab.page.$$eval('nav a, #demo-server', (parts) =>
    parts.filter((part) => part.checkVisibility()).map(({ textContent }) => textContent),
  );
  assert.deepEqual(offered, []);
  await tab.signIn('Maya', { endsOn: tool });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
});

test('without the hash it says so, and leaves it out', async (visitor) => {
  visitor.expectErrors(/404/);
  const tab = await openWide(visitor, await startFileServer('/', ''));
  await tab.waitFor({ text: 'Its hash isn’t available here' });
  assert.equal(
    await readOutput(tab, 'snippet-script'),
    '<script src="/egain-login.min.js" defer></script>',
  );
});

test('the debug script is offered if it was built', async (visitor) => {
  const hashes = { 'egain-login.debug.min.js': 'sha384-debug' };
  const tab = await openWide(visitor, await startFileServer('/', JSON.stringify(hashes)));
  await tab.page.locator('.drawer > summary').click();
  await choose(tab, 'Put the debug script into the code while I set it up');
  assert.equal(
    await readOutput(tab, 'snippet-script'),
    '<script src="/egain-login.debug.min.js" integrity="sha384-debug" defer></script>',
  );
  assert.equal(
    await tab.page.$eval('[download]', ({ pathname }) => pathname),
    '/dist/egain-login.debug.min.js',
  );
});
