// What a history happens in: a browser with a few tabs, the servers, and a clock.
import { setTimeout as delay } from 'node:timers/promises';
import { HOME } from './pages.mjs';
import { startServers } from './server.mjs';
import { Truth } from './truth.mjs';

/**
 * @typedef {object} Options what is the same throughout a history
 * @property {('memory' | 'session' | 'local')[]} storages of the two identities
 * @property {boolean} returns whether a login goes back to the page on which it began
 * @property {false | 'bare' | 'empty' | 'script'} callback whether there is a callback page: with a bare tag, with
 *   none, or with the script for callback pages
 * @property {boolean} revokes whether there is a revoke-url
 * @property {boolean} logsOut whether there is a logout-url
 * @property {boolean} isRenewable whether the server gives out refresh tokens
 * @property {boolean} isCached whether browsers may keep pages in the back/forward cache
 * @property {boolean} isPrerendered whether the callback page has the next one prerendered
 * @property {'redirect' | 'popup'} mode where the sign-in page opens
 */

/** How long the pages may take to show the truth. Nothing waits for it but a history that fails. */
const PATIENCE_MS = 15_000;
const ANSWER_MS = 3000;

/** How long a person takes to read a button before they press it. */
const READING_MS = 400;

/** What is to be seen of a page that is about to be left. */
const NOTHING = { isLoading: true, records: [], elements: [], stored: [] };

export class World {
  tabs = [];
  /** Sign-in windows, each opened by a tab. */
  popups = [];
  /** Whether the sign-in page that was asked for last never comes. */
  isLeftAlone = false;
  steps = 0;
  #offset = 0;
  #tabCount = 0;

  /**
   * @param {import('../e2e/engines/engine-browsers.mjs').Visit} visit
   * @param {import('../e2e/engines/engine-browsers.mjs').Page[]} windows left by the history before:
   *   to open one takes longer than all that happens in it. Each history has an origin of its own.
   * @param {Options} options
   */
  static async start(visit, windows, options) {
    const world = new World();
    world.visit = visit;
    world.windows = windows;
    world.options = options;
    world.servers = await startServers(options, () => world.now());
    world.truth = new Truth(world);
    return world;
  }

  /** The time by the pages' clock. */
  now() {
    return Date.now() + this.#offset;
  }

  pass(ms) {
    this.#offset += ms;
  }

  async open() {
    const page = this.windows.pop() ?? (await this.visit.open());
    const tab = this.addTab(page);
    await this.goTo(tab, HOME);
    return tab;
  }

  addTab(page) {
    const tab = { name: `tab ${++this.#tabCount}`, page, shown: undefined };
    this.tabs.push(tab);
    return tab;
  }

  /** Waits for a window that a page opens. */
  async findNewPage(known) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const page = (await this.visit.pages()).find(({ id }) => !known.has(id));
      if (page) return page;
      if (Date.now() > end) throw new Error('No window opens.');
      await delay(10);
    }
  }

  async close(tab) {
    await this.look(tab);
    await this.closePopups();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await tab.page.close();
  }

  async goTo(tab, path) {
    // A page that is on its way out may stop it.
    await tab.page.goTo(this.servers.pagesOrigin + path).catch(() => {});
  }

  /** Runs a function in a tab once there is a page to run it in. */
  async run(tab, code, ...values) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await inTime(tab.page.run(code, ...values));
      } catch (error) {
        if (Date.now() > end) throw error;
        if (/Session with given id|Timed out|No target/.test(error.message))
          await this.#findAgain(tab);
        await delay(5);
      }
    }
  }

  /** A prerendered page is another target, and takes the place of the tab's. */
  async #findAgain(tab) {
    const known = this.tabs.filter((one) => one !== tab).map(({ page }) => page.id);
    const pages = await inTime(this.visit.pages()).catch(() => []);
    tab.page = pages.find(({ id }) => !known.includes(id)) ?? tab.page;
  }

  /** Presses a button in a tab, as a person does who has read it, so many times in a row. */
  async press(tab, element, times = 1) {
    this.pass(READING_MS);
    await this.#tellTheTime();
    const pressed = await this.run(tab, press, element, times);
    // The page may be on its way to another origin, where its records can't be read.
    if (pressed?.signOut) this.truth.record({ ...pressed.signOut, tab });
    return pressed;
  }

  /**
   * Presses a button, and once the sign-in page has been asked for, presses it again or stops the browser.
   * All of that happens in the page: while it is being left, Chromium runs nothing in it from outside.
   */
  async pressTwice(tab, element, then) {
    this.pass(READING_MS);
    await this.#tellTheTime();
    await this.run(tab, pressTwice, element, then);
  }

  /** Lets time go by on all pages. */
  async sleep(ms) {
    this.pass(ms);
    await this.#tellTheTime();
  }

  /** Lets time go by on all pages, which then wake. */
  async wait(ms) {
    await this.sleep(ms);
    await this.#inAll(() => void dispatchEvent(new Event('online')));
  }

  async setOffline(isOffline) {
    this.servers.isOffline = isOffline;
    await this.#tellTheTime();
  }

  async #tellTheTime() {
    const world = { offset: this.#offset, isOffline: this.servers.isOffline };
    await this.#inAll(setWorld, world);
  }

  async #inAll(code, ...values) {
    for (const tab of this.tabs) await this.run(tab, code, ...values);
  }

  /** Sees what a tab shows now, and takes its records. */
  async look(tab) {
    // A record is only removed when it has come: a page may go while it is asked.
    tab.shown = await this.run(tab, lookAt, tab.shown?.records.map(({ key }) => key) ?? []);
    if (!this.#isOwn(tab.shown.href)) {
      // What the window has shown before the history is no part of it. From a blank page, Firefox's driver
      // goes on, and waits for ever.
      await inTime(this.goTo(tab, HOME)).catch(() => {});
      tab.shown = { ...NOTHING, href: tab.shown.href };
    }
    for (const { record } of tab.shown.records) this.truth.record({ ...JSON.parse(record), tab });
    return tab.shown;
  }

  /** Finds the sign-in windows that are open now, and what they show. */
  async #lookAtPopups() {
    if (this.options.mode !== 'popup') return;
    const known = [...this.tabs.map(({ page }) => page), ...this.windows].map(({ id }) => id);
    const pages = (await this.visit.pages()).filter(({ id }) => !known.includes(id));
    this.popups = await Promise.all(
      pages.map(async (page) => {
        // A window that is just closing shows nothing.
        const shown = await inTime(page.run(lookAt, [])).catch(() => NOTHING);
        const { isLeftAlone } = this.popups.find((one) => one.page === page) ?? this;
        return { page, isSignInPage: shown.isSignInPage, isLeftAlone };
      }),
    );
  }

  /** Whether no sign-in window goes on by itself. */
  #isWaitingForUser() {
    return this.popups.every((one) => one.isSignInPage || one.isLeftAlone);
  }

  async closePopups() {
    await this.#lookAtPopups();
    for (const { page } of this.popups) await page.close().catch(() => {});
    this.popups = [];
  }

  #isOwn(href) {
    return [this.servers.pagesOrigin, this.servers.issuer].some((origin) =>
      href.startsWith(`${origin}/`),
    );
  }

  /** Waits until all tabs have come to rest and show the truth. */
  async settle() {
    const end = Date.now() + PATIENCE_MS;
    let last;
    for (;;) {
      for (const tab of [...this.tabs]) await this.look(tab);
      await this.#lookAtPopups();
      const problems = this.truth.judge(this.tabs);
      const isBusy =
        this.servers.isBusy() ||
        this.tabs.some(({ shown }) => shown.isLoading) ||
        !(this.#isWaitingForUser() || this.servers.held.size);
      const state = JSON.stringify(this.tabs.map(({ shown }) => ({ ...shown, records: [] })));
      if (!isBusy && problems.length === 0 && state === last) return this.truth.settled(this.tabs);
      if (Date.now() > end)
        this.fail(...(problems.length ? problems : ['The pages never come to rest.']));
      last = state;
      await delay(isBusy ? 5 : 10);
    }
  }

  fail(...problems) {
    const shown = this.tabs.map(({ name, shown: { href, elements } }) =>
      [name, href, ...elements.map((one) => JSON.stringify(one))].join('\n    '),
    );
    throw new Error([...problems, ...shown, ...this.truth.lastRecords()].join('\n  '));
  }

  async end() {
    this.servers.release();
    await this.closePopups();
    for (const { page } of this.tabs) {
      await page.goTo('about:blank').catch(() => {});
      this.windows.push(page);
    }
    await this.servers.close();
  }
}

/** A tab whose page is just replaced now and then never answers. */
function inTime(answer) {
  const end = delay(ANSWER_MS, undefined, { ref: false }).then(() => {
    throw new Error('Timed out.');
  });
  return Promise.race([answer, end]);
}

/** Runs in the page. */
function setWorld(world) {
  if (!window.recorder) return;
  const value = encodeURIComponent(JSON.stringify(world));
  document.cookie = `world${location.port}=${value};path=/`;
  window.recorder.setWorld(world);
}

/** Runs in the page. A second click of a double click comes before the page could draw anything. */
function press(id, times) {
  const element = document.getElementById(id);
  const button = element?.shadowRoot?.querySelector('[part=button]');
  if (!button) return undefined;
  const before = element.status;
  const accessToken = element.token?.access_token;
  const at = Date.now();
  let signOut;
  for (let detail = 1; detail <= times; detail++) {
    const options = { bubbles: true, composed: true, cancelable: true, detail };
    button.dispatchEvent(new MouseEvent('click', options));
    if (detail === 1 && before === 'signed-in' && element.status !== 'signed-in')
      signOut = window.recorder.note('sign-out', element, { accessToken, at });
  }
  return { before, after: element.status, signOut };
}

/** Runs in the page. */
function pressTwice(id, then) {
  const button = document.getElementById(id)?.shadowRoot.querySelector('[part=button]');
  const press = () =>
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
  press();
  fetch('/when-asked').then(() => {
    if (then === 'press') setTimeout(press, 400);
    else window.stop();
  });
}

/** Runs in the page: what there is to see, and what has been written down. */
function lookAt(taken) {
  const { recorder } = window;
  if (!recorder) {
    const link = document.querySelector('a');
    return {
      href: location.href,
      isSignInPage: !!link,
      isLoading: document.readyState !== 'complete',
      records: [],
      elements: [],
      stored: [],
    };
  }
  const records = [];
  const stored = [];
  for (const area of ['sessionStorage', 'localStorage']) {
    for (const key of Object.keys(window[area]).sort()) {
      if (key.startsWith('egain-login:'))
        stored.push({ area, key: key.slice(12), value: window[area][key] });
      if (!key.startsWith('record:')) continue;
      if (taken.includes(key)) window[area].removeItem(key);
      else records.push({ key, record: window[area][key] });
    }
  }
  const elements = [...document.querySelectorAll('egain-login')].map((element) => {
    const { id, clientId, scope, status, token } = element;
    const part = (name) => element.shadowRoot?.querySelector(`[part=${name}]`)?.textContent.trim();
    return {
      id,
      identity: `${clientId} ${scope}`.trim(),
      status,
      attribute: element.getAttribute('status'),
      accessToken: token?.access_token,
      label: part('label'),
      message: part('message'),
      canCancel: !!element.shadowRoot?.querySelector('button.more'),
    };
  });
  return {
    href: location.href,
    page: recorder.id,
    loadedAt: recorder.loadedAt,
    hasScript: !!customElements.get('egain-login'),
    isLoading: document.readyState !== 'complete',
    records,
    elements,
    stored,
  };
}
