// How web-test-runner starts each engine. Every test file gets a fresh profile, so that nothing is
// stored there but its own.
import { chromeLauncher } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { countFrames } from './coverage.mjs';
import { ENGINES } from './engines.mjs';
import { BROWSER_FLAGS } from './ensure-browser.mjs';
import { startWebKit } from './webkit.mjs';

/** Coverage comes from here alone: V8 counts what runs, the other engines do not. */
function chromiumLauncher(executablePath) {
  return withFreshProfiles(
    chromeLauncher({
      puppeteer,
      launchOptions: { executablePath, args: BROWSER_FLAGS },
      async createPage({ browser }) {
        const page = await (await browser.createBrowserContext()).newPage();
        await page.emulateFocusedPage(true);
        return countFrames(page);
      },
    }),
  );
}

/** One file at a time, because only one tab has the focus. */
function firefoxLauncher(executablePath) {
  return withFreshProfiles(
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath },
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  );
}

/**
 * The launcher would use its pages again. A fresh profile for each test file keeps storage apart, and
 * V8 counts branches only in code that it compiles after counting has begun.
 */
function withFreshProfiles(launcher) {
  return Object.defineProperty(launcher, 'inactivePages', {
    value: { length: 0, push: ({ puppeteerPage }) => puppeteerPage.browserContext().close() },
  });
}

/**
 * The runner has no launcher for WebKitGTK. Here one browser serves all files, because now and then a
 * start fails on a busy machine. Each file has a window of its own, and with it session storage and a
 * history; local storage is wiped after it.
 */
function webkitLauncher(miniBrowser) {
  const urls = new Map();
  let webkit;
  let browser;
  let firstWindow;

  async function stopSession(id) {
    urls.delete(id);
    await browser.run(() => localStorage.clear());
    await browser.closeWindow();
    await browser.switchTo(firstWindow);
    return {};
  }

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
    stopSession,
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

export function launchersFor(found) {
  return Object.entries(found).map(([key, path]) => LAUNCHERS[key](path));
}
