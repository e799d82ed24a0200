// How web-test-runner starts each engine.
import { chromeLauncher } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { countFrames } from './coverage.mjs';
import { ENGINES } from './engines.mjs';
import { BROWSER_FLAGS } from './ensure-browser.mjs';
import { startWebKit } from './webkit.mjs';

/** Two cores are busy with this many pages, since each page waits half of its time. */
const PAGES = 3;

/** Coverage comes from here alone: the other engines can't count what runs. */
function chromiumLauncher(executablePath, withCoverage) {
  const launcher = chromeLauncher({
    puppeteer,
    concurrency: PAGES,
    launchOptions: { executablePath, args: BROWSER_FLAGS },
    async createPage({ browser }) {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.emulateFocusedPage(true);
      return withCoverage ? countFrames(page) : page;
    },
  });
  return withCoverage ? withFreshPages(launcher) : launcher;
}

/** Each page has a window of its own, since a tab in the background is not drawn. */
function firefoxLauncher(executablePath) {
  return chromeLauncher({
    puppeteer,
    concurrency: 1,
    launchOptions: { browser: 'firefox', executablePath },
    createPage: async ({ browser }) =>
      (await browser.createBrowserContext()).newPage({ type: 'window' }),
  });
}

/**
 * Keeps the launcher from using its pages again: V8 counts branches only in code that it compiles
 * after counting has begun.
 */
function withFreshPages(launcher) {
  return Object.defineProperty(launcher, 'inactivePages', {
    value: { length: 0, push: ({ puppeteerPage }) => puppeteerPage.browserContext().close() },
  });
}

/** The runner has no launcher for WebKitGTK. Here one window serves all files. */
function webkitLauncher(miniBrowser) {
  const urls = new Map();
  let webkit;

  return {
    name: ENGINES.webkit.name,
    type: 'webdriver',
    concurrency: 1,
    async initialize() {
      webkit = await startWebKit(miniBrowser);
    },
    async startSession(id, url) {
      urls.set(id, url);
      await webkit.browser.goTo(url);
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id),
    async stopSession(id) {
      urls.delete(id);
      await webkit.browser.goTo('about:blank');
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

export function launchersFor(found, withCoverage) {
  return Object.entries(found).map(([key, path]) => LAUNCHERS[key](path, withCoverage));
}
