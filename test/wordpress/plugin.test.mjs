// From the zip's upload to a token, and to the plugin's end, on the site that SITE names. Each test goes on from where
// the one before has left the site.
import assert from 'node:assert/strict';
import process from 'node:process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { askWhoHolds } from '../e2e/support/guest.mjs';
import { visitTheDemo } from '../e2e/support/visit.mjs';
import { pressForWindow } from '../e2e/support/windows.mjs';
import {
  DEMO_CLIENT,
  deletePlugin,
  installPlugin,
  logIn,
  open,
  publishPost,
  saveSettings,
  settingsPage,
  writeMetadata,
} from './admin.mjs';
import { SITES, ZIP } from './sites.mjs';
import { startWordPress } from './wordpress.mjs';

const LABELS = ['Authorization URL', 'Access Token URL', 'Client ID'];
const NOT_FOR_PRODUCTION = /debug script/;
const DENIED = 'Sign-in was canceled or refused. You can try again.';

/** WordPress may find something to complain of by itself: pictures of its own servers, for example. */
const isOurs = (problem) => /egain/i.test(problem);

/** As harmless as it looks to WordPress, which lets authors write it. */
const PLACEHOLDER =
  '<div data-egain-login data-size="large" data-authorize-url="https://evil.example/authorize" ' +
  'data-token-url="https://evil.example/token">Signing in needs JavaScript.</div>';

const { callbackPath, ...options } = SITES[process.env.SITE];
const site = await startWordPress(options);
after(() => site.close());
const redirectUri = site.home + callbackPath;
const declare = visitTheDemo({
  timeout: 600_000,
  pagesOrigins: [site.origin],
  redirectUris: [redirectUri],
});
const test = (sentence, run) =>
  declare(sentence, async (visitor) => {
    await run(visitor);
    visitor.problems = visitor.problems.filter(isOurs);
  });
const posts = {};

test('an administrator uploads the zip, pastes the metadata, and signs in on the spot', async (visitor) => {
  visitor.expectErrors(NOT_FOR_PRODUCTION);
  const tab = await logIn(visitor, site, 'admin');
  await installPlugin(tab, site, fileURLToPath(ZIP));
  const said = await saveSettings(tab, site, {
    fields: { 'Paste the metadata': writeMetadata(visitor.demo) },
    scopes: ['knowledge.portalmgr.read'],
  });
  assert.deepEqual(said, [`Settings saved. Found in what you pasted: ${LABELS.join(', ')}.`]);
  const [registered, origin] = await tab.page.$$eval('.egain-login-value', (inputs) =>
    inputs.map(({ value }) => value),
  );
  assert.equal(registered, redirectUri);
  assert.equal(origin, site.origin);

  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in', heard: ['token:login'] });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
});

test('a mistake is told in plain words, and not saved', async (visitor) => {
  visitor.expectErrors(NOT_FOR_PRODUCTION);
  const tab = await logIn(visitor, site, 'admin');
  const api = 'https://api.ai.egain.cloud/system/auth/T-U/oauth2/authorize';
  const said = await saveSettings(tab, site, {
    fields: { 'Authorization URL': api, 'Client ID': '"><script>alert(1)</script>' },
  });
  assert.deepEqual(said, [
    `Authorization URL “${api}” was not saved. This is the address of the API. People sign in on another domain, such as ai.egain.cloud or login.egain.cloud.`,
    'Client ID “"><script>alert(1)</script>” was not saved. This is an address. The client ID is next to the addresses in the metadata.',
  ]);
  const saved = await tab.page.$eval('#egain-login-authorize-url', ({ value }) => value);
  assert.ok(saved.startsWith(visitor.demo.signIn.origin), saved);
});

test('what is still missing is told, and the rest saved', async (visitor) => {
  visitor.expectErrors(NOT_FOR_PRODUCTION);
  const tab = await logIn(visitor, site, 'admin');
  const said = await saveSettings(tab, site, { fields: { 'Client ID': '' } });
  assert.deepEqual(said, [
    'Still missing: Client ID. Until then, visitors see no button.',
    'Settings saved.',
  ]);
  const again = await saveSettings(tab, site, { fields: { 'Client ID': ` ${DEMO_CLIENT}` } });
  assert.deepEqual(again, ['Settings saved.']);
});

test('only administrators get to the settings', async (visitor) => {
  const tab = await logIn(visitor, site, 'editor');
  const answer = await tab.page.goto(settingsPage(site));
  assert.equal(answer.status(), 403);
});

test('an administrator adds the block, and sees the button in the editor', async (visitor) => {
  const tab = await logIn(visitor, site, 'admin');
  const block = ['egain-login/button', { variant: 'outlined' }];
  posts.block = await publishPost(tab, site, [block]);
  const preview = await tab.page.evaluate(findPreview);
  assert.deepEqual(preview, { variant: 'outlined', hasButton: true });
});

test('an editor writes the shortcode', async (visitor) => {
  const tab = await logIn(visitor, site, 'editor');
  const text = '[egain_login size="small" variant="shiny"]';
  posts.editor = await publishPost(tab, site, [['core/shortcode', { text }]]);
});

test('an author writes the placeholder', async (visitor) => {
  const tab = await logIn(visitor, site, 'author');
  posts.author = await publishPost(tab, site, [['core/html', { content: PLACEHOLDER }]]);
});

test('a visitor signs in on one page, and stays signed in on the others', async (visitor) => {
  const tab = await open(visitor, posts.block);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: posts.block, status: 'signed-in', heard: ['token:login'] });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  assert.equal(await tab.withButton(({ variant }) => variant), 'outlined');
  assert.equal(visitor.tokenRequests[0].redirect_uri, redirectUri);

  for (const role of ['editor', 'author']) {
    await tab.visit(posts[role]);
    await tab.waitFor({ status: 'signed-in', heard: ['token:restore'] });
  }
  assert.equal(visitor.tokenRequests.length, 1);
});

test('what authors write chooses looks, and no server', async (visitor) => {
  const tab = await open(visitor, posts.author);
  const { authorizeUrl, size } = await tab.withButton((button) => ({
    authorizeUrl: button.authorizeUrl,
    size: button.size,
  }));
  assert.ok(authorizeUrl.startsWith(visitor.demo.signIn.origin), authorizeUrl);
  assert.equal(size, 'large');
  await tab.visit(posts.editor);
  const looks = await tab.withButton((button) => [button.size, button.variant]);
  assert.deepEqual(looks, ['small', 'filled']);
});

test('the configuration is in one place of a page, its script tag', async () => {
  for (const address of Object.values(posts)) {
    const html = await (await fetch(address)).text();
    assert.equal(html.match(/client-id/g).length, 1, address);
    assert.match(html, /<script [^>]*data-client-id="[\w-]+"[^>]* src=/);
  }
});

test('a visitor who declines is back where they were, and told so', async (visitor) => {
  const tab = await open(visitor, posts.block);
  await tab.press('Sign in');
  await tab.press('Cancel');
  await tab.waitFor({ address: posts.block, status: 'error', message: DENIED });
  assert.deepEqual(await tab.heard(), ['login-error:access_denied']);
});

test('a page that shows no button has none', async (visitor) => {
  const tab = await open(visitor, site.home);
  const isShown = () =>
    [...document.querySelectorAll('egain-login')].some((button) => button.checkVisibility());
  assert.equal(await tab.page.evaluate(isShown), false);
});

test('the callback page is kept by no cache, repeats nothing, and loads the script alone', async () => {
  const answer = await fetch(`${redirectUri}?code=%3Cb%3Efoo&state=bar&error=foo`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control'), /no-store/);
  assert.match(answer.headers.get('content-security-policy'), /default-src 'none'/);
  const html = await answer.text();
  assert.doesNotMatch(html, /foo|bar/);
  assert.equal(html.match(/<(script|link|style|img)\b/g).length, 1);
  // Whatever the permalinks are.
  for (const path of ['egain-login/callback/', 'index.php/egain-login/callback/'])
    assert.equal(await (await fetch(site.home + path)).text(), html);
  const other = await fetch(`${site.home}egain-login/callback/other/`);
  assert.notEqual(await other.text(), html);
});

test('deactivated and deleted, it leaves nothing', async (visitor) => {
  const tab = await logIn(visitor, site, 'admin');
  await deletePlugin(tab, site);
  assert.deepEqual(await (await fetch(`${site.home}?left-over`)).json(), []);
  const html = await (await fetch(posts.block)).text();
  assert.doesNotMatch(html, /egain-login[.-]/);
});

/** Runs in the page: the block's button in the editor, which may be in a frame. */
function findPreview() {
  const documents = [document, document.querySelector('[name=editor-canvas]')?.contentDocument];
  const buttons = documents.flatMap((root) => [...(root?.querySelectorAll('egain-login') ?? [])]);
  const [button] = buttons;
  return {
    variant: button?.getAttribute('variant'),
    hasButton: !!button?.shadowRoot?.querySelector('[part=button]'),
  };
}
