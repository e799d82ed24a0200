import { openLine } from './response-line.js';
import { readDocument } from './user-agent.js';

/** Waits for a login in a popup. */
export interface PopupListener {
  /** The response has arrived. Called once. */
  responded(parameters: URLSearchParams): void;
  /** The user has closed the popup. A response that still arrives is accepted. */
  closed(): void;
}

const SIZE = { width: 480, height: 640 };
const CHECK_MS = 100;

/** The number of checks for which the user must be back on this page before a window counts as closed. */
const SURE_AFTER_CHECKS = 3;

/** The same for a window that was never seen on any page: it may have lost its opener immediately. */
const SURE_UNSEEN_AFTER_CHECKS = 10;

/** A cross-origin isolated page never sees its popup, open or closed. */
const isIsolated = !!globalThis.crossOriginIsolated;

/**
 * A login in a window of its own. It opens within the user's click: browsers block it later.
 */
export class Popup {
  #window: Window | null;
  readonly #line;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly url: string,
    state: string,
    listener: PopupListener,
  ) {
    this.#window = openCentered(url);
    this.#line = openLine(state, (response, from) => {
      if (typeof response !== 'string') return;
      this.#line.say(undefined, from);
      this.end();
      listener.responded(new URLSearchParams(response));
    });
    this.#watchFor(() => listener.closed());
  }

  get isBlocked(): boolean {
    return !this.#window;
  }

  /** Brings the window to the front, or opens it again if the user has closed it. */
  show(): void {
    if (this.#window?.closed) this.#window = openCentered(this.url);
    else this.#window?.focus();
  }

  /** Stops waiting, and closes the window. */
  end(): void {
    clearInterval(this.#watch);
    this.#line.close();
    this.#window?.close();
  }

  /**
   * Browsers have no event for a closed window. A window on a page with a Cross-Origin-Opener-Policy looks
   * closed, but keeps the focus; so a window counts as closed once the user is back on this page.
   */
  #watchFor(tell: () => void): void {
    let checksBack = 0;
    let isSeen = false;
    this.#watch = setInterval(() => {
      isSeen ||= this.#isSeen();
      const isBack = this.#window?.closed && readDocument('hasFocus').call(document);
      checksBack = isBack ? checksBack + 1 : 0;
      const isSure = isSeen
        ? checksBack >= SURE_AFTER_CHECKS
        : checksBack >= SURE_UNSEEN_AFTER_CHECKS && !isIsolated;
      if (!isSure) return;
      clearInterval(this.#watch);
      tell();
    }, CHECK_MS);
  }

  /** Whether the window is on a page now, of any origin. */
  #isSeen(): boolean {
    if (!this.#window || this.#window.closed) return false;
    try {
      return this.#window.location.href !== 'about:blank';
    } catch {
      return true;
    }
  }
}

/** How long to watch a window that visits a page for us. */
const VISIT_MS = 30_000;

/** Visits a page in a window of its own, which is closed when it has come back to this origin. */
export function visitInWindow(url: string): void {
  const visitor = openCentered(url);
  const end = Date.now() + VISIT_MS;
  const watch = setInterval(() => {
    if (isBack(visitor)) visitor!.close();
    if (!visitor || visitor.closed || Date.now() > end) clearInterval(watch);
  }, CHECK_MS);
}

function isBack(visitor: Window | null): boolean {
  try {
    return visitor?.location.origin === self.origin;
  } catch {
    return false;
  }
}

function openCentered(url: string): Window | null {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = screenX + (outerWidth - SIZE.width) / 2;
  const top = screenY + (outerHeight - SIZE.height) / 2;
  return open(
    url,
    '_blank',
    `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`,
  );
}
