// Drives each engine's browser in the same few words. Puppeteer speaks with Chromium and Firefox,
// WebDriver with WebKitGTK.
import puppeteer from 'puppeteer-core';
import { BROWSER_FLAGS } from '../../support/ensure-browser.mjs';
import { startWebKit } from '../../support/webkit.mjs';
import { closeBrowser, closeWindows } from '../support/windows.mjs';

/**
 * @typedef {object} Page one window, or one tab
 * @property {unknown} id tells it from the others
 * @property {(url: string) => Promise<unknown>} goTo
 * @property {(code: Function, ...values: unknown[]) => Promise<unknown>} run runs a function in it
 * @property {(find: Function, ...values: unknown[]) => Promise<unknown>} click clicks the element that
 *   a function returns in it
 * @property {() => Promise<unknown>} close closes it, as a person does
 *
 * @typedef {object} Visit
 * @property {() => Promise<Page[]>} pages those that are open: at first an empty one
 * @property {() => Promise<Page>} open opens one more, in a window of its own
 * @property {() => Promise<unknown>} end closes them all
 *
 * @typedef {object} EngineBrowser
 * @property {() => Promise<Visit>} begin
 * @property {() => Promise<unknown>} close
 */

/** @type {Record<string, (path: string) => Promise<EngineBrowser>>} */
export const START = {
  chromium: (executablePath) =>
    startWithPuppeteer({
      executablePath,
      args: BROWSER_FLAGS,
      // Puppeteer turns off what a test wants to see.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
  firefox: (executablePath) => startWithPuppeteer({ executablePath, browser: 'firefox' }),
  webkit: startWithWebDriver,
};

async function startWithPuppeteer(options) {
  const browser = await puppeteer.launch(options);
  return drive(browser, () => browser.createBrowserContext());
}

/**
 * Drives a browser that Puppeteer has launched.
 *
 * @returns {EngineBrowser}
 */
export function drive(browser, createContext) {
  return {
    async begin() {
      const context = await createContext();
      await context.newPage();
      return {
        pages: async () => (await context.pages()).map(puppeteerPage),
        open: async () => puppeteerPage(await context.newPage({ type: 'window' })),
        end: () => closeWindows(context),
      };
    },
    close: () => closeBrowser(browser),
  };
}

/** @returns {Page} */
function puppeteerPage(page) {
  return {
    id: page,
    goTo: (url) => page.goto(url),
    run: (code, ...values) => page.evaluate(code, ...values),
    async click(find, ...values) {
      // Chromium draws nothing behind other tabs, and waits for ever to click there.
      await page.bringToFront();
      await (await page.evaluateHandle(find, ...values)).click();
    },
    close: () => page.close(),
  };
}

/** All visits share one profile there. */
async function startWithWebDriver(path) {
  const { browser, close } = await startWebKit(path);
  const [firstWindow] = await browser.windows();
  return {
    async begin() {
      await browser.openWindow();
      const windows = async () => (await browser.windows()).filter((id) => id !== firstWindow);
      return {
        pages: async () => (await windows()).map((id) => webDriverPage(browser, id)),
        open: async () => webDriverPage(browser, await browser.openWindow()),
        async end() {
          for (const id of await windows()) {
            await browser.switchTo(id);
            await browser.closeWindow();
          }
          await browser.switchTo(firstWindow);
        },
      };
    },
    close,
  };
}

/** @returns {Page} */
function webDriverPage(browser, id) {
  const inThisWindow =
    (method) =>
    async (...parameters) => {
      await browser.switchTo(id);
      return browser[method](...parameters);
    };
  return {
    id,
    goTo: inThisWindow('goTo'),
    run: inThisWindow('run'),
    click: inThisWindow('click'),
    close: inThisWindow('closeWindow'),
  };
}
