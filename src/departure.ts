import { LoginStartEvent } from './events.js';
import { startLogin, type LoginListener } from './oauth/authorization-code-flow.js';
import { LoginError, toLoginError } from './oauth/errors.js';
import type { Popup } from './oauth/popup.js';
import type { TokenResponse } from './oauth/token-request.js';
import type { LoginDescription } from './oauth/transaction-store.js';
import { leave, onceBack } from './oauth/user-agent.js';
import { forgetAutoLogin } from './session/auto-login-record.js';
import { liftSignOut } from './session/marks.js';
import { findSession, type Session } from './session/session.js';
import { keep, type KeptToken } from './session/token-store.js';

/** Waits for the outcome of a login that has begun. */
export interface DepartureListener {
  /** The authorization response has come to this page, and its code is being exchanged. */
  responded(): void;
  /** The code was exchanged for a token. */
  succeeded(departure: Departure, kept: KeptToken): void;
  /** The login ended without a token: the user is back, or something failed. */
  ended(departure: Departure, error?: unknown): void;
}

/** How long the browser may take to leave before the login fails. */
const LEAVING_TIMEOUT_MS = 30_000;

const NOT_LEFT = 'The sign-in page has not opened within 30 s. Check authorize-url, or try again.';
const BLOCKED =
  'The browser blocked the popup. Call login() in a click, and add allow-popups to a sandboxed frame.';
const CLOSED = 'The user closed the sign-in window. There is nothing to fix.';

/** One login on its way from the click to the sign-in page: in this window, or in a popup. */
export class Departure implements LoginListener {
  readonly description: LoginDescription;
  /** The popup, as long as its response is awaited. */
  popup: Popup | undefined = undefined;
  /** The element that has begun the login, or the one that has taken its place. */
  listener: DepartureListener;
  /** The session that is to get the token. */
  readonly session: Session;
  #leave: (() => void) | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(description: LoginDescription, listener: DepartureListener) {
    this.session = findSession(description.configuration);
    this.description = { ...description, epoch: this.session.epoch };
    this.listener = listener;
  }

  /**
   * Begins the login.
   *
   * @returns whether it is under way: the page may refuse
   * @throws {LoginError} as `startLogin`, and `popup_blocked`
   */
  begin(host: HTMLElement): boolean {
    this.session.beginLogin(this);
    if (!this.description.automatic) {
      forgetAutoLogin();
      liftSignOut(this.session.identity);
    }
    const mayLeave = (url: URL) => {
      const event = new LoginStartEvent(url);
      return host.dispatchEvent(event);
    };
    const started = startLogin(this.description, mayLeave, this);
    this.popup = started?.popup;
    this.#leave = started?.leave;
    if (this.popup?.isBlocked) throw new LoginError('popup_blocked', BLOCKED);
    if (this.#leave) {
      onceBack(() => this.listener.ended(this));
      this.goOn();
    }
    return !!started;
  }

  /** Takes the user to the sign-in page again: they may have stopped the browser, or closed the popup. */
  goOn(): void {
    this.popup?.show();
    if (!this.#leave) return;
    clearTimeout(this.#timeout);
    const timeout = setTimeout(
      () => this.listener.ended(this, new LoginError('timeout', NOT_LEFT)),
      LEAVING_TIMEOUT_MS,
    );
    this.#timeout = timeout;
    leave(this.#leave, () => {
      // A second navigation also stops the first one.
      if (this.#timeout === timeout) this.listener.ended(this);
    });
  }

  /** Stops waiting, and closes an open popup. */
  end(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    this.popup?.end();
    this.popup = undefined;
    this.session.endLogin(this);
  }

  /** Remembers a failure. A popup may still be there, and its response is welcome. */
  fail(failure: LoginError): void {
    this.session.endLogin(this, failure);
    if (!this.popup) this.end();
  }

  responded(tokenResponse: Promise<TokenResponse>): void {
    const { configuration, epoch } = this.description;
    // Once more, if the login seemed to have failed.
    this.session.beginLogin(this);
    this.listener.responded();
    tokenResponse
      .then((response) => this.listener.succeeded(this, keep(response, configuration, epoch)))
      .catch((error: unknown) => {
        this.session.endLogin(this, toLoginError(error));
        this.listener.ended(this, error);
      });
  }

  closed(): void {
    this.listener.ended(this, new LoginError('popup_closed', CLOSED));
  }
}
