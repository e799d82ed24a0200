// What every end-to-end test needs: the demo's servers, a real browser, and a watch over both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startDemo } from '../../../demo/servers/demo.mjs';
import { listen } from '../../../demo/servers/listen.mjs';
import { BROWSER_FLAGS, findBrowser } from '../../support/ensure-browser.mjs';
import { Tab } from './tab.mjs';
import { closeBrowser, closeWindows } from './windows.mjs';

/** A host on this machine that browsers do not know to be on it: over http, it is not a secure context. */
export const INTRANET = 'intranet.example';

/** A domain whose hosts nobody knows here, though the policy of the demo's pages lets them call these. */
export const NOWHERE = 'egain.cloud';

const TIMEOUT_MS = 90_000;

const RESOLVER_RULES = `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1, MAP *.${NOWHERE} ~NOTFOUND`;

/** Served below /e2e/ of the pages' origin; a login may come back to each of them. */
const OWN_PAGES = ['local.html', 'session.html', 'two.html'];

/**
 * Starts the demo and a browser for one test file, and ends them after it. In the file's tests each
 * visitor is new: no cookies, nothing stored, and nothing that an earlier test has asked of the server.
 *
 * @param {object} [options] those of `startDemo`, `home`: the origin of the test's own pages, and `timeout`:
 *   how long a test may take, in ms
 * @returns {(sentence: string, run: (visitor: Visitor) => Promise<void>) => void} declares a test,
 *   which also fails by whatever goes wrong in a page without anybody asking
 */
export function visitTheDemo({
  home,
  timeout = TIMEOUT_MS,
  pagesOrigins = [],
  redirectUris = [],
  ...options
} = {}) {
  const world = { home, handle: undefined, requests: [] };

  before(async () => {
    world.mirror = await startMirror(world);
    world.stranger = await startMirror(world);
    world.demo = await startDemo({
      ...options,
      folders: { '/e2e/': fileURLToPath(new URL('../pages/', import.meta.url)) },
      returnPaths: OWN_PAGES.map((name) => `/e2e/${name}`),
      pagesOrigins: [world.mirror.origin, ...pagesOrigins],
      redirectUris: [
        ...[world.mirror, world.stranger].map(({ origin }) => `${origin}/plain.html`),
        ...redirectUris,
      ],
      intercept: (request, response) => {
        world.requests.push({ method: request.method, url: new URL(request.url, 'http://server') });
        return world.handle?.(request, response) ?? false;
      },
    });
    world.browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...BROWSER_FLAGS, RESOLVER_RULES],
      // Puppeteer switches off what a test wants to see.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });

  after(async () => {
    if (world.browser) await closeBrowser(world.browser);
    for (const server of [world.demo, world.mirror, world.stranger]) await server?.close();
  });

  return (sentence, run) =>
    test(sentence, { timeout }, async () => {
      world.handle = undefined;
      world.requests = [];
      const visitor = new Visitor(world, await world.browser.createBrowserContext());
      try {
        await run(visitor);
        await visitor.checkThatNothingElseWentWrong();
      } finally {
        await closeWindows(visitor.context);
      }
    });
}

/** One person's browser, with as many tabs as they open, and the servers they meet. */
class Visitor {
  /** Errors and warnings of all tabs. */
  problems = [];
  /** The forms that were sent to token endpoints, from all tabs. */
  tokenRequests = [];
  /** The forms that were sent to revocation endpoints. */
  revocations = [];
  #expected = [];
  #tabs = [];
  #world;

  constructor(world, context) {
    this.#world = world;
    this.context = context;
    this.demo = world.demo;
    /** Where paths are resolved. */
    this.home = world.home ?? world.demo.pages.origin;
    /** The same pages on another origin, which the back/forward cache may keep. */
    this.mirror = world.mirror.origin;
    /** The same pages on an origin which is not on the server's list. */
    this.stranger = world.stranger.origin;
  }

  /**
   * Opens a tab, in a window of its own: nothing is drawn of a tab that lies behind another.
   * `isFocused` makes it behave as the one that is looked at.
   */
  open = async (address, { isFocused = true } = {}) => {
    const tab = await this.#watch(await this.context.newPage({ type: 'window' }), isFocused);
    await tab.visit(address);
    return tab;
  };

  /** Opens a copy of a tab, with a copy of its session storage, as "Duplicate tab" does. */
  openCopyOf = async ({ page }) => {
    const opened = new Promise((resolve) => page.once('popup', resolve));
    await page.evaluate(() => void window.open('about:blank', '', 'popup'));
    const tab = await this.#watch(await opened, true);
    await tab.visit(page.url());
    return tab;
  };

  /** Lets the test see each request to the sign-in server first, and answer it by returning true. */
  handleRequests = (handle) => {
    this.#world.handle = handle;
  };

  /** Resolves at the next request for such a path, which is never answered. */
  whenAsked = (path) =>
    new Promise((resolve) => {
      this.handleRequests(({ url }) => {
        const isMeant = new URL(url, 'http://server').pathname.endsWith(path);
        if (isMeant) resolve();
        return isMeant;
      });
    });

  /** The forms that asked for a new token with a refresh token. */
  renewals = () => this.tokenRequests.filter((form) => form.grant_type === 'refresh_token');

  /** The requests that the sign-in server got for a path such as `/oauth2/revoke`. */
  requestsTo = (path) => this.#world.requests.filter(({ url }) => url.pathname.endsWith(path));

  /** Errors in the console that belong to what is tested: each must come, and no other may. */
  expectErrors = (...patterns) => {
    this.#expected.push(...patterns);
  };

  async #watch(page, isFocused) {
    const tab = new Tab(page, this);
    this.#tabs.push(tab);
    await tab.watch(isFocused);
    return tab;
  }

  async checkThatNothingElseWentWrong() {
    // What a page has said arrives before its answer does.
    const open = this.#tabs.filter(({ page }) => !page.isClosed());
    for (const { page } of open) await page.evaluate(() => true);
    const matches = (pattern) => this.problems.some((text) => pattern.test(text));
    const isUnexpected = (text) => !this.#expected.some((pattern) => pattern.test(text));
    assert.deepEqual(this.problems.filter(isUnexpected), [], 'errors in the console');
    const missing = this.#expected.filter((pattern) => !matches(pattern));
    assert.deepEqual(missing, [], 'errors that should have come');
  }
}

/** Serves the demo's pages from one more origin, and without forbidding browsers to keep them. */
export function startMirror(world) {
  return listen(async (request, response) => {
    const answer = await fetch(world.demo.pages.origin + request.url);
    for (const [name, value] of answer.headers) {
      if (/^content-(type|security-policy)$/.test(name)) response.setHeader(name, value);
    }
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
}
