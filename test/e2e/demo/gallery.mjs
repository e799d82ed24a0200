// The gallery as the tests see it: opened in some look, with each button at what it is to show.
import { isGalleryReady } from '../../screenshots/gallery-page.mjs';

/** What the gallery's buttons that fail tell developers. */
const FAILURES = [
  /<egain-login> configuration: The attribute token-url is missing/,
  /<egain-login> popup_blocked: /,
];

const DESKTOP = { width: 1200, height: 900 };

/**
 * Opens the gallery, and waits for its buttons.
 *
 * @param {object} visitor of the test
 * @param {object} [look]
 * @param {Record<string, string>} [look.media] media features by name
 * @param {object} [look.viewport] as puppeteer's
 * @param {string} [look.query]
 */
export async function openGallery(
  { open, expectErrors },
  { media = {}, viewport, query = '' } = {},
) {
  expectErrors(...FAILURES);
  const tab = await open('about:blank');
  await tab.page.setViewport({ ...DESKTOP, ...viewport });
  // Not by puppeteer: it does not know forced colours.
  const session = await tab.page.createCDPSession();
  const features = Object.entries(media).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features });
  await tab.visit(`/gallery.html${query}`);
  await tab.page.waitForFunction(isGalleryReady, { polling: 50 });
  return tab;
}

/** Finds the button that a person presses, ours or the page's own, of each element. */
export async function findButtons({ page }, selector = 'egain-login') {
  const elements = await page.$$(selector);
  return Promise.all(
    elements.map((element) =>
      element.evaluateHandle(
        (login) =>
          login.querySelector('[slot=button]') ?? login.shadowRoot.querySelector('[part=button]'),
      ),
    ),
  );
}
