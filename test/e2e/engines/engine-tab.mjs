// What a person does and sees in a tab, in the words of the other end-to-end tests, in any engine.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describePage, isShown } from '../support/tab.mjs';

export class EngineTab {
  #page;
  #visit;
  #origin;

  /**
   * @param {import('./engine-browsers.mjs').Page} page
   * @param {import('./engine-browsers.mjs').Visit} visit
   * @param {string} origin that of the demo's pages
   */
  constructor(page, visit, origin) {
    this.#page = page;
    this.#visit = visit;
    this.#origin = origin;
  }

  async goTo(address) {
    const { href } = new URL(address, this.#origin);
    await this.#page.goTo(href);
    // WebDriver is not asked to wait for it.
    await until(() => this.run(isLoaded, href), `the page ${address}`);
  }

  run(code, ...values) {
    return this.#page.run(code, ...values);
  }

  /** Presses the button or link on which a person reads this, once it is there. */
  async press(words) {
    // As long as a person takes to read the label.
    await delay(350);
    await until(
      () => this.#page.click(findControl, words).then(() => true),
      `anything to press that says "${words}"`,
    );
  }

  async signIn(firstName) {
    await this.press('Sign in');
    await this.press(firstName);
  }

  /** Waits until the tab shows this; `wanted` is as in `Tab.waitFor`. */
  async waitFor({ address, ...wanted }) {
    if (address) wanted.href = new URL(address, this.#origin).href;
    try {
      await until(() => this.run(isShown, wanted, 'egain-login'), 'what is wanted');
    } catch (error) {
      assert.deepEqual(await this.run(describePage, 'egain-login'), wanted, error.message);
    }
  }

  /** Does something that leads to another page, or to the same anew, and waits for that. */
  async leaves(act) {
    await this.run(() => void (globalThis.isLeft = true));
    await act();
    await until(() => this.run(() => !globalThis.isLeft), 'another page');
  }

  token() {
    return this.run(() => document.querySelector('egain-login').token);
  }

  /** Waits for a token of which this holds. */
  waitForToken(is) {
    return until(async () => is(await this.token()), 'such a token');
  }

  /** Closes the tab, as a person does who has changed their mind. */
  close() {
    return this.#page.close();
  }

  /** Waits until the browser has closed the tab of its own accord. */
  async isGone() {
    await until(
      async () => !(await this.#visit.pages()).some(({ id }) => id === this.#page.id),
      'the end of this window',
    );
  }

  /** Does something that opens one more window, such as pressing a button, and returns its tab. */
  async opensWindow(act) {
    const before = (await this.#visit.pages()).map(({ id }) => id);
    await act();
    const page = await until(
      async () => (await this.#visit.pages()).find(({ id }) => !before.includes(id)),
      'one more window',
    );
    return new EngineTab(page, this.#visit, this.#origin);
  }
}

/** Waits until something is there, and returns it. Between two pages there is nothing to ask. */
async function until(find, what) {
  let problem;
  for (let tries = 0; tries < 600; tries++) {
    try {
      const found = await find();
      if (found) return found;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await delay(50);
  }
  throw new Error(`There never was ${what}.`, { cause: problem });
}

function isLoaded(href) {
  return document.readyState === 'complete' && location.href === href;
}

/** Runs in the page: looks also into the shadow trees of elements. */
function findControl(words) {
  const allIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? allIn(element.shadowRoot) : [element],
    );
  const controls = allIn(document).filter(
    (element) => element.matches('a, button') && element.innerText.includes(words),
  );
  // A page may have a link of that name in its navigation, too.
  return controls.find((element) => element.matches('button')) ?? controls[0];
}
