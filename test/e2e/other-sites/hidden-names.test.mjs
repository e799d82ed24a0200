// Names that a page has given to elements, variables and functions of its own. They are taken from the
// built script: whatever it asks the page for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOAD_SCRIPT, openManyPages, TAG } from '../support/many-pages.mjs';
import { freeNamesOf, membersOf, nativesOf, readScript } from '../support/script-names.mjs';

const script = readScript('egain-login.min.js');

/** Lit calls these methods of the document, which nothing else can replace. */
const LITS_METHODS = [
  'createComment',
  'createElement',
  'createTextNode',
  'createTreeWalker',
  'importNode',
];

/** What Lit keeps on `window`, by which its copies on a page find each other. */
const LITS_GLOBALS = /^(lit|reactive)[A-Z]\w+(Versions|Metadata|Support)$/;

/** A script that can't be: no page can declare these. */
const UNDECLARABLE = ['document', 'location', 'top', 'window'];

/** The errors that a login may end with where the page has replaced what it needs. */
const LOGIN_ERRORS = ['configuration', 'network', 'missing_transaction'];

const kinds = {
  start: (rest) => `${LOAD_SCRIPT}<body>${TAG.replace('>', ` redirect-uri="/${rest.join('/')}">`)}`,
  element: ([name]) => `<body>
    <form name="${name}" id="${name}"></form><img name="${name}" id="${name}" />
    <form><input name="${name}" />${TAG}</form>${LOAD_SCRIPT}`,
  'const-before': (names) => `<script>const ${assign(names)};</script>${LOAD_SCRIPT}<body>${TAG}`,
  'const-after': (names) => `${LOAD_SCRIPT}<body>${TAG}<script>const ${assign(names)};</script>`,
  'function-before': ([name]) => `<script>function ${name}() {}</script>${LOAD_SCRIPT}<body>${TAG}`,
  'function-after': (names) =>
    `${LOAD_SCRIPT}<body>${TAG}<script>${names.map((name) => `function ${name}() {}`).join('')}</script>`,
};

const assign = (names) => names.map((name) => `${name} = '/page'`).join();

const { logIn, select } = openManyPages((path) => {
  const [, kind, names, ...rest] = path.split('/');
  return kinds[kind](kind === 'start' ? [names, ...rest] : names.split(','));
});

/** Logs in on pages of a kind, and returns how that ended where it did not end well, by name. */
async function failuresBeside(kind, names, start = '') {
  const outcomes = await logIn(
    names.map((name) => `/${kind}/${name}`),
    start,
  );
  const failures = [...outcomes].filter(([, outcome]) => outcome !== 'signed-in').sort();
  return Object.fromEntries(failures.map(([path, outcome]) => [path.split('/')[2], outcome]));
}

test('an element may have the name of anything that the script asks window, document or a form for', async () => {
  const names = await select(membersOf(script), (name) =>
    [window, document, document.createElement('form')].some((target) => name in target),
  );
  assert.ok(names.length > 100, `${names.length} names`);
  const failures = await failuresBeside('element', names);
  assert.deepEqual(Object.keys(failures), LITS_METHODS);
  assert.doesNotMatch(Object.values(failures).join(), /frozen|code left/);
});

test('the script takes at its head all that it uses of the browser', () => {
  const rest = freeNamesOf(script).filter((name) => !LITS_GLOBALS.test(name));
  assert.deepEqual(rest, UNDECLARABLE);
});

for (const kind of ['const-before', 'const-after', 'function-after']) {
  test(`a page may declare each name that the script uses: ${kind}`, async () => {
    assert.deepEqual(await failuresBeside(kind, [nativesOf(script).join()]), {});
  });
}

for (const start of ['', '/start']) {
  const where = start ? 'the login comes back to' : 'the login begins on';
  test(`what a function of the page has replaced is worked around or named, on the page that ${where}`, async () => {
    const failures = await failuresBeside('function-before', nativesOf(script), start);
    for (const [name, outcome] of Object.entries(failures)) {
      const isTold = outcome.endsWith(`has replaced ${name}. Rename its variable or function.`);
      assert.ok(isTold || LOGIN_ERRORS.includes(outcome), `${name}: ${outcome}`);
    }
  });
}
