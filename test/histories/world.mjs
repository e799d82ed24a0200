// What a history happens in: a browser with a few tabs, the servers, and a clock.
import { setTimeout as delay } from 'node:timers/promises';
import { HOME } from './pages.mjs';
import { startServers } from './server.mjs';
import { Truth } from './truth.mjs';

/**
 * @typedef {object} Options what is the same throughout a history
 * @property {('memory' | 'session' | 'local')[]} storages of the two identities
 * @property {boolean} returns whether a login goes back to the page on which it began
 * @property {false | 'bare' | 'empty'} callback whether there is a callback page, with a bare tag or none
 * @property {boolean} revokes whether there is a revoke-url
 * @property {boolean} logsOut whether there is a logout-url
 * @property {boolean} isRenewable whether the server gives out refresh tokens
 * @property {boolean} isCached whether browsers may keep pages in the back/forward cache
 * @property {boolean} isPrerendered whether the callback page has the next one prerendered
 */

/** How long the pages may take to show the truth. Nothing waits for it but a history that fails. */
const PATIENCE_MS = 15_000;

/** How long a person takes to read a button before they press it. */
const READING_MS = 400;

export class World {
  tabs = [];
  #offset = 0;
  #tabCount = 0;

  static async start(visit, options) {
    const world = new World();
    world.visit = visit;
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
    const page = await this.visit.open();
    const tab = this.addTab(page);
    await this.goTo(tab, HOME);
    return tab;
  }

  addTab(page) {
    const tab = { name: `tab ${++this.#tabCount}`, page, shown: undefined };
    this.tabs.push(tab);
    return tab;
  }

  async close(tab) {
    await this.look(tab);
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
        return await tab.page.run(code, ...values);
      } catch (error) {
        if (Date.now() > end) throw error;
        await delay(5);
      }
    }
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

  /** Lets time go by on all pages, which notice when they are looked at again. */
  async wait(ms) {
    this.pass(ms);
    await this.#tellTheTime();
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
    tab.shown = await this.run(tab, lookAt);
    // A duplicated tab has a copy of its original's records.
    for (const record of tab.shown.records) this.truth.record({ ...record, tab });
    return tab.shown;
  }

  /** Waits until all tabs have come to rest and show the truth. */
  async settle() {
    const end = Date.now() + PATIENCE_MS;
    let last;
    for (;;) {
      for (const tab of [...this.tabs]) await this.look(tab);
      const problems = this.truth.judge(this.tabs);
      const isBusy = this.servers.isBusy() || this.tabs.some(({ shown }) => shown.isLoading);
      const state = JSON.stringify(this.tabs.map(({ shown }) => shown));
      if (!isBusy && problems.length === 0 && state === last) return this.truth.settled(this.tabs);
      if (Date.now() > end) throw new Error(`${problems.join('\n') || 'The pages never come to rest.'}\n${this.describe()}`);
      last = state;
      await delay(isBusy ? 5 : 10);
    }
  }

  describe() {
    const shown = this.tabs.map(({ name, shown: { href, elements } }) =>
      [name, href, ...elements.map((one) => JSON.stringify(one))].join('\n    '),
    );
    return [...shown, ...this.truth.lastRecords()].join('\n  ');
  }

  async end() {
    this.servers.release();
    for (const { page } of this.tabs) await page.close().catch(() => {});
    await this.servers.close();
  }
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
  const identity = `${element.clientId} ${element.scope}`.trim();
  const accessToken = element.token?.access_token;
  const at = Date.now();
  let signOut;
  for (let detail = 1; detail <= times; detail++) {
    const options = { bubbles: true, composed: true, cancelable: true, detail };
    button.dispatchEvent(new MouseEvent('click', options));
    if (detail === 1 && before === 'signed-in' && !element.token)
      signOut = window.recorder.write({ type: 'sign-out', element: id, identity, accessToken, at });
  }
  return { before, after: element.status, signOut };
}

/** Runs in the page: what there is to see, and what has been written down. */
function lookAt() {
  const { recorder } = window;
  if (!recorder) {
    const link = document.querySelector('a');
    return { href: location.href, isSignInPage: !!link, isLoading: document.readyState !== 'complete', records: [], elements: [], stored: [] };
  }
  const records = [];
  const stored = [];
  for (const area of ['sessionStorage', 'localStorage']) {
    for (const key of Object.keys(window[area]).sort()) {
      if (key.startsWith('egain-login:')) stored.push({ area, key: key.slice(12), value: window[area][key] });
      if (!key.startsWith('record:')) continue;
      records.push(JSON.parse(window[area][key]));
      window[area].removeItem(key);
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
