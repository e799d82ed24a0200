import { openLine } from './response-line.js';

/** Whoever waits for a login in a popup. */
export interface PopupListener {
  /** The response has come, once. */
  responded(parameters: URLSearchParams): void;
  /** The user has closed the popup. A response that comes all the same is still taken. */
  closed(): void;
}

const SIZE = { width: 480, height: 640 };
const CHECK_MS = 100;

/** In the moment of losing a window, browsers show it for once as if it were on another page. */
const SURE_AFTER_CHECKS = 3;

/**
 * A login in a window of its own. It opens at once, in the user's click: later, browsers block it.
 */
export class Popup {
  readonly #window: Window | null;
  readonly #line;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly url: string,
    state: string,
    listener: PopupListener,
  ) {
    this.#window = openCentred(url);
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

  /** Brings the window to the front. */
  show(): void {
    this.#window?.focus();
  }

  /** Waits no longer, and closes the window. */
  end(): void {
    clearInterval(this.#watch);
    this.#line.close();
    this.#window?.close();
  }

  /**
   * Browsers tell nobody that a window was closed. A window that has come to a page with a
   * Cross-Origin-Opener-Policy looks as if it were; it is believed only where it has been seen on the
   * server's pages, and where the user is back on this one.
   */
  #watchFor(tell: () => void): void {
    let timesAway = 0;
    this.#watch = setInterval(() => {
      if (!this.#window?.closed) {
        if (this.#isAway()) timesAway++;
      } else if (timesAway >= SURE_AFTER_CHECKS && document.hasFocus()) {
        clearInterval(this.#watch);
        tell();
      }
    }, CHECK_MS);
  }

  #isAway(): boolean {
    try {
      return !this.#window!.location.href;
    } catch {
      return true;
    }
  }
}

function openCentred(url: string): Window | null {
  const left = screenX + (outerWidth - SIZE.width) / 2;
  const top = screenY + (outerHeight - SIZE.height) / 2;
  return open(
    url,
    '_blank',
    `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`,
  );
}
