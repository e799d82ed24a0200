import { LoginStartEvent } from './events.js';
import { startLogin, type LoginListener } from './oauth/authorization-code-flow.js';
import type { Configuration } from './oauth/configuration.js';
import { LoginError } from './oauth/errors.js';
import type { Popup } from './oauth/popup.js';
import type { TokenResponse } from './oauth/token-request.js';
import type { LastLogin } from './oauth/transaction-store.js';
import { onceBack } from './oauth/user-agent.js';

/** Whoever waits for what comes of a login that has begun. */
export interface DepartureListener {
  /** The authorization response has arrived, and its code is being exchanged. */
  responded(configuration: Configuration, tokenResponse: Promise<TokenResponse>): void;
  /** Nothing came of it: the user is back, or something failed. */
  ended(error?: LoginError): void;
}

/** How long the browser may take to leave before the button is given back to the user. */
const LEAVING_TIMEOUT_MS = 30_000;

const NOT_LEFT = 'The sign-in page has not opened within 30 s. Check authorize-url, or try again.';
const BLOCKED =
  'The browser blocked the popup. Call login() in a click, and add allow-popups to a sandboxed frame.';
const CLOSED = 'The user closed the sign-in window. Nothing is to be mended.';

/** The way from the click to the sign-in page: in this window, or in a popup. */
export class Departure implements LoginListener {
  readonly #host: HTMLElement;
  readonly #listener: DepartureListener;
  /** The popup, as long as it is waited for. */
  popup: Popup | undefined = undefined;
  #configuration: Configuration | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, listener: DepartureListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /**
   * Begins a login.
   *
   * @returns whether it is under way: the page may refuse
   * @throws {LoginError} as `startLogin`, and `popup_blocked`
   */
  begin(login: LastLogin): boolean {
    this.end();
    this.#configuration = login.configuration;
    const mayLeave = (url: URL) => {
      const event = new LoginStartEvent(url);
      return this.#host.dispatchEvent(event);
    };
    const departure = startLogin(login, mayLeave, this);
    if (departure === true) {
      onceBack(() => this.#listener.ended());
      this.#timeout = setTimeout(
        () => this.#listener.ended(new LoginError('timeout', NOT_LEFT)),
        LEAVING_TIMEOUT_MS,
      );
    } else if (departure) {
      this.popup = departure;
      if (departure.isBlocked) throw new LoginError('popup_blocked', BLOCKED);
    }
    return !!departure;
  }

  /** Waits no longer. An open popup is closed. */
  end(): void {
    clearTimeout(this.#timeout);
    this.popup?.end();
    this.popup = undefined;
  }

  responded(tokenResponse: Promise<TokenResponse>): void {
    this.#listener.responded(this.#configuration!, tokenResponse);
  }

  closed(): void {
    this.#listener.ended(new LoginError('popup_closed', CLOSED));
  }
}
