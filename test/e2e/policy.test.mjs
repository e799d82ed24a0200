// The policies in docs/content-security-policy.md, each with the script tag that is written below it.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { startPageServer } from '../support/page-server.mjs';
import { writeButton, writePage } from './support/documents.mjs';
import { askWhoHolds, pressAndComeBack } from './support/guest.mjs';
import { visitTheDemo } from './support/visit.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [, section] = /\n## Policies\n([^]*?)\n## /.exec(read('docs/content-security-policy.md'));

const nonce = randomBytes(16).toString('base64');
const hash = createHash('sha256').update(read('dist/egain-login.min.js')).digest('base64');
const SIGN_IN = 'http://localhost:4401';

/** Puts what a site fills in into what the page says: here the token endpoint is another one. */
const fillIn = (text) =>
  text
    .replaceAll('RANDOM', nonce)
    .replaceAll('HASH', hash)
    .replaceAll('https://ai.egain.cloud', SIGN_IN)
    .replaceAll('egain-login.min.js', '/dist/egain-login.min.js');

/** A sentence, a block of headers, and a block of HTML. */
const cases = [
  ...section.matchAll(/\n\n([^`].*):\n\n```\n([^]*?)\n```\n\n```html\n([^]*?)\n```/g),
].map(([, name, headers, script], index) => ({
  name,
  path: `/policy-${index}.html`,
  headers: Object.fromEntries(
    headers.split('\n').map((line) =>
      fillIn(line)
        .match(/^([\w-]+): (.+)$/)
        .slice(1),
    ),
  ),
  html: writePage(writeButton(), fillIn(script)),
}));

/** A callback page whose policy forbids the one Trusted Types policy that the script needs. */
const forbidding = {
  path: '/forbidding.html',
  headers: {
    'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'",
  },
  html: writePage('<egain-login>Sign-in needs help.</egain-login>'),
};
const start = {
  path: '/start.html',
  headers: {},
  html: writePage(writeButton(`redirect-uri="${forbidding.path}"`)),
};
const pages = [...cases, forbidding, start];

const server = await startPageServer({
  headers: Object.fromEntries(pages.map(({ path, headers }) => [path, headers])),
  documents: Object.fromEntries(pages.map(({ path, html }) => [path, html])),
});
after(() => server.close());

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: pages.map(({ path }) => server.origin + path),
});

for (const { name, path, headers } of cases) {
  test(`${name}: a login breaks no rule`, async (visitor) => {
    server.demo = visitor.demo;
    const tab = await visitor.open('about:blank');
    // Chromium tells the console of most violations, and the page of all.
    await tab.page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`It breaks ${violatedDirective}: ${blockedURI}`);
      });
    });
    await tab.visit(server.origin + path);
    await pressAndComeBack(tab, { address: server.origin + path });
    assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
    const isIsolated = 'Cross-Origin-Embedder-Policy' in headers;
    assert.equal(await tab.page.evaluate(() => crossOriginIsolated), isIsolated);
  });
}

test('a callback page that forbids Lit’s Trusted Types policy has no button, and its code is not spent', async (visitor) => {
  server.demo = visitor.demo;
  visitor.expectErrors(/TrustedTypePolicy named 'lit-html'/, /Policy "lit-html" disallowed/);
  const tab = await visitor.open(server.origin + start.path);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.page.waitForFunction((path) => location.pathname === path, {}, forbidding.path);
  await tab.page.waitForFunction(() => document.readyState === 'complete');
  const { isDefined, search } = await tab.page.evaluate(() => ({
    isDefined: !!customElements.get('egain-login'),
    search: location.search,
  }));
  assert.equal(isDefined, false);
  assert.match(search, /code=/);
  assert.deepEqual(visitor.tokenRequests, []);
});

test('each way of allowing a script is among them, and each rule is in force', async (visitor) => {
  server.demo = visitor.demo;
  const ways = /'self'|'nonce-|'sha256-|'strict-dynamic'|trusted-types|Embedder/g;
  const named = new Set(section.match(ways));
  assert.equal(named.size, 6);

  visitor.expectErrors(/violates the following Content Security Policy directive/);
  for (const { path } of cases) {
    const tab = await visitor.open(server.origin + path);
    const before = visitor.problems.length;
    await tab.page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }));
    });
    assert.equal(visitor.problems.length, before + 1, path);
  }
});
