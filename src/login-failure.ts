import { LoginErrorEvent } from './events.js';
import type { LoginError } from './oauth/errors.js';

/** Tells the page that a login has failed: its developer in the console, and its scripts by `login-error`. */
export function tellFailure(target: EventTarget, failure: LoginError): void {
  // The user's own "no" is nothing that the page's developer has to fix.
  if (!/^(access_denied|popup_closed)$/.test(failure.code))
    console.error(`<egain-login> ${failure.code}: ${failure.message}`);
  const event = new LoginErrorEvent(failure);
  target.dispatchEvent(event);
}
