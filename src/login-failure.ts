import { LoginErrorEvent } from './events.js';
import type { LoginError } from './oauth/errors.js';

/** Whether the user said no on purpose: nothing to be warned of, and nothing for the page's developer to fix. */
export function isUserDecision({ code }: LoginError): boolean {
  return code === 'access_denied' || code === 'popup_closed';
}

/** Tells the page that a login has failed: its developer in the console, and its scripts by `login-error`. */
export function tellFailure(target: EventTarget, failure: LoginError): void {
  if (!isUserDecision(failure)) console.error(`<egain-login> ${failure.code}: ${failure.message}`);
  const event = new LoginErrorEvent(failure);
  target.dispatchEvent(event);
}
