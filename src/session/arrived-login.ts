import { finishLogin } from '../oauth/authorization-code-flow.js';
import { type LoginError } from '../oauth/errors.js';
import {
  finishLastLogin,
  removeExpiredTransactions,
  type LoginDescription,
} from '../oauth/transaction-store.js';
import { leave, listen, replaceAddress } from '../oauth/user-agent.js';
import {
  handOver,
  HANDOVER_LIFETIME_MS,
  removeExpiredHandover,
  takeHandover,
  type Handover,
} from './handover.js';
import { removeOldMarks } from './marks.js';
import { isPrerendering } from './page-lifecycle.js';
import { findSession, type Session } from './session.js';
import { keep, removeExpiredTokens } from './token-store.js';

/** A login that began on some page, and comes to its end on this one. */
export interface ArrivedLogin {
  /**
   * How it came: with a response in the address, for this window (`redirect`) or for the one that opened
   * it (`popup`); or already finished, from the callback page (`returned`).
   */
  kind: 'redirect' | 'popup' | 'returned';
  /** What the login was asked for, unless nothing is known of it. */
  description?: LoginDescription | undefined;
  /**
   * Resolves with the session that is signed in now; with nothing where the user has nothing to be told,
   * since the login continues elsewhere or was finished before. Rejects with a `LoginError`.
   */
  session: Promise<Session | undefined>;
}

/** The login that arrived with this page, if one did: finished at once, before anything is drawn. */
export let arrivedLogin: ArrivedLogin | undefined;

function arrive(): void {
  // Whatever else is in the address, a token that was handed over to this page is taken.
  const returned = takeReturned();
  arrivedLogin = takeResponse() ?? returned;
  // An element learns of a failure when it takes the arrival; until then the rejection is handled here.
  arrivedLogin?.session.catch(() => {});
  // Not now: to open storage takes milliseconds of the page's start.
  setTimeout(sweep);
}

/** Removes whatever is past its time, of any login. */
function sweep(): void {
  removeExpiredTransactions();
  removeExpiredHandover();
  removeExpiredTokens();
  removeOldMarks();
}

/** Takes the authorization response in this page's address. */
function takeResponse(): ArrivedLogin | undefined {
  const arrival = finishLogin();
  if (!arrival) return undefined;
  const { state, isPopup, transaction, repeats, tokenResponse } = arrival;
  const kind = isPopup ? 'popup' : 'redirect';
  if (repeats) {
    const session = tokenResponse.then(
      () => undefined,
      (error: LoginError) => goBack(repeats, error),
    );
    return { kind, description: repeats, session };
  }
  if (!transaction) return { kind, session: tokenResponse.then(() => undefined) };

  const { configuration, epoch } = transaction;
  const session = findSession(configuration);
  session.beginLogin(transaction);
  return {
    kind,
    description: transaction,
    session: tokenResponse.then(
      async (response) => {
        const kept = keep(response!, configuration, epoch);
        finishLastLogin(state);
        if (returns(transaction) && handOver({ configuration, kept })) await leaveFor(transaction);
        session.signIn(transaction, kept, configuration.storage);
        return session;
      },
      (error: LoginError) => {
        session.endLogin(transaction, error);
        throw error;
      },
    ),
  };
}

/** Takes the login that a callback page has handed over to this one. */
function takeReturned(): ArrivedLogin | undefined {
  const handover = takeHandover();
  if (!handover) return undefined;
  const { configuration } = handover;
  const description = { configuration, startedOn: location.href };
  return { kind: 'returned', description, session: Promise.resolve(signInAgain(handover)) };
}

function signInAgain({ configuration, kept }: Handover): Session | undefined {
  const session = findSession(configuration);
  session.beginLogin(kept);
  try {
    session.signIn(kept, kept, configuration.storage);
    return session;
  } catch {
    // The user has signed out in another tab meanwhile, and was told so there.
    return undefined;
  }
}

/** Whether a login ends on the page on which it began, and that is another one than this. */
function returns({ startedOn, configuration }: LoginDescription): boolean {
  // An address in storage may have been tampered with: a token never leaves its origin.
  if (configuration.afterLogin !== 'return' || new URL(startedOn).origin !== location.origin)
    return false;
  const [target, here] = [startedOn, location.href].map((url) => url.split('#')[0]);
  if (target === here) replaceAddress(startedOn);
  return target !== here;
}

/** Goes to the page on which a login began. Resolves where that comes to nothing. */
async function leaveFor({ startedOn }: LoginDescription): Promise<void> {
  await new Promise<void>((resolve) => {
    leave(() => location.replace(startedOn), resolve);
    setTimeout(resolve, HANDOVER_LIFETIME_MS);
  });
  takeHandover();
}

/**
 * Deals with the response of a login that was finished before: the user is taken to where they were, or
 * left in peace where they are still signed in.
 */
function goBack(login: LoginDescription, error: LoginError): undefined {
  const { configuration, startedOn } = login;
  if (returns(login)) location.replace(startedOn);
  else if (!findSession(configuration).restore(configuration.storage)) throw error;
}

if (globalThis.document) {
  // A prerendered page must not use up a code, and has no session storage yet.
  if (isPrerendering()) listen(document, 'prerenderingchange', arrive, { once: true });
  else arrive();
}
