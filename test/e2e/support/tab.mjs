// One tab: what a person does in it, and what they see.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

/** Pages behind other tabs draw nothing, so waiting must not depend on drawing. */
const WAITING = { polling: 50 };
const PATIENCE_MS = 30_000;

/** The button ignores a press that comes within 300 ms of a new label: nobody reads that fast. */
const READING_MS = 350;

export class Tab {
  #visitor;

  constructor(page, visitor) {
    this.page = page;
    this.#visitor = visitor;
  }

  /** Begins to notice what goes wrong, what is sent, and which events buttons fire. */
  async watch(isFocused) {
    const { page } = this;
    const { problems, tokenRequests, revocations } = this.#visitor;
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('error', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) problems.push(message.text());
    });
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const forms = { token: tokenRequests, revoke: revocations }[
        request.url().split('/oauth2/')[1]
      ];
      forms?.push(Object.fromEntries(new URLSearchParams(request.postData())));
    });
    await page.evaluateOnNewDocument(listenFromTheStart);
    if (isFocused) await page.emulateFocusedPage(true);
  }

  /** @param address a path of the site, which is the demo unless the test has its own, or a whole URL */
  async visit(address) {
    await this.page.goto(new URL(address, this.#visitor.home).href);
  }

  /** Reads a button's name, as a person does, and presses it. */
  async press(name, role = 'button') {
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    await this.page.waitForSelector(selector, WAITING);
    await delay(READING_MS);
    await this.click(selector);
  }

  /** Waits for the sign-in page, and chooses a person there. */
  async choose(firstName) {
    await this.click(`::-p-xpath(//button[contains(., "${firstName}")])`);
  }

  /**
   * Clicks an element with the mouse as soon as a person could. Puppeteer's own click waits for
   * frames to be drawn, which never happens in a page behind others.
   */
  async click(selector) {
    const start = Date.now();
    while (Date.now() - start < PATIENCE_MS) {
      const element = await this.page.waitForSelector(selector, WAITING);
      // The page may be on its way out, and the element with it.
      const canBeHit = await element.evaluate(isOnTop).catch(() => false);
      const point = canBeHit && (await element.clickablePoint().catch(() => undefined));
      if (point) return (this.page.page?.() ?? this.page).mouse.click(point.x, point.y);
      await delay(20);
    }
    return assert.fail(`Something covers or disables ${selector}.`);
  }

  async waitForSignInPage() {
    await this.page.waitForSelector('.people', WAITING);
  }

  /** Signs in from a page with a button to the page on which that ends. */
  async signIn(firstName, { name = 'Sign in', endsOn } = {}) {
    await this.press(name);
    await this.choose(firstName);
    await this.waitFor({ address: endsOn ?? '/callback.html', status: 'signed-in' });
  }

  /**
   * Waits until the tab shows this.
   *
   * @param {{ address?: string, status?: string, message?: string, text?: string, heard?: string[] }}
   *   wanted the address as `visit` takes it, compared to the character; a button's status and message;
   *   any text on the page; the events since the page was loaded
   * @param {string} [selector] the button that is meant
   */
  async waitFor({ address, ...wanted }, selector = 'egain-login') {
    if (address) wanted.href = new URL(address, this.#visitor.home).href;
    try {
      await this.page.waitForFunction(isShown, WAITING, wanted, selector);
    } catch (error) {
      const shown = await this.page.evaluate(describePage, selector).catch(String);
      assert.deepEqual(shown, wanted, `The tab never showed it. ${error.message}`);
    }
  }

  /** Runs a function in the page with a button and further values. */
  async withButton(run, selector = 'egain-login', ...values) {
    return this.page.$eval(selector, run, ...values);
  }

  token(selector) {
    return this.withButton((button) => button.token, selector);
  }

  message(selector) {
    return this.withButton(
      (button) => button.shadowRoot.querySelector('[part=message]').textContent.trim(),
      selector,
    );
  }

  /** Whom the API takes the holder of a button's token for. */
  async whoAmI(selector) {
    const url = `${this.#visitor.demo.api.origin}/knowledge/portalmgr/v4/portals/user`;
    const answer = await this.withButton(callApi, selector, url);
    return answer.firstName;
  }

  /** The events that buttons on this page have fired, such as `token:login #user`. */
  heard() {
    return this.page.evaluate(() => window.heard);
  }

  /** The addresses behind Back and Forward, this page's own included. */
  async history() {
    const session = await this.page.createCDPSession();
    const { entries } = await session.send('Page.getNavigationHistory');
    await session.detach();
    return entries.map(({ url }) => url);
  }

  /** Hides the tab with its window (`minimized`), or shows both again (`normal`). */
  async setWindow(windowState) {
    const session = await this.page.createCDPSession();
    const { windowId } = await session.send('Browser.getWindowForTarget');
    await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    await session.detach();
  }

  /** Freezes the tab, as browsers do with those that nobody looks at, or wakes it (`active`). */
  async setLifecycle(state) {
    const session = await this.page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state });
    await session.detach();
  }

  /** Whether Back has brought the page as it was left, out of the back/forward cache. */
  isKept() {
    return this.page.evaluate(() => window.isKept);
  }

  /** Stops the calendar clock that the page reads, and tells it that somebody looks at it again. */
  async wakeAt(time) {
    await this.page.evaluate((stopped) => {
      window.readClock = () => stopped;
      window.wake();
    }, time);
  }
}

/** Runs in the page: brings an element into view, and tells whether a click in its middle reaches it. */
function isOnTop(element) {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode();
  const hit = root.elementFromPoint(left + width / 2, top + height / 2);
  return !element.disabled && !!hit && (element.contains(hit) || !!root.host?.contains(hit));
}

/** Runs in the page. A prerendered page has to bring it along: the driver does not reach it in time. */
export function listenFromTheStart() {
  if (window.heard) return;
  window.heard = [];
  for (const type of ['token', 'token-expired', 'login-error', 'logout']) {
    addEventListener(type, ({ target, cause, detail }) => {
      const more = cause ?? detail?.code;
      const name = [type, ...(more ? [more] : [])].join(':');
      window.heard.push(target.id ? `${name} #${target.id}` : name);
    });
  }
  addEventListener('pageshow', ({ persisted }) => {
    window.isKept = persisted;
  });

  window.readClock = window.readRealClock = Date.now;
  Date.now = () => window.readClock();
  window.wake = () => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  };
}

/** Runs in the page. */
export function isShown({ href = location.href, status, message, text, heard }, selector) {
  const button = document.querySelector(selector);
  const shown = () => button?.shadowRoot?.querySelector('[part=message]')?.textContent.trim();
  return (
    location.href === href &&
    (!status || (button?.status === status && button.getAttribute('status') === status)) &&
    (message === undefined || shown() === message) &&
    (!text || document.body?.innerText.includes(text)) &&
    (!heard || String(window.heard) === String(heard))
  );
}

/** Runs in the page. */
export function describePage(selector) {
  const button = document.querySelector(selector);
  return {
    href: location.href,
    status: button?.status,
    message: button?.shadowRoot?.querySelector('[part=message]')?.textContent.trim(),
    text: document.body.innerText,
    heard: window.heard,
  };
}

async function callApi(button, url) {
  const response = await fetch(url, {
    headers: {
      Authorization: `Bearer ${await button.getAccessToken()}`,
      'Accept-Language': 'en-US',
    },
  });
  return response.json();
}
