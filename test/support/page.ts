import { aTimeout } from '@open-wc/testing';
import type { EgainLoginElement, LoginStatus } from '../../src/index.js';
import { LoginHarness } from './login-harness.js';
import { until } from './until.js';

/**
 * A page of test/support/pages/ in a frame: with an address, a history and scripts of its own. The
 * frames of a test are like tabs that share local storage, but also session storage.
 */
export class Page {
  constructor(readonly frame: HTMLIFrameElement) {}

  get window(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.window.document;
  }

  /** The first of the page's elements. */
  get login(): EgainLoginElement {
    return this.document.querySelector('egain-login')!;
  }

  get logins(): EgainLoginElement[] {
    return [...this.document.querySelectorAll('egain-login')];
  }

  /** The first element, as its user meets it. */
  get harness(): LoginHarness {
    return new LoginHarness(this.login);
  }

  /** Presses the button of an element. */
  press(login = this.login): void {
    new LoginHarness(login).press();
  }

  /** Gives the user time to read a new label: a press that comes sooner counts for the former one. */
  async reads(): Promise<void> {
    await aTimeout(300);
  }

  /** The events that were heard so far, as text: "token", "logout". */
  get heard(): string[] {
    return this.window.heard.map(({ type }) => type);
  }

  /** Waits for the event of that type, the first or a later one. */
  hears(type: string, time = 1): Promise<CustomEvent> {
    return until(
      () => this.isReady() && this.window.heard.filter((event) => event.type === type)[time - 1],
      `${type} is heard ${time} times`,
    );
  }

  /** Waits until the frame has left the page that it is on, and has come to that one. */
  async arrivesAt(path: string): Promise<void> {
    const left = this.document;
    await until(
      () =>
        this.isReady() && this.document !== left && this.window.location.pathname.endsWith(path),
      `the frame arrives at ${path}`,
    );
  }

  async shows(status: LoginStatus, login = this.login): Promise<void> {
    await until(() => login.status === status, `the element shows ${status}`);
  }

  /** Lets everything that is under way in the page's queues have its turn. */
  async settles(): Promise<void> {
    for (const login of this.logins) await login.updateComplete;
    for (let i = 0; i < 3; i++) await new Promise((resolve) => this.window.setTimeout(resolve, 20));
  }

  /** Whether a page of ours is in the frame, with all its scripts. */
  isReady(): boolean {
    try {
      return this.document.readyState === 'complete' && !!this.window.heard;
    } catch {
      return false; // it is at the authorization server
    }
  }

  goTo(address: string): Promise<void> {
    return navigate(this.frame, () => {
      this.frame.src = new URL(address, `${location.origin}/pages/`).href;
    });
  }

  reload(): Promise<void> {
    return navigate(this.frame, () => this.window.location.reload());
  }

  close(): void {
    this.frame.remove();
  }
}

/**
 * Opens a page in a frame.
 *
 * @param address relative to test/support/pages/
 * @param markup what stands in the body of the frame's pages, by file name
 */
export async function openPage(
  address: string,
  markup: Record<string, string> = {},
): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.markup = markup;
  const page = new Page(frame);
  frame.src = new URL(address, `${location.origin}/pages/`).href;
  await navigate(frame, () => document.body.append(frame));
  return page;
}

async function navigate(frame: HTMLIFrameElement, start: () => void): Promise<void> {
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  start();
  await loaded;
  // A page that is left before it has loaded takes no place in the history.
  await aTimeout(0);
}

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  localStorage.clear();
  sessionStorage.clear();
});
