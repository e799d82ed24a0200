import type { LoginError } from './oauth/errors.js';
import type { TokenCause } from './session/session-listener.js';
import type { TokenResponse } from './oauth/token-request.js';

/** Fires before the browser leaves. If it is canceled, the login does not start. */
export class LoginStartEvent extends CustomEvent<{ url: URL }> {
  constructor(url: URL) {
    super('login-start', { detail: { url }, bubbles: true, composed: true, cancelable: true });
  }
}

/** Fires when a token is available. */
export class TokenEvent extends CustomEvent<TokenResponse> {
  /**
   * `login` only on the one element that finished the login; `refresh` if the token of the same login was
   * renewed; `restore` if it was taken over from storage, another element or another tab.
   */
  readonly cause: TokenCause;

  constructor(token: TokenResponse, cause: TokenCause) {
    super('token', { detail: token, bubbles: true, composed: true });
    this.cause = cause;
  }
}

/** Fires when the access token has expired and could not be renewed. */
export class TokenExpiredEvent extends CustomEvent<null> {
  constructor() {
    super('token-expired', { bubbles: true, composed: true });
  }
}

/** Fires when the login failed, at any step. */
export class LoginErrorEvent extends CustomEvent<LoginError> {
  constructor(error: LoginError) {
    super('login-error', { detail: error, bubbles: true, composed: true });
  }
}

/** Fires when the token was forgotten because the user signed out. */
export class LogoutEvent extends CustomEvent<null> {
  constructor() {
    super('logout', { bubbles: true, composed: true });
  }
}

/** The element's own events, by type. */
export interface EgainLoginEventMap {
  'login-start': LoginStartEvent;
  token: TokenEvent;
  'token-expired': TokenExpiredEvent;
  'login-error': LoginErrorEvent;
  logout: LogoutEvent;
}
