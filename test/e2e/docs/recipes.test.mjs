// Every snippet of the README and of docs/, tested as written there and in the way that the text around it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { after, test as testOnItsOwn } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPageServer } from '../../support/page-server.mjs';
import { basicHtml, classicEditor, customHtmlBlock, writtenByAuthor } from './editors.mjs';
import { askWhoHolds } from '../support/guest.mjs';
import { RECIPES, signIn } from './recipes.mjs';
import { fillIn, leaveBlank, readSnippets } from './snippets.mjs';
import { INTRANET, visitTheDemo } from '../support/visit.mjs';

const root = new URL('../../../', import.meta.url);
const PAGES = [
  'README.md',
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const recipes = Object.entries(RECIPES).flatMap(([path, byHeading]) => {
  const html = readSnippets(path, 'html');
  return Object.entries(byHeading).map(([heading, make]) => {
    const recipe = make(...html[heading]);
    const [start] = Object.keys(recipe.pages);
    return { title: `${path}: ${heading}`, start, callback: start, host: 'localhost', ...recipe };
  });
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

for (const { title, host, start, warning, labels, run = signIn, check } of recipes) {
  test(title, async (visitor) => {
    server.demo = visitor.demo;
    if (warning) visitor.expectErrors(warning);
    const tab = await visitor.open(originOf(host) + start);
    const signedIn = (await run(tab, visitor, labels)) ?? tab;
    assert.equal(await askWhoHolds(await signedIn.token(), visitor), 'Maya');
    await check?.(tab);
  });
}

/** Tested in other files. */
const TESTED_ELSEWHERE = {
  'README.md': ['Add the button'],
  'docs/content-security-policy.md': ['Policies'],
  'docs/frameworks.md': ['htmx'],
  'docs/migration.md': ['oidc-client-ts', 'msal-browser', 'mgt-login'],
};

testOnItsOwn('no snippet is left out', () => {
  for (const path of PAGES) {
    const written = Object.keys(readSnippets(path, 'html'));
    const tested = [...(TESTED_ELSEWHERE[path] ?? []), ...Object.keys(RECIPES[path] ?? {})];
    assert.deepEqual(written.sort(), tested.sort(), path);
  }
  for (const [path, byHeading] of Object.entries(RECIPES)) {
    const html = readSnippets(path, 'html');
    for (const [heading, make] of Object.entries(byHeading))
      assert.equal(make.length, html[heading].length, `${path}: ${heading}`);
  }
});

testOnItsOwn('the callback page to download is the one that the README shows', () => {
  const [, shown] = readSnippets('README.md', 'html')['Use a separate callback page'];
  const page = readFileSync(new URL('release/callback.html', root), 'utf8');
  for (const line of shown.split('\n')) assert.ok(page.includes(line), line);
});

for (const [heading, files] of Object.entries({
  React: { tsx: 'react/login.tsx' },
  'React 18': { tsx: 'react/login-18.tsx' },
  'Next.js': { tsx: 'next/app/login.tsx' },
  Vue: { js: 'vue/vite.config.js', vue: 'vue/LoginView.vue' },
  Angular: { ts: 'angular/src/login.ts' },
  Svelte: { svelte: 'svelte/Login.svelte' },
  Solid: { tsx: 'solid/login.tsx' },
  htmx: { html: 'htmx/home.html' },
  'Call an API': { tsx: 'react/profile.tsx' },
})) {
  testOnItsOwn(`${heading}: the snippets are what the app in test/frameworks/ has`, () => {
    for (const [language, path] of Object.entries(files)) {
      const file = new URL(`../../frameworks/apps/${path}`, import.meta.url);
      const [snippet, ...others] = readSnippets('docs/frameworks.md', language)[heading];
      assert.equal(leaveBlank(snippet), leaveBlank(readFileSync(file, 'utf8')));
      assert.deepEqual(others, []);
    }
  });
}

testOnItsOwn('no snippet has what editors spoil', () => {
  for (const path of ['README.md', 'docs/recipes.md', 'docs/cms.md']) {
    for (const snippet of Object.values(readSnippets(path, 'html')).flat()) {
      assert.doesNotMatch(snippet, /&&|\n\s*\n/);
      assert.doesNotMatch(snippet, /<[^>]*\n[^>]*>/, 'a tag on several lines');
    }
  }
});

testOnItsOwn('what is imported from the package is there', () => {
  const js = readSnippets('docs/frameworks.md', 'js');
  for (const snippet of [...js['Install the package'], ...js.Languages]) {
    const options = ['--input-type=module', '--eval', snippet];
    execFileSync(process.execPath, options, { cwd: fileURLToPath(root) });
  }
});

testOnItsOwn('the editors spoil what they are known to spoil', () => {
  const [pasted] = readSnippets('README.md', 'html')['Add the button'];
  assert.doesNotMatch(writtenByAuthor(pasted), /<script|<egain-login/);
  assert.doesNotMatch(basicHtml(pasted), /<script|<egain-login/);
  const inline = '<script>\n  a && b;\n\n  c();\n</script>';
  assert.match(customHtmlBlock(inline), /a &#038;&#038; b;<\/p>\n<p>/);
  assert.match(classicEditor('<egain-login\n  scope="s">--</egain-login>'), /<br \/>.*–/s);
});
