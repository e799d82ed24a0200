// Every snippet of the README, tried as it stands there and in the way that the text around it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { after, test as testOnItsOwn } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPageServer } from '../../support/page-server.mjs';
import { basicHtml, classicEditor, customHtmlBlock, writtenByAuthor } from './editors.mjs';
import { askWhoHolds } from '../support/guest.mjs';
import { RECIPES, signIn } from './readme-recipes.mjs';
import { fillIn, leaveBlank, readSnippets } from './readme-snippets.mjs';
import { INTRANET, visitTheDemo } from '../support/visit.mjs';

const html = readSnippets('html');
const js = readSnippets('js');

const recipes = Object.entries(RECIPES).map(([heading, make]) => {
  const recipe = make(...html[heading]);
  const [start] = Object.keys(recipe.pages);
  return { heading, start, callback: start, host: 'localhost', ...recipe };
});

const documents = {};
const headers = {};
const server = await startPageServer({ documents, headers });
after(() => server.close());
const originOf = (host) => server.origin.replace('localhost', host);
/** Another site than the first, as browsers see it. */
const elsewhere = originOf('127.0.0.1');

for (const { pages, policy, start } of recipes) {
  for (const [path, content] of Object.entries(pages)) {
    const filled = fillIn(content).replace('https://www.example.com', elsewhere);
    assert.equal(documents[path] ?? filled, filled, `two recipes have a page ${path}`);
    documents[path] = filled;
  }
  if (policy) headers[start] = Object.fromEntries([fillIn(policy).split(': ')]);
}

const test = visitTheDemo({
  pagesOrigins: [server.origin, elsewhere, originOf(INTRANET)],
  redirectUris: [
    ...recipes.map(({ host, callback }) => originOf(host) + callback),
    `${elsewhere}/callback.html`,
  ],
});

for (const { heading, host, start, warning, labels, run = signIn, check } of recipes) {
  test(heading, async (visitor) => {
    server.demo = visitor.demo;
    if (warning) visitor.expectErrors(warning);
    const tab = await visitor.open(originOf(host) + start);
    const signedIn = (await run(tab, visitor, labels)) ?? tab;
    assert.equal(await askWhoHolds(await signedIn.token(), visitor), 'Maya');
    await check?.(tab);
  });
}

testOnItsOwn('no snippet is left out', () => {
  const {
    'Put it on a page': triedAmongTheFlows,
    'Content Security Policy': triedInPolicyTest,
    htmx: triedInAnApp,
    ...others
  } = html;
  for (const { length } of [triedAmongTheFlows, triedInPolicyTest, triedInAnApp]) assert.ok(length);
  const count = (entries) => Object.fromEntries(entries.map(([key, { length }]) => [key, length]));
  assert.deepEqual(count(Object.entries(others)), count(Object.entries(RECIPES)));
});

for (const [heading, files] of Object.entries({
  'React 19': { tsx: 'react/login.tsx' },
  'Vue 3': { js: 'vue/vite.config.js', vue: 'vue/LoginView.vue' },
  Angular: { ts: 'angular/src/login.ts' },
  'Svelte 5': { svelte: 'svelte/Login.svelte' },
  Solid: { tsx: 'solid/login.tsx' },
  htmx: { html: 'htmx/home.html' },
})) {
  testOnItsOwn(`${heading}: the snippets are what the app in test/frameworks/ has`, () => {
    for (const [language, path] of Object.entries(files)) {
      const file = new URL(`../../frameworks/apps/${path}`, import.meta.url);
      const [snippet, ...others] = readSnippets(language)[heading];
      assert.equal(leaveBlank(snippet), leaveBlank(readFileSync(file, 'utf8')));
      assert.deepEqual(others, []);
    }
  });
}

testOnItsOwn('no snippet has what editors spoil', () => {
  for (const snippet of Object.values(html).flat()) {
    assert.doesNotMatch(snippet, /&&|\n\s*\n/);
    assert.doesNotMatch(snippet, /<[^>]*\n[^>]*>/, 'a tag on several lines');
  }
});

testOnItsOwn('what is imported from the package is there', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  for (const snippet of js['With npm'])
    execFileSync(process.execPath, ['--input-type=module', '--eval', snippet], { cwd: root });
});

testOnItsOwn('the editors spoil what they are known to spoil', () => {
  const [pasted] = html['Put it on a page'];
  assert.doesNotMatch(writtenByAuthor(pasted), /<script|<egain-login/);
  assert.doesNotMatch(basicHtml(pasted), /<script|<egain-login/);
  const inline = '<script>\n  a && b;\n\n  c();\n</script>';
  assert.match(customHtmlBlock(inline), /a &#038;&#038; b;<\/p>\n<p>/);
  assert.match(classicEditor('<egain-login\n  scope="s">--</egain-login>'), /<br \/>.*–/s);
});
