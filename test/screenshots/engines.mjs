// The browsers that screenshots are made in, and how each is told what to emulate.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { ENGINES } from '../support/engines.mjs';
import { BROWSER_FLAGS } from '../support/ensure-browser.mjs';
import { keepDrawing } from './gallery-page.mjs';
import { startWebKit } from '../support/webkit.mjs';

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

/** What other browsers are told by an option, WebKitGTK reads from the settings of GTK. */
const GTK_SETTINGS = `[Settings]
gtk-enable-animations=0
gtk-xft-hinting=0
gtk-xft-rgba=none
`;

const webkit = {
  name: 'webkit',
  hasNoForcedColors: true,
  find: ENGINES.webkit.find,

  /** @param {Look} look */
  async open(path, { scheme, viewport }) {
    const settings = mkdtempSync(join(tmpdir(), 'egain-login-gtk-'));
    mkdirSync(join(settings, 'gtk-3.0'));
    writeFileSync(join(settings, 'gtk-3.0/settings.ini'), GTK_SETTINGS);
    const env = {
      XDG_CONFIG_HOME: settings,
      // Else pictures may be black.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      GTK_THEME: scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
    };
    const { browser, close } = await startWebKit(path, env, 2048);
    // As high as any section: no more than what is in the window is in a picture.
    await browser.resize(viewport.width, 2 * viewport.height);
    return {
      page: asPage(browser),
      async close() {
        await close();
        rmSync(settings, { recursive: true });
      },
    };
  },
};

/** The part of puppeteer's page that pictures need, of a browser that WebDriver leads. */
function asPage(browser) {
  return {
    goto: (url) => browser.goTo(url),
    evaluate: (code, ...values) => browser.run(String(code), ...values),
    async waitForFunction(code) {
      for (let tries = 0; tries < 600; tries++) {
        // Between two pages there is nobody to ask.
        if (await browser.run(String(code)).catch(() => false)) return;
        await delay(50);
      }
      throw new Error(`This never came true: ${code}`);
    },
    $: (selector) => ({
      async screenshot() {
        await browser.run(String(keepDrawing));
        return Buffer.from(await browser.takePicture(selector), 'base64');
      },
    }),
  };
}

/** The first must be there; the others are used where they are installed. */
export const PAINTERS = [chromium, firefox, webkit];
