import type { StorageKind } from '../oauth/configuration.js';

/**
 * Why there is a token: this element's login ended, the token was renewed, or it was taken over from
 * storage, from another element or from another tab.
 */
export type TokenCause = 'login' | 'restore' | 'refresh';

/** Why there is no longer a token. */
export type EndReason = 'expired' | 'logout';

/** An element that shows a session. */
export interface SessionListener {
  /** Where the element wants tokens to be kept. It gets those that are found there. */
  readonly storage: StorageKind;
  /** There is another token, or an expired one that is being renewed. */
  tokenChanged(cause: TokenCause): void;
  sessionEnded(reason: EndReason): void;
}
