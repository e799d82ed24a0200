// Logins on pages that are not ours, and what is to be seen of the element there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, test as skip } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { visitTheDemo } from './visit.mjs';

const LIBRARIES = new URL('../../pages/node_modules/', import.meta.url);

/** Names that the tests' driver puts on window itself. */
const DRIVERS = /ariaQuerySelector/;

/** Names that Lit puts there, with which its copies on a page find each other. */
export const LITS = [
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'reactiveElementVersions',
];

/**
 * Declares a test for each page of a folder in test/pages/: a person signs in there, comes back to the
 * same page, and nothing of that page has suffered.
 *
 * @param {string} folder
 * @param {Record<string, Special>} [specials] by the page's name, what is not as everywhere
 *
 * @typedef {object} Special
 * @property {string} [starts] what the address has behind the page's path when it is opened
 * @property {string} [ends] the same when the login is done; by default as when it was opened
 * @property {string[]} [labels] the button's before and after
 * @property {RegExp} [globals] names that a library puts on window when any script uses what it patched
 * @property {string} [needs] a library, below test/pages/node_modules/, that not every machine can get
 * @property {(tab: import('./tab.mjs').Tab) => Promise<void>} [before] what happens before the login
 */
export async function logInOnEachPage(folder, specials = {}) {
  const files = new URL(`../../pages/${folder}/`, import.meta.url);
  const names = readdirSync(files).map((name) => name.replace('.html', ''));
  const unknown = Object.keys(specials).filter((name) => !names.includes(name));
  assert.deepEqual(unknown, [], 'pages that are not there');

  const server = await startPageServer();
  after(() => server.close());
  const addressOf = (name) => `${server.origin}/pages/${folder}/${name}.html`;
  const test = visitTheDemo({
    pagesOrigins: [server.origin],
    redirectUris: names.map(addressOf),
  });

  for (const name of names) {
    const [, about] = /<!-- (.+) -->/.exec(readFileSync(new URL(`${name}.html`, files), 'utf8'));
    const special = specials[name] ?? {};
    const sentence = `${folder}/${name}: ${about}`;
    if (special.needs && !existsSync(new URL(special.needs, LIBRARIES))) {
      skip(sentence, { skip: `${special.needs} is not here` });
      continue;
    }
    test(sentence, async (visitor) => {
      server.demo = visitor.demo;
      await logIn(visitor, server, addressOf(name), special);
    });
  }
}

async function logIn(visitor, server, address, special) {
  const { starts = '', ends = starts, labels, globals, before } = special;
  // What the page does without us is its own affair.
  server.isScriptLeftOut = true;
  const tab = await visitor.open(address + starts);
  const ownGlobals = await tab.page.evaluate(listGlobals);
  const ownProblems = visitor.problems.splice(0);
  server.isScriptLeftOut = false;

  // A change of the fragment alone would load nothing anew.
  await tab.visit('about:blank');
  await tab.visit(address + starts);
  await before?.(tab);
  await pressAndComeBack(tab, { address: address + ends, labels });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  assert.equal(visitor.tokenRequests.length, 1);

  const isNew = (name) => ![...ownGlobals, ...LITS].includes(name) && !globals?.test(name);
  const names = await tab.page.evaluate(listGlobals);
  assert.deepEqual(
    names.filter((name) => isNew(name) && !DRIVERS.test(name)),
    [],
  );
  visitor.problems = visitor.problems.filter((problem) => !ownProblems.includes(problem));
}

/** Signs in as a person does who looks at the button first, and again when they are back. */
export async function pressAndComeBack(tab, { address, labels = ['Sign in', 'Sign out'] }) {
  const [signIn, signOut] = labels;
  await tab.waitFor({ status: 'signed-out', message: '' });
  assert.deepEqual(await tab.withButton(lookAt), { label: signIn, isSane: true });
  await tab.press(signIn);
  await tab.choose('Maya');
  await tab.waitFor({ address, status: 'signed-in', message: '', heard: ['token:login'] });
  assert.deepEqual(await tab.withButton(lookAt), { label: signOut, isSane: true });
}

/** Asks the API from outside the page, whose policy and libraries do not matter to it. */
export async function askWhoHolds({ access_token: accessToken }, { demo }) {
  const answer = await fetch(`${demo.api.origin}/knowledge/portalmgr/v4/portals/user`, {
    headers: { Authorization: `Bearer ${accessToken}`, 'Accept-Language': 'en-US' },
  });
  const { firstName } = await answer.json();
  return firstName;
}

/** Runs in the page. */
function listGlobals() {
  return Reflect.ownKeys(window).map(String);
}

/** Runs in the page: reads the label, and whether the button is whole, of a sane size and on top. */
function lookAt(host) {
  const button = host.shadowRoot.querySelector('[part=button]');
  const label = button.querySelector('[part=label]');
  button.scrollIntoView();
  const { left, top, width, height } = button.getBoundingClientRect();
  const message = host.shadowRoot.querySelector('[part=message]');
  const text = label.getBoundingClientRect();
  const found = {
    isOnTop: [0.1, 0.5, 0.9].every((part) =>
      button.contains(host.shadowRoot.elementFromPoint(left + width * part, top + height / 2)),
    ),
    isLabelInside: text.left >= left && text.right <= left + width && text.top >= top,
    isLegible:
      text.height > 8 &&
      [label, message].every((shown) => getComputedStyle(shown).textIndent === '0px'),
    isOfSaneSize: width > 60 && width < 400 && height >= 32 && height < 120,
  };
  const isSane = Object.values(found).every(Boolean);
  return { label: label.innerText, ...(isSane ? { isSane } : { ...found, width, height }) };
}
