/** This library's own codes. The server's codes are used, too. */
export type OwnErrorCode =
  | 'configuration'
  | 'insecure_context'
  | 'storage_unavailable'
  | 'missing_transaction'
  | 'expired_transaction'
  | 'issuer_mismatch'
  | 'invalid_response'
  | 'network'
  | 'timeout'
  | 'popup_blocked'
  | 'popup_closed'
  | 'login_required';

/** What a {@link LoginError} can carry besides its code and message. */
export interface LoginErrorDetails {
  /** The server's `error_description`, decoded. Text, never HTML. */
  description?: string | undefined;
  /** The server's `error_uri`: a page about the error. */
  uri?: string | undefined;
  /** The HTTP status of the token endpoint's answer. */
  status?: number | undefined;
  /** The underlying failure, such as the browser's own network error. */
  cause?: unknown;
}

/**
 * Says why a login, a renewal or a request for a token failed.
 *
 * `message` is for the page's developer and says what to do next. It never contains a token, a code or
 * a verifier: error messages end up in logs.
 *
 * @see RFC 6749 §4.1.2.1 and §5.2 for the server's own codes
 */
export class LoginError extends Error implements LoginErrorDetails {
  declare readonly description?: string | undefined;
  declare readonly uri?: string | undefined;
  declare readonly status?: number | undefined;

  constructor(
    readonly code: OwnErrorCode | (string & {}),
    message: string,
    details?: LoginErrorDetails,
  ) {
    super(message);
    this.name = 'LoginError';
    Object.assign(this, details);
  }
}

/** Turns any failure into a {@link LoginError}, so that unexpected ones have a code, too. */
export function toLoginError(error: unknown): LoginError {
  if (error instanceof LoginError) return error;
  return new LoginError(
    'configuration',
    'Something unexpected failed. See cause, and check the attributes.',
    { cause: error },
  );
}

/** Creates the error for a token that is requested while nobody is signed in. */
export function loginRequired(cause?: unknown): LoginError {
  const message = 'Nobody is signed in. Call login() in a click.';
  return new LoginError('login_required', message, { cause });
}
