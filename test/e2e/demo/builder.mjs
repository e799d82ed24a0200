// The builder as the tests use it: opened in some look, and filled in as a person does.
const BASE = 'https://ai.egain.cloud/system/auth/ACME';

/** Wide enough for the preview beside the form. */
export const DESKTOP = { width: 1200, height: 900 };

/**
 * Opens the builder.
 *
 * @param {object} visitor of the test
 * @param {object} [look]
 * @param {string} [look.scheme] `light` or `dark`
 * @param {number} [look.width] in px
 */
export async function openBuilder({ open }, { scheme = 'light', width = DESKTOP.width } = {}) {
  const tab = await open('about:blank');
  await tab.page.setViewport({ ...DESKTOP, width });
  await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.visit('/');
  await tab.page.waitForSelector('egain-login[status]');
  await tab.page.waitForFunction(() => document.querySelector('#snippet-script').textContent);
  return tab;
}

/** Types into a field, in the place of what it says. */
export async function fill({ page }, id, text) {
  await page.evaluate((name) => {
    const field = document.getElementById(name);
    const details = field.closest('details');
    if (details) details.open = true;
    field.value = '';
  }, id);
  await page.locator(`#${id}`).click();
  await page.keyboard.sendCharacter(text);
}

/** Chooses one of several, by what the person reads. */
export const choose = ({ page }, label) =>
  page.locator(`::-p-xpath(//label[normalize-space()="${label}"])`).click();

/** One mistake for each of these fields, and what is said about it. */
export const WRONG = {
  page: ['http://www.example.com/portal/', /only on https/],
  'authorize-url': ['http://ai.egain.cloud/system/auth/ACME-U/oauth2/authorize', /This is http/],
  'token-url': [`${BASE}-C/oauth2/token`, /for customers, but you chose users/],
  'client-id': ['b4b2c1d9-4c19-4e8a- 8e7a-9a0b1c2d3e4f', /a space in it/],
  'further-scopes': ['openid,profile', /with spaces/],
  api: ['https://ai.egain.cloud', /sign-in domain/],
  'redirect-uri': ['https://example.com/callback.html', /same protocol and host/],
  'registered-redirect-uri': ['https://www.example.com/callback.html/', /only one ends in a slash/],
  'registered-origins': ['https://www.example.com/', /without the slash/],
};

/** Makes all of them. */
export async function makeMistakes(tab) {
  await choose(tab, 'A callback page');
  for (const [id, [text]] of Object.entries(WRONG)) await fill(tab, id, text);
}

/** What is to be read below a field. */
export const readMistake = ({ page }, id) =>
  page.$eval(`#${id}-mistake`, (place) => place.querySelector('p')?.textContent ?? '');

/** What there is to copy, in whichever tab. */
export const readOutput = ({ page }, id) =>
  page.$eval(`#${id}`, (place) =>
    place.closest('.output').hidden ? undefined : place.textContent,
  );

/** An address as the demo's users have it, such as somebody finds in an example. */
export const sampleOf = ({ demo }) =>
  `${demo.signIn.user.authorizeUrl}?client_id=7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60&scope=knowledge.portalmgr.read`;
