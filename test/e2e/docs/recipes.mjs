// The pages that a person makes of each recipe in the documentation, and how somebody signs in there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basicHtml, classicEditor, customHtmlBlock, writtenByAuthor } from './editors.mjs';
import { pressAndComeBack } from '../support/guest.mjs';
import { page, readSnippets } from './snippets.mjs';
import { INTRANET } from '../support/visit.mjs';
import { Tab } from '../support/tab.mjs';
import { pressForWindow } from '../support/windows.mjs';

const recipes = readSnippets('docs/recipes.md', 'html');
const js = readSnippets('docs/recipes.md', 'js');
const [useTheToken] = readSnippets('README.md', 'js')['Use the token'];
const script = '<script src="egain-login.min.js" defer></script>';
const callbackPage = { '/callback.html': page(recipes['A callback page'][1]) };

/** The demo's stand-in for eGain's own client. */
const egainClient = readFileSync(
  new URL('../../../demo/pages/egain-client.js', import.meta.url),
  'utf8',
);

/** Runs in the page: calls an API that refuses the first token, by a function that the recipe shows. */
async function callRefusedOnce(recipe) {
  const login = document.querySelector('egain-login');
  const tokens = new Set();
  const answer = (url, { headers }) => {
    tokens.add(headers.Authorization);
    return Promise.resolve(new Response('', { status: tokens.size === 1 ? 401 : 200 }));
  };
  const fetchWithToken = new Function('login', 'fetch', `${recipe} return fetchWithToken;`)(
    login,
    answer,
  );
  const { status } = await fetchWithToken('/api');
  return { status, tokens: tokens.size };
}

/** Draws a view on every route, with nothing in common with the element but the address. */
const routerWith = (view) => `page('*', (context) => {
  document.title = context.pathname;
  document.querySelector('#app').innerHTML = \`${view}\`;
});
page();`;

/**
 * @typedef {object} Recipe
 * @property {Record<string, string>} pages all of them by path; the login begins on the first
 * @property {string} [callback] the path to register, if it is not that of the first page
 * @property {string} [host] in place of localhost
 * @property {RegExp} [warning] in the console
 * @property {string} [policy] the first page's header
 * @property {string[]} [labels] the button's before and after
 * @property {typeof signIn} [run] in place of a login by redirect
 * @property {(tab: Tab) => Promise<void>} [check] what else is true afterwards
 */

/**
 * What each recipe makes of its snippets, by the page and the heading above them.
 *
 * @type {Record<string, Record<string, (...snippets: string[]) => Recipe>>}
 */
export const RECIPES = {
  'README.md': {
    'Use a separate callback page': (naming, bare) => ({
      pages: { '/readme.html': page(naming, script), '/callback.html': page(bare) },
      callback: '/callback.html',
    }),
  },
  'docs/recipes.md': {
    'A complete page': (whole) => ({
      pages: { '/complete.html': whole, '/login.js': useTheToken },
      run: signInAndUseToken,
    }),
    'A callback page': (naming, bare) => ({
      pages: { '/article.html': page(naming, script), '/callback.html': page(bare) },
      callback: '/callback.html',
    }),
    'A popup': (tag) => ({
      pages: { '/popup.html': page(tag, script), ...callbackPage },
      callback: '/callback.html',
      run: signInByPopup,
    }),
    'A page in a frame': (framed, frame) => ({
      pages: { '/framing.html': page(frame), '/framed.html': page(framed), ...callbackPage },
      run: signInInFrame,
    }),
    'Several pages': (tag) => ({
      pages: {
        '/first.html': page(tag, script),
        '/second.html': page(tag, script),
        ...callbackPage,
      },
      callback: '/callback.html',
      check: async (tab) => {
        await tab.visit(new URL('/second.html', tab.page.url()).href);
        await tab.waitFor({ status: 'signed-in' });
      },
    }),
    'A single-page app with a router': (index, view) => {
      const indexPage = page(index, '<script src="/lib/page/page.js"></script>');
      return {
        pages: { '/app/articles/7': indexPage, '/app/': indexPage, '/app.js': routerWith(view) },
        callback: '/app/',
        check: async (tab) => assert.equal(await tab.page.title(), '/app/articles/7'),
      };
    },
    'A page with jQuery': (snippet) => ({
      // Also fit to be pasted into a block, inline script and all.
      pages: { '/jquery.html': page(customHtmlBlock(snippet)) },
      check: (tab) => tab.waitFor({ text: 'Maya' }),
    }),
    "eGain's API client": (snippet) => ({
      pages: {
        '/client.html': page(snippet),
        '/knowledge.js': js["eGain's API client"][0],
        '/egain-client.js': egainClient,
      },
      check: async (tab) => {
        await tab.waitFor({ text: 'Maya' });
        assert.deepEqual(await tab.page.evaluate(callRefusedOnce, js["eGain's API client"][1]), {
          status: 200,
          tokens: 2,
        });
      },
    }),
    'Signed in without a click': (tag) => ({
      pages: { '/intranet.html': page(tag, script), ...callbackPage },
      callback: '/callback.html',
      run: async (tab) => {
        await tab.choose('Maya');
        await tab.waitFor({ status: 'signed-in', message: '' });
      },
    }),
    'A script tag that places the button': (header, place) => ({
      pages: { '/places.html': page(place, header) },
      check: async (tab) => {
        const add = (text) => document.body.insertAdjacentHTML('beforeend', text);
        await tab.page.evaluate(add, place);
        await tab.page.waitForSelector('div + div > egain-login[status=signed-in]');
      },
    }),
    'A site with a strict policy': (snippet) => ({
      pages: { '/strict.html': page(snippet) },
      policy: readSnippets('docs/recipes.md', '')['A site with a strict policy'][0],
    }),
    'An intranet without https': (tag) => ({
      pages: { '/http.html': page(tag, script) },
      host: INTRANET,
      warning: /allow-http is set/,
    }),
    'Your own texts': (tag) => ({
      pages: { '/texts.html': page(tag, script) },
      labels: ['Log in', 'Sign out'],
      check: async (tab) => {
        await tab.page.evaluate(`{
          const login = document.querySelector('egain-login');
          ${js['Your own texts'][0]}
        }`);
        await tab.page.locator('::-p-aria([name="Log out"][role="button"])').wait();
      },
    }),
    'Content for people who are signed in': (snippet) => ({
      pages: { '/members.html': page(snippet, script) },
      check: async (tab) => {
        const read = () => tab.page.evaluate(() => document.body.innerText);
        assert.match(await read(), /Your requests are on their way/);
        assert.doesNotMatch(await read(), /Sign in to see/);
        await tab.page.locator('::-p-aria([name="Sign out"][role="button"])').click();
        await tab.waitFor({ status: 'signed-out' });
        assert.match(await read(), /Sign in to see/);
        assert.doesNotMatch(await read(), /Your requests are on their way/);
      },
    }),
  },
  'docs/cms.md': {
    'WordPress, block editor': (block) => ({ pages: { '/block/': page(customHtmlBlock(block)) } }),
    'WordPress, classic editor': (text) => ({ pages: { '/classic/': page(classicEditor(text)) } }),
    'WordPress, authors and contributors': (header, line) => ({
      pages: {
        '/article/': page(writtenByAuthor(line), header),
        '/signed-in/': page(writtenByAuthor(line), header),
      },
      callback: '/signed-in/',
    }),
    Drupal: (header, line) => ({
      pages: {
        '/node/7': page(basicHtml(line), header),
        '/signed-in': page(basicHtml(line), header),
      },
      callback: '/signed-in',
    }),
  },
};

export async function signIn(tab, _visitor, labels) {
  await pressAndComeBack(tab, { address: tab.page.url(), labels });
}

/** @returns the tab, or frame, in which the login ends */
async function signInByPopup(tab, visitor, [label] = ['Sign in']) {
  const popup = await pressForWindow(visitor, tab, label);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in', message: '' });
  return tab;
}

async function signInInFrame(tab, visitor) {
  const frame = await tab.page.waitForFrame((candidate) =>
    candidate.url().endsWith('/framed.html'),
  );
  await frame.waitForSelector('egain-login[status]');
  return signInByPopup(new Tab(frame, visitor), visitor);
}

async function signInAndUseToken(tab) {
  const said = new Promise((resolve) => tab.page.on('console', resolve));
  await pressAndComeBack(tab, { address: tab.page.url() });
  const [words, time] = (await said).args();
  assert.equal(await words.jsonValue(), 'Signed in. The token expires at');
  assert.equal(await time.evaluate((date) => date.getTime()), (await tab.token()).expiresAt);
  const { firstName } = await tab.page.evaluate('whoAmI()');
  assert.equal(firstName, 'Maya');
}
