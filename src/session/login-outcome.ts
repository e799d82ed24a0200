import type { Arrival } from '../oauth/authorization-code-flow.js';
import type { LoginError } from '../oauth/errors.js';
import { finishLastLogin, type LoginDescription } from '../oauth/transaction-store.js';
import { leave, replaceAddress } from '../oauth/user-agent.js';
import { forgetAutoLogin, haltAutoLogin } from './auto-login-record.js';
import { handOver, HANDOVER_LIFETIME_MS, type Outcome } from './handover.js';
import { keep } from './token-store.js';

/** @see OpenID Connect Core 1.0 §3.1.2.6 */
const NEEDS_USER = /^(login|interaction|consent|account_selection)_required$/;

/**
 * The name that a window without one has on its way back. Some pages clear all storage when they are
 * loaded, and would otherwise begin an automatic login again and again.
 */
const RETURNING = 'egain-login:returning';

/** Waits for the outcome of a login whose response has come to this page. */
export async function outcomeOf({ state, login, tokenResponse }: Arrival): Promise<Outcome> {
  try {
    const response = await tokenResponse;
    if (!response || !login) return {};
    finishLastLogin(state);
    forgetAutoLogin();
    return { kept: keep(response, login.configuration, login.epoch) };
  } catch (failure) {
    haltAutoLogin();
    const error = failure as LoginError;
    // The server was to ask nothing, and would have to.
    return login?.automatic === 'silent' && NEEDS_USER.test(error.code) ? {} : { error };
  }
}

/** Whether a login began on this page. */
export function isBegunOnThisPage({ startedOn }: LoginDescription): boolean {
  const [start, here] = [startedOn, location.href].map((url) => url.split('#')[0]);
  return start === here;
}

/**
 * Goes to the page on which a login began, and leaves the outcome for it.
 *
 * @returns `false` if that isn't possible; otherwise resolves only if the navigation comes to nothing
 */
export async function takeBack(login: LoginDescription, outcome: Outcome): Promise<boolean> {
  const { configuration, startedOn } = login;
  // An address in storage may have been tampered with: nothing goes to another origin.
  if (new URL(startedOn).origin !== location.origin) return false;
  if (!handOver({ configuration, ...outcome })) return false;
  await new Promise<void>((resolve) => {
    leave(() => goTo(login), resolve);
    setTimeout(resolve, HANDOVER_LIFETIME_MS);
  });
  return true;
}

/** Whether a login has brought the browser to this page from its callback page. */
export function takeReturnMark(): boolean {
  const isReturn = window.name === RETURNING;
  if (isReturn) window.name = '';
  return isReturn;
}

function goTo(login: LoginDescription): void {
  const { startedOn } = login;
  window.name ||= RETURNING;
  if (!isBegunOnThisPage(login)) return location.replace(startedOn);
  // Another fragment alone would load nothing.
  replaceAddress(startedOn);
  location.reload();
}
