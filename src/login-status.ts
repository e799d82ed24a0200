import type { LoginError } from './oauth/errors.js';

/** The current state of an element's login. */
export type LoginStatus = 'signed-out' | 'authorizing' | 'exchanging' | 'signed-in' | 'error';

/** The three facts that everything shown follows from. */
export interface LoginFacts {
  /** Whether the session has a token. */
  isSignedIn: boolean;
  /** The part of a login that is under way. */
  underWay?: 'authorizing' | 'exchanging' | undefined;
  /** What failed last, until the next attempt or token. */
  error?: LoginError | undefined;
}

/** What pressing the button does. */
export type Action = 'sign-in' | 'sign-out' | 'go-on' | 'wait';

/** Derives the status: what is under way first, then the token, then the failure. */
export function statusOf({ isSignedIn, underWay, error }: LoginFacts): LoginStatus {
  return underWay ?? (isSignedIn ? 'signed-in' : error ? 'error' : 'signed-out');
}

/** Derives what a press does. While the user is expected on the sign-in page, it takes them there again. */
export function actionOf({ isSignedIn, underWay }: LoginFacts): Action {
  if (underWay) return underWay === 'authorizing' ? 'go-on' : 'wait';
  return isSignedIn ? 'sign-out' : 'sign-in';
}
