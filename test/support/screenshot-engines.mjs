// The browsers that screenshots are made in, and how each is told what to emulate.
import puppeteer from 'puppeteer-core';
import { ENGINES } from './engines.mjs';
import { BROWSER_FLAGS } from './ensure-browser.mjs';

/**
 * @typedef {object} Look what a picture is taken under
 * @property {'light' | 'dark'} scheme
 * @property {boolean} [hasForcedColors]
 * @property {{ width: number, height: number, deviceScaleFactor: number }} viewport
 */

/** Text and colours come out the same on every machine. */
const PLAIN_DRAWING = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

const chromium = {
  name: 'chromium',
  find: ENGINES.chromium.find,

  /** @param {Look} look */
  async open(path, { scheme, hasForcedColors, viewport }) {
    const browser = await puppeteer.launch({
      executablePath: path,
      args: [...BROWSER_FLAGS, ...PLAIN_DRAWING],
    });
    const page = await browser.newPage();
    await page.setViewport(viewport);
    const session = await page.createCDPSession();
    const features = {
      'prefers-color-scheme': scheme,
      'prefers-reduced-motion': 'reduce',
      'forced-colors': hasForcedColors ? 'active' : 'none',
    };
    await session.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    return { page, close: () => browser.close() };
  },
};

const firefox = {
  name: 'firefox',
  find: ENGINES.firefox.find,

  /** @param {Look} look */
  async open(path, { scheme, hasForcedColors, viewport }) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: path,
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'ui.prefersReducedMotion': 1,
        'browser.display.document_color_use': hasForcedColors ? 2 : 1,
      },
    });
    const page = await browser.newPage();
    await page.setViewport(viewport);
    return { page, close: () => browser.close() };
  },
};

/** The first must be there; the others are used where they are installed. */
export const PAINTERS = [chromium, firefox];
