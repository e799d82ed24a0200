// What each recipe of the README makes of its snippets, and how a person signs in there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basicHtml, classicEditor, customHtmlBlock, writtenByAuthor } from './editors.mjs';
import { pressAndComeBack } from '../support/guest.mjs';
import { page, readSnippets } from './readme-snippets.mjs';
import { INTRANET } from '../support/visit.mjs';
import { Tab } from '../support/tab.mjs';
import { pressForWindow } from '../support/windows.mjs';

const html = readSnippets('html');
const js = readSnippets('js');
const [script] = html['Put it on a page'][0].split('\n');
const callbackPage = { '/callback.html': page(html['The callback page'][1]) };

/** The demo's stand-in for eGain's own client. */
const egainClient = readFileSync(
  new URL('../../../demo/pages/egain-client.js', import.meta.url),
  'utf8',
);

/** Draws a view on every route, with nothing in common with the element but the address. */
const routerWith = (view) => `page('*', (context) => {
  document.title = context.pathname;
  document.querySelector('#app').innerHTML = \`${view}\`;
});
page();`;

/**
 * By the heading over the snippets, what the recipe makes of them: all pages by path, of which the login
 * begins on the first.
 *
 * @type {Record<string, (...snippets: string[]) => Recipe>}
 *
 * @typedef {object} Recipe
 * @property {Record<string, string>} pages
 * @property {string} [callback] the path that is registered, where it is not the first page's
 * @property {string} [host] in place of localhost
 * @property {RegExp} [warning] that the console gets
 * @property {string} [policy] the first page's header
 * @property {string[]} [labels] the button's before and after
 * @property {typeof signIn} [run] in place of a login by redirect
 * @property {(tab: Tab) => Promise<void>} [check] what else is true afterwards
 */
export const RECIPES = {
  'The callback page': (naming, bare) => ({
    pages: { '/article.html': page(naming, script), '/callback.html': page(bare) },
    callback: '/callback.html',
  }),
  'Login in a popup': (tag) => ({
    pages: { '/popup.html': page(tag, script), ...callbackPage },
    callback: '/callback.html',
    run: signInByPopup,
  }),
  'A script tag that brings the button': (header, place) => ({
    pages: { '/places.html': page(place, header) },
    check: async (tab) => {
      await tab.page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), place);
      await tab.page.waitForSelector('div + div > egain-login[status=signed-in]');
    },
  }),
  'On plain http': (tag) => ({
    pages: { '/http.html': page(tag, script) },
    host: INTRANET,
    warning: /allow-http is set/,
  }),
  'Texts and languages': (tag) => ({
    pages: { '/texts.html': page(tag, script) },
    labels: ['Log in', 'Sign out'],
    check: async (tab) => {
      await tab.page.evaluate(`{
        const login = document.querySelector('egain-login');
        ${js['Texts and languages'][0]}
      }`);
      await tab.page.locator('::-p-aria([name="Log out"][role="button"])').wait();
    },
  }),
  'Plain HTML': (whole) => ({
    pages: { '/plain.html': whole, '/login.js': js['Put it on a page'][0] },
    run: signInAndUseToken,
  }),
  'WordPress, block editor': (block) => ({ pages: { '/block/': page(customHtmlBlock(block)) } }),
  'WordPress, classic editor': (text) => ({ pages: { '/classic/': page(classicEditor(text)) } }),
  'WordPress, authors': (header, line) => ({
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
  'A site with a strict policy': (snippet) => ({
    pages: { '/strict.html': page(snippet) },
    policy: readSnippets('')['A site with a strict policy'][0],
  }),
  'A page in a frame': (framed, frame) => ({
    pages: { '/framing.html': page(frame), '/framed.html': page(framed), ...callbackPage },
    run: signInInFrame,
  }),
  'A page with jQuery': (snippet) => ({
    // Also fit to be pasted into a block, inline script and all.
    pages: { '/jquery.html': page(customHtmlBlock(snippet)) },
    check: (tab) => tab.waitFor({ text: 'Maya' }),
  }),
  'A single-page app with a router': (index, view) => {
    const indexPage = page(index, '<script src="/lib/page/page.js"></script>');
    return {
      pages: { '/app/articles/7': indexPage, '/app/': indexPage, '/app.js': routerWith(view) },
      callback: '/app/',
      check: async (tab) => assert.equal(await tab.page.title(), '/app/articles/7'),
    };
  },
  "eGain's API client": (snippet) => ({
    pages: {
      '/client.html': page(snippet),
      '/knowledge.js': js["eGain's API client"][0],
      '/egain-client.js': egainClient,
    },
    check: (tab) => tab.waitFor({ text: 'Maya' }),
  }),
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
