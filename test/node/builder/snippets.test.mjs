// What the builder writes, to the character.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  inkOn,
  listRegistrations,
  writeSnippets as write,
} from '../../../demo/pages/builder/snippets.js';
import { VALUES } from './values.mjs';
import { readSnippets } from '../../e2e/docs/snippets.mjs';

const { scripts } = JSON.parse(
  readFileSync(new URL('../../../release/integrity.json', import.meta.url), 'utf8'),
);
const hash = 'sha384-of-the-script';
const hashes = {
  'egain-login.min.js': hash,
  'egain-login.callback.min.js': 'sha384-of-the-callback-script',
};
const html = readSnippets('README.md', 'html');
const writeSnippets = (values, hashes) => write({ ...VALUES, ...values }, hashes);

/** The values that the README's first example was written with. */
const README = {
  'authorize-url': VALUES['authorize-url'].replace('ACME', 'TMPRODB88619984'),
  'token-url': VALUES['token-url'].replace('ACME', 'TMPRODB88619984'),
  src: 'egain-login.min.js',
};

test('the README’s own first snippet', () => {
  const { script, tag } = writeSnippets(README, scripts);
  assert.equal(`${script}\n${tag}`, html['Add the button'][0]);
});

test('the callback page of the recipes, as a whole page', () => {
  const { callback } = writeSnippets({ callback: 'own', src: 'egain-login.min.js' });
  const [, recipe] = readSnippets('docs/recipes.md', 'html')['A callback page'];
  assert.match(callback, /^<!doctype html>\n<html lang="en">\n<meta charset="utf-8">/);
  for (const line of recipe.split('\n')) assert.ok(callback.split('\n').includes(line), line);
});

test('the callback page’s script is beside the other one, with a hash of its own', () => {
  const { callback } = writeSnippets({ callback: 'own', src: '/login/egain-login.min.js' }, hashes);
  assert.ok(
    callback.includes(
      '<script src="/login/egain-login.callback.min.js" integrity="sha384-of-the-callback-script"></script>',
    ),
  );
});

test('the first policy of the documentation', () => {
  const [policy] = readSnippets('docs/content-security-policy.md', '').Policies;
  assert.equal(writeSnippets().policy, policy);
});

test('a policy for a script and an API from elsewhere', () => {
  const { policy } = writeSnippets({
    src: 'https://cdn.example/egain-login.min.js',
    api: 'https://api.ai.egain.cloud/',
  });
  assert.equal(
    policy,
    "Content-Security-Policy: default-src 'none'; script-src https://cdn.example; connect-src https://ai.egain.cloud https://api.ai.egain.cloud",
  );
});

test('every attribute that is not as by default, on one line', () => {
  const { tag } = writeSnippets({
    callback: 'own',
    scopes: ['core.aiservices.read', 'knowledge.portalmgr.read'],
    'further-scopes': 'openid  custom.read core.aiservices.read',
    prefix: 'https://api.egain.cloud/auth/',
    'authorize-params': 'domain_hint=ai.egain.cloud/s5fa&prompt=login',
    storage: 'session',
    mode: 'popup',
    variant: 'outlined',
    size: 'large',
    shape: 'pill',
    'icon-only': true,
    language: 'fr',
    label: 'Log in <now> & "here"',
  });
  const attributes = [
    'redirect-uri="/callback.html"',
    'after-login="return"',
    `authorize-url="${VALUES['authorize-url']}"`,
    `token-url="${VALUES['token-url']}"`,
    `client-id="${VALUES['client-id']}"`,
    'scope="https://api.egain.cloud/auth/core.aiservices.read https://api.egain.cloud/auth/knowledge.portalmgr.read openid https://api.egain.cloud/auth/custom.read"',
    'authorize-params="domain_hint=ai.egain.cloud/s5fa&amp;prompt=login"',
    'storage="session"',
    'mode="popup"',
    'variant="outlined"',
    'size="large"',
    'shape="pill"',
    'icon-only',
    'lang="fr"',
  ];
  const label = 'Log in &lt;now> &amp; "here"';
  assert.equal(tag, `<egain-login ${attributes.join(' ')}>${label}</egain-login>`);
});

test('what is pasted cannot leave its attribute', () => {
  const { tag, script } = writeSnippets({
    'client-id': '"><script>alert(1)</script>',
    src: '"><img src=x>',
  });
  assert.match(tag, /client-id="&quot;>&lt;script>alert\(1\)&lt;\/script>"/);
  assert.match(script, /^<script src="&quot;>&lt;img src=x>" defer><\/script>$/);
});

test('a script tag that places the button carries all that the tag would', () => {
  const { script, tag } = writeSnippets(
    { way: 'script', callback: 'own', storage: 'session', 'icon-only': true, label: 'Log in' },
    hashes,
  );
  const recipes = readSnippets('docs/recipes.md', 'html');
  assert.equal(tag, recipes['A script tag that places the button'][1]);
  assert.equal(
    script,
    `<script src="/egain-login.min.js" integrity="${hash}" defer data-redirect-uri="/callback.html" data-after-login="return" data-authorize-url="${VALUES['authorize-url']}" data-token-url="${VALUES['token-url']}" data-client-id="${VALUES['client-id']}" data-scope="knowledge.portalmgr.read" data-storage="session" data-icon-only="true" data-messages="{&quot;signIn&quot;:&quot;Log in&quot;}"></script>`,
  );
});

test('a script from another origin is fetched so that its hash can be checked', () => {
  const foreign = writeSnippets({ src: 'https://cdn.example/egain-login.min.js' }, hashes);
  assert.match(foreign.script, /integrity="[^"]+" crossorigin defer/);
  const own = writeSnippets({ src: 'https://www.example.com/egain-login.min.js' }, hashes);
  assert.doesNotMatch(own.script, /crossorigin/);
});

test('a color gets the ink that is easier to read on it', () => {
  const { style } = writeSnippets({ 'own-color': true });
  assert.match(style, /--egain-login-accent: #005ea5;\n {2}--egain-login-on-accent: #ffffff;/);
  assert.deepEqual(['#ffff00', '#808080', '#000000'].map(inkOn), ['#000000', '#000000', '#ffffff']);
});

test('what is not needed is not there', () => {
  const { callback, style } = writeSnippets();
  assert.deepEqual([callback, style], [undefined, undefined]);
  assert.equal(writeSnippets().script, '<script src="/egain-login.min.js" defer></script>');
});

test('the sample calls the API only if the scopes allow it', () => {
  const api = 'https://api.ai.egain.cloud';
  const writeUse = (values) => writeSnippets(values).use;
  assert.match(writeUse({ api }), /fetch\('https:\/\/api\.ai\.egain\.cloud\/knowledge\/portalmgr/);
  for (const values of [{ api, scopes: ['core.aiservices.read'] }, { api: '' }]) {
    assert.doesNotMatch(writeUse(values), /fetch/);
    assert.match(writeUse(values), /expires_in/);
  }
});

test('people are signed in without a click by one attribute', () => {
  const writeTag = (value) => writeSnippets({ 'auto-login': value }).tag;
  assert.match(writeTag('on'), / auto-login[ >]/);
  assert.match(writeTag('silent'), / auto-login="silent"/);
  assert.doesNotMatch(writeTag(''), /auto-login/);
  const { script } = writeSnippets({ way: 'script', 'auto-login': 'on' });
  assert.match(script, / data-auto-login="true"/);
});

test('parts for people who are signed in are hidden by one rule', () => {
  assert.equal(
    writeSnippets({ members: true }).style,
    'body:not(:has(egain-login[status="signed-in"])) .members {\n  display: none;\n}',
  );
});

const PAGES = {
  'a page': ['https://www.example.com/portal/', {}, 'https://www.example.com/portal/'],
  'a bare host': ['https://www.example.com', {}, 'https://www.example.com/'],
  'upper case in the host': [
    'https://WWW.example.com/Portal',
    {},
    'https://www.example.com/Portal',
  ],
  'a page in the query': [
    'https://www.example.com/?page_id=7#top',
    {},
    'https://www.example.com/?page_id=7',
    'https://www.example.com/?page_id=7',
  ],
  'a callback page': [
    'https://www.example.com/portal/',
    { callback: 'own' },
    'https://www.example.com/callback.html',
    '/callback.html',
  ],
  'a callback page beside the page': [
    'https://www.example.com/portal/',
    { callback: 'own', 'redirect-uri': 'callback.html' },
    'https://www.example.com/portal/callback.html',
    'callback.html',
  ],
  'a callback page as a whole address': [
    'https://www.example.com/portal/',
    { callback: 'own', 'redirect-uri': 'https://WWW.example.com/%7Ecallback' },
    'https://WWW.example.com/%7Ecallback',
    'https://WWW.example.com/%7Ecallback',
  ],
  'no page yet': ['', {}, undefined],
};
for (const [name, [page, values, uri, attribute]] of Object.entries(PAGES)) {
  test(`${name}: what is registered is what the tag sends`, () => {
    const all = { ...VALUES, ...values, page };
    const { origin, 'redirect-uri': registered } = listRegistrations(all);
    assert.equal(registered, uri);
    assert.equal(origin, uri && 'https://www.example.com');
    const [, written] = /redirect-uri="([^"]*)"/.exec(writeSnippets(all).tag) ?? [];
    assert.equal(written, attribute);
  });
}

test('one message tells whoever manages eGain everything', () => {
  const { message } = listRegistrations({ ...VALUES, callback: 'own' });
  for (const told of [
    'https://www.example.com/portal/',
    VALUES['client-id'],
    'Redirect URI, exactly like this: https://www.example.com/callback.html\n',
    'Scopes: knowledge.portalmgr.read\n',
    'Allowed Origins\n   Add: https://www.example.com\n',
  ]) {
    assert.ok(message.includes(told), told);
  }
  assert.doesNotMatch(message, /metadata/);
  const first = listRegistrations({ ...VALUES, 'client-id': '' }).message;
  assert.match(first, /send me the application's metadata/);
  assert.equal(listRegistrations({ ...VALUES, page: '' }).message, undefined);
});

test('http is allowed only where it is asked for, and the page is on it', () => {
  const isAllowed = (values) => / allow-http[ >]/.test(writeSnippets(values).tag);
  assert.ok(isAllowed({ page: 'http://intranet.example/', 'allow-http': true }));
  assert.ok(!isAllowed({ page: 'http://intranet.example/' }));
  assert.ok(!isAllowed({ 'allow-http': true }));
});
