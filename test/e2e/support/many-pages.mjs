// Logins on hundreds of small pages, many at once in one browser, without a person.
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import puppeteer from 'puppeteer-core';
import { listen } from '../../../demo/servers/listen.mjs';
import { BROWSER_FLAGS, findBrowser } from '../../support/ensure-browser.mjs';
import { closeBrowser } from './windows.mjs';

const SCRIPT = readFileSync(new URL('../../../dist/egain-login.min.js', import.meta.url));
const TABS = 6;
/** A page that has said nothing by then is frozen. */
const PATIENCE_MS = 20_000;

export const LOAD_SCRIPT = '<script src="/egain-login.min.js"></script>';

export const TAG = `<egain-login authorize-url="/authorize" token-url="/token" client-id="c" scope="s"></egain-login>`;

/**
 * Starts the browser and one server for everything, for one test file.
 *
 * @param {(path: string) => string} writePage
 */
export function openManyPages(writePage) {
  const world = { reports: new Map() };

  before(async () => {
    world.server = await listen(answer);
    world.browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: BROWSER_FLAGS,
    });
  });
  after(async () => {
    if (world.browser) await closeBrowser(world.browser);
    await world.server?.close();
  });

  async function answer(request, response) {
    const url = new URL(request.url, world.server.origin);
    const { pathname, searchParams } = url;
    const send = (type, body) => response.setHeader('Content-Type', type).end(body);
    if (pathname === '/egain-login.min.js') {
      response.setHeader('Cache-Control', 'max-age=3600');
      return send('text/javascript', SCRIPT);
    }
    if (pathname === '/token')
      return send('application/json', '{"access_token":"t","token_type":"Bearer","expires_in":60}');
    if (pathname === '/authorize') {
      const state = searchParams.get('state');
      const Location = `${searchParams.get('redirect_uri')}?code=the-code&state=${state}`;
      return response.writeHead(302, { Location }).end();
    }
    if (pathname === '/report') {
      const report = Buffer.concat(await request.toArray());
      world.reports.get(searchParams.get('from'))?.(JSON.parse(report));
      return response.end();
    }
    const page = `<!doctype html><html lang="en"><head><link rel="icon" href="data:," />
      <script>(${signIn})()</script>${writePage(pathname)}`;
    return send(
      'text/html',
      page
        .replaceAll('"/authorize"', `"${world.server.origin}/authorize"`)
        .replaceAll('"/token"', `"${world.server.origin}/token"`),
    );
  }

  return { logIn, select };

  /** Selects of these values those for which a function says yes in a page. */
  async function select(values, isWanted) {
    const tab = await world.browser.newPage();
    const selected = await tab.evaluate(`${JSON.stringify(values)}.filter(${isWanted})`);
    await tab.close();
    return selected;
  }

  /**
   * Signs in on each page, and returns how that ended, by path.
   *
   * @param {string[]} paths
   * @param {string} [start] a prefix of the paths on which the logins begin
   */
  async function logIn(paths, start = '') {
    const outcomes = new Map();
    const rest = [...paths];
    const work = async () => {
      let tab = await world.browser.newPage();
      for (let path = rest.pop(); path; path = rest.pop()) {
        const outcome = await visit(tab, path, start);
        outcomes.set(path, outcome);
        if (outcome !== 'frozen') continue;
        void tab.close().catch(() => {});
        tab = await world.browser.newPage();
      }
      await tab.close();
    };
    await Promise.all(Array.from({ length: TABS }, work));
    return outcomes;
  }

  async function visit(tab, path, start) {
    let timeout;
    const report = new Promise((resolve) => {
      world.reports.set(path, resolve);
      timeout = setTimeout(resolve, PATIENCE_MS, 'frozen');
    });
    tab.goto(world.server.origin + start + path).catch(() => {});
    const outcome = await report;
    clearTimeout(timeout);
    world.reports.delete(path);
    return outcome;
  }
}

/** Runs in the page, ahead of everything else: presses the button, and reports how that ended. */
function signIn() {
  const find = Document.prototype.querySelector.bind(document);
  const { fetch, location, sessionStorage, setInterval, clearInterval } = window;
  const { stringify } = JSON;
  const now = performance.now.bind(performance);
  const readShadowRoot = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot').get;
  const from = location.pathname.replace('/start', '');
  const reportUrl = `/report?from=${encodeURIComponent(from)}`;
  let code;
  const { addEventListener } = EventTarget.prototype;
  addEventListener.call(window, 'login-error', (event) => (code = event.detail.code));
  addEventListener.call(window, 'error', (event) => (code ??= event.message));
  const timer = setInterval(() => {
    const login = find('egain-login');
    const status = login?.status;
    const isStarted = sessionStorage.getItem('started') === from;
    const isCodeLeft = location.search.includes('the-code');
    const isEnded = status === 'signed-in' || status === 'error' || (!login?.status && code);
    const isOver = (isEnded && !isCodeLeft) || now() > 12_000;
    const button = login && readShadowRoot.call(login)?.querySelector('button');
    if (isOver) {
      clearInterval(timer);
      const outcome = `${code ?? status ?? 'no element'}${isCodeLeft ? ', code left' : ''}`;
      void fetch(reportUrl, { method: 'POST', body: stringify(outcome) });
    } else if (status === 'signed-out' && button && !isStarted) {
      sessionStorage.setItem('started', from);
      button.click();
    }
  }, 10);
}
