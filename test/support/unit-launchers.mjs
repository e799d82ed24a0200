// How web-test-runner starts each engine.
import { chromeLauncher } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { countFrames } from './coverage.mjs';
import { ENGINES } from './engines.mjs';
import { BROWSER_FLAGS } from './ensure-browser.mjs';
import { startWebKit } from './webkit.mjs';

/** Two cores are busy with so many pages, since each of them waits half of its time. */
const CHROMIUM_PAGES = 3;
const FIREFOX_PAGES = 2;

/** More than all tests add to a page's history. */
const FIREFOX_HISTORY = 100_000;

/** Each page has a profile of its own, and takes one file after another: what it loads stays cached. */
function chromiumLauncher(executablePath, withFreshProfiles) {
  const devTools = new Map();
  const launcher = chromeLauncher({
    puppeteer,
    concurrency: CHROMIUM_PAGES,
    launchOptions: { executablePath, args: BROWSER_FLAGS },
    async createPage({ browser }) {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.emulateFocusedPage(true);
      devTools.set(page, await page.createCDPSession());
      return countFrames(page);
    },
  });

  const unused = [];
  launcher.inactivePages = {
    get length() {
      return unused.length;
    },
    pop: () => unused.pop(),
    push(page) {
      const { puppeteerPage } = page;
      if (withFreshProfiles) return puppeteerPage.browserContext().close();
      // A history that is full grows no longer.
      devTools.get(puppeteerPage).send('Page.resetNavigationHistory');
      return unused.push(page);
    },
  };
  return launcher;
}

/** The same, in windows, since a tab in the background is not drawn. */
function firefoxLauncher(executablePath) {
  return chromeLauncher({
    puppeteer,
    concurrency: FIREFOX_PAGES,
    launchOptions: {
      browser: 'firefox',
      executablePath,
      extraPrefsFirefox: { 'browser.sessionhistory.max_entries': FIREFOX_HISTORY },
    },
    createPage: async ({ browser }) =>
      (await browser.createBrowserContext()).newPage({ type: 'window' }),
  });
}

/**
 * The runner has no launcher for WebKitGTK. Here one browser serves all files, because now and then a
 * start fails on a busy machine. Each file has a window of its own, and with it a history.
 */
function webkitLauncher(miniBrowser) {
  const urls = new Map();
  let webkit;
  let browser;
  let firstWindow;

  return {
    name: ENGINES.webkit.name,
    type: 'webdriver',
    concurrency: 1,
    async initialize() {
      webkit = await startWebKit(miniBrowser);
      ({ browser } = webkit);
      [firstWindow] = await browser.windows();
    },
    async startSession(id, url) {
      urls.set(id, url);
      await browser.switchTo(await browser.openWindow());
      await browser.goTo(url);
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id),
    async stopSession(id) {
      urls.delete(id);
      await browser.closeWindow();
      await browser.switchTo(firstWindow);
      return {};
    },
    startDebugSession() {
      throw new Error('WebKitGTK has no window here that anybody could debug in.');
    },
    async stop() {
      await webkit?.close();
    },
  };
}

const LAUNCHERS = {
  chromium: chromiumLauncher,
  firefox: firefoxLauncher,
  webkit: webkitLauncher,
};

/**
 * @param found the paths of the engines' browsers
 * @param withFreshProfiles keeps no cache from one file to the next: to count coverage, since V8 counts
 *   branches only in code that it compiles after counting has begun, and to serve other sources
 */
export function launchersFor(found, withFreshProfiles = false) {
  return Object.entries(found).map(([key, path]) => LAUNCHERS[key](path, withFreshProfiles));
}
