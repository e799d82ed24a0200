import type { LoginError } from './oauth/errors.js';
import type { TokenCause } from './session/session-listener.js';
import type { TokenResponse } from './oauth/token-request.js';

/** Is dispatched before the browser leaves. Cancelled, the login is not begun. */
export class LoginStartEvent extends CustomEvent<{ url: URL }> {
  constructor(url: URL) {
    super('login-start', { detail: { url }, bubbles: true, composed: true, cancelable: true });
  }
}

/**
 * Is dispatched when a token is there. On a callback page that would go back to where the login began,
 * `preventDefault()` keeps the browser there.
 */
export class TokenEvent extends CustomEvent<TokenResponse> {
  /** Whether a login ended, a stored token was found, or the token was renewed. */
  readonly cause: TokenCause;

  constructor(token: TokenResponse, cause: TokenCause) {
    super('token', { detail: token, bubbles: true, composed: true, cancelable: cause === 'login' });
    this.cause = cause;
  }
}

/** Is dispatched when the access token ran out and could not be renewed. */
export class TokenExpiredEvent extends CustomEvent<null> {
  constructor() {
    super('token-expired', { bubbles: true, composed: true });
  }
}

/** Is dispatched when the login failed, at any step. */
export class LoginErrorEvent extends CustomEvent<LoginError> {
  constructor(error: LoginError) {
    super('login-error', { detail: error, bubbles: true, composed: true });
  }
}

/** Is dispatched when the token was forgotten because the user signed out. */
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
