import { arrival } from '../oauth/authorization-code-flow.js';
import type { Configuration } from '../oauth/configuration.js';
import type { TokenResponse } from '../oauth/token-request.js';
import type { Transaction } from '../oauth/transaction-store.js';
import { replaceAddress } from '../oauth/user-agent.js';
import { findSession, type Session } from './session.js';

/**
 * Signs in to the session of a login with the token response that the login is about to get.
 *
 * @throws {LoginError} what the token request failed with
 */
export async function signIn(
  configuration: Configuration,
  tokenResponse: Promise<TokenResponse>,
): Promise<Session> {
  const response = await tokenResponse;
  const session = findSession(configuration);
  session.signIn(response, configuration.tokenUrl);
  return session;
}

/**
 * Resolves with the session of the login that arrived with this page; with nothing where there was no
 * such login, or where it continues in the window that opened this one. Rejects with a `LoginError`.
 */
export const arrivedSession: Promise<Session | undefined> = arrival?.transaction
  ? signIn(arrival.transaction.configuration, arrival.tokenResponse as Promise<TokenResponse>)
  : Promise.resolve(arrival?.tokenResponse).then(() => undefined);
// An element learns of a failure when it takes the arrival; until then the rejection is handled here.
arrivedSession.catch(() => {});

/**
 * Goes back to the page on which a login began, and takes the token along. Where that is this page, or
 * the browser stores nothing, the login ends here.
 */
export function returnToStart({ startedOn, configuration }: Transaction, session: Session): void {
  // An address in storage may have been tampered with: a token never leaves its origin.
  if (configuration.afterLogin !== 'return' || new URL(startedOn).origin !== location.origin)
    return;
  const [target, here] = [startedOn, location.href].map((url) => url.split('#')[0]);
  if (target === here) replaceAddress(startedOn);
  else if (session.handOver()) location.replace(startedOn);
}
