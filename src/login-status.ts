import { isUserDecision } from './login-failure.js';
import { chooseMessage, type Messages } from './messages/messages.js';
import type { LoginError } from './oauth/errors.js';

/** The current state of an element's login. */
export type LoginStatus = 'signed-out' | 'authorizing' | 'exchanging' | 'signed-in' | 'error';

/** The facts that determine everything that is shown. */
export interface LoginFacts {
  /** Whether the session has a token. */
  isSignedIn: boolean;
  /** The part of a login that is under way. */
  underWay?: 'authorizing' | 'exchanging' | undefined;
  /** What failed last, until the next attempt or token. */
  error?: LoginError | undefined;
  /** The popup in which the user signs in, or which a link replaces. */
  popup?: { readonly isBlocked: boolean; readonly url: string } | undefined;
  /** Whether this window was a popup, has done its part, and could not be closed. */
  isDone?: boolean;
}

/** What pressing the button does. */
export type Action = 'sign-in' | 'sign-out' | 'go-on' | 'wait';

/** What an element shows. */
export interface LoginView {
  status: LoginStatus;
  action: Action;
  label: 'signIn' | 'signingIn' | 'signOut';
  /** Whether the button shows that pressing it does nothing. */
  isInert: boolean;
  /** The text beside the button. */
  message: keyof Messages | undefined;
  /** Whether that text reports a failure, and not what the user did on purpose. */
  isFailure: boolean;
  /** Whether the user can give up the login: a popup is open. */
  canCancel: boolean;
  /** The sign-in page's URL, for a link that replaces a blocked popup. */
  link: string | undefined;
}

/** Derives the status: what is under way first, then the token, then the failure. */
export function statusOf({ isSignedIn, underWay, error }: LoginFacts): LoginStatus {
  return underWay ?? (isSignedIn ? 'signed-in' : error ? 'error' : 'signed-out');
}

/** Derives what a press does. While the user should be on the sign-in page, it takes them there again. */
export function actionOf({ isSignedIn, underWay }: LoginFacts): Action {
  if (underWay) return underWay === 'authorizing' ? 'go-on' : 'wait';
  return isSignedIn ? 'sign-out' : 'sign-in';
}

/** Derives what an element shows. */
export function viewOf(facts: LoginFacts): LoginView {
  const { isSignedIn, underWay, error, popup, isDone } = facts;
  const canCancel = underWay === 'authorizing' && !!popup;
  const notice = canCancel ? 'popupOpen' : isDone && !isSignedIn ? 'closeWindow' : undefined;
  const failure = underWay ? undefined : error;
  return {
    status: statusOf(facts),
    action: actionOf(facts),
    label: underWay ? 'signingIn' : isSignedIn ? 'signOut' : 'signIn',
    isInert: !!underWay && !canCancel,
    message: failure ? chooseMessage(failure.code) : notice,
    isFailure: !!failure && !isUserDecision(failure),
    canCancel,
    link: popup?.isBlocked ? popup.url : undefined,
  };
}
