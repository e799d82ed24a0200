// What people do in WordPress.
import { PASSWORD } from './wordpress.mjs';

/** The ID of the demo's client application. */
export const DEMO_CLIENT = '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60';

/** PHP in WebAssembly is slow, most of all the first time. */
const PATIENCE_MS = 120_000;

/** Opens a page of the site. */
export async function open(visitor, address) {
  const tab = await visitor.open('about:blank');
  tab.page.setDefaultTimeout(PATIENCE_MS);
  await tab.visit(address);
  return tab;
}

/** Signs in to WordPress, not to eGain. */
export async function logIn(visitor, { home }, user) {
  const tab = await open(visitor, `${home}wp-login.php`);
  await tab.page.locator('#user_login').fill(user);
  await tab.page.locator('#user_pass').fill(PASSWORD);
  await submit(tab, '#wp-submit');
  return tab;
}

/** Uploads the zip under Plugins → Add New, and activates it. */
export async function installPlugin(tab, { home }, zip) {
  await tab.visit(`${home}wp-admin/plugin-install.php?tab=upload`);
  const input = await tab.page.waitForSelector('#pluginzip');
  await input.uploadFile(zip);
  await submit(tab, '#install-plugin-submit');
  await submit(tab, 'a.button-primary[href*="action=activate"]');
}

/** What eGain's console shows, for the demo's sign-in server. */
export function writeMetadata({ signIn }) {
  const endpoints = (tenant) => [
    {
      authURL: `${signIn.origin}/system/auth/${tenant}/oauth2/authorize`,
      accessTokenURL: `${signIn.origin}/system/auth/${tenant}/oauth2/token`,
    },
  ];
  return JSON.stringify({
    clientId: DEMO_CLIENT,
    authenticationDetails: {
      oAuthUser: endpoints('TMPRODB88619984-U'),
      oAuthCustomer: endpoints('TMPRODB88619984-C'),
    },
  });
}

export const settingsPage = ({ home }) => `${home}wp-admin/options-general.php?page=egain-login`;

/**
 * Fills in fields of Settings → eGain Login by their labels, and saves.
 *
 * @returns {Promise<string[]>} what the page says then
 */
export async function saveSettings(tab, site, { fields, scopes = [] }) {
  await tab.visit(settingsPage(site));
  for (const [label, value] of Object.entries(fields)) {
    const field = await tab.page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
    await field.evaluate((input, text) => (input.value = text), value);
  }
  for (const scope of scopes) await tab.page.locator(`input[value="${scope}"]`).click();
  await submit(tab, '#submit');
  return tab.page.$$eval('.notice.settings-error', (notices) =>
    notices.map(({ innerText }) => innerText.trim().split('\n')[0]),
  );
}

/**
 * Writes a post in the block editor, by what the editor's own buttons call, and publishes it.
 *
 * @param {[name: string, attributes?: object][]} blocks
 * @returns {Promise<string>} its address
 */
export async function publishPost(tab, { home }, blocks) {
  await tab.visit(`${home}wp-admin/post-new.php`);
  await tab.page.waitForFunction(() => window.wp?.data?.select('core/editor').getCurrentPostId());
  return tab.page.evaluate(publish, blocks);
}

/** Deactivates the plugin and deletes it, in the list of plugins. */
export async function deletePlugin(tab, { home }) {
  await tab.visit(`${home}wp-admin/plugins.php`);
  await submit(tab, '#deactivate-egain-login');
  tab.page.once('dialog', (dialog) => dialog.accept());
  await tab.page.waitForSelector('#delete-egain-login');
  await tab.page.$eval('#delete-egain-login', (link) => link.click());
  await tab.page.waitForSelector('[data-slug="egain-login"].deleted', { hidden: false });
}

/** Presses what loads another page. */
async function submit(tab, selector) {
  await tab.page.waitForSelector(selector);
  const arrival = tab.page.waitForNavigation();
  await tab.page.$eval(selector, (button) => button.click());
  await arrival;
}

/** Runs in the page. */
async function publish(blocks) {
  const { apiFetch, blocks: types, data } = window.wp;
  for (const [name, attributes] of blocks)
    data.dispatch('core/block-editor').insertBlocks(types.createBlock(name, attributes));
  data.dispatch('core/editor').editPost({ title: 'A post', status: 'publish' });
  await data.dispatch('core/editor').savePost();
  const id = data.select('core/editor').getCurrentPostId();
  const { link } = await apiFetch({ path: `/wp/v2/posts/${id}` });
  return link;
}
