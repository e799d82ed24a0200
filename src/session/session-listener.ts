/** Why there is a token: a login ended, a stored one was found, or it was renewed. */
export type TokenCause = 'login' | 'restore' | 'refresh';

/** Why there is none any more. */
export type EndReason = 'expired' | 'logout';

/** Whoever shows a session: an element. */
export interface SessionListener {
  tokenChanged(cause: TokenCause): void;
  sessionEnded(reason: EndReason): void;
}
