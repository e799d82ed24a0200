import { finishLogin } from '../oauth/authorization-code-flow.js';
import { readAuthorizationResponse } from '../oauth/authorization-response.js';
import type { LastLogin, LoginDescription } from '../oauth/transaction-store.js';
import { listen, loadedAddress, replaceFragment } from '../oauth/user-agent.js';
import { settleAutoLogin } from './auto-login-record.js';
import { takeHandover, type Outcome } from './handover.js';
import { isBegunOnThisPage, outcomeOf, takeBack, takeReturnMark } from './login-outcome.js';
import { isPrerendering } from './page-lifecycle.js';
import { findSession, type Session } from './session.js';
import { sweep } from './sweep.js';

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

let isReturn = false;

/** Whether a login has come to this page, even if another script has taken its response. */
export function hasArrival(): boolean {
  return isReturn || !!arrivedLogin || !!readAuthorizationResponse(loadedAddress());
}

function arrive(): void {
  isReturn = takeReturnMark();
  // Whatever else is in the address, what was handed over to this page is taken.
  const returned = takeReturned();
  arrivedLogin = takeResponse() ?? returned;
  // An element learns of a failure when it takes the arrival; until then the rejection is handled here.
  arrivedLogin?.session.catch(() => {});
  // Not now: to open storage takes milliseconds of the page's start.
  setTimeout(sweep);
}

/** Takes the authorization response in this page's address. */
function takeResponse(): ArrivedLogin | undefined {
  const arrival = finishLogin();
  if (!arrival) return undefined;
  const { isPopup, login } = arrival;
  const outcome = outcomeOf(arrival);
  if (login) findSession(login.configuration).beginLogin(login);
  return {
    kind: isPopup ? 'popup' : 'redirect',
    description: login,
    session: outcome.then((reached) => {
      if (login) return conclude(login, reached);
      if (reached.error) throw reached.error;
      return undefined;
    }),
  };
}

/** Ends a login on the page where it began, if it asked for that, and otherwise here. */
async function conclude(login: LastLogin, outcome: Outcome): Promise<Session | undefined> {
  const { configuration, startedOn, isFinished } = login;
  if (configuration.afterLogin === 'return' || login.automatic) {
    if (isBegunOnThisPage(login)) replaceFragment(startedOn);
    // Where the response comes again, the user is only taken to where they were.
    else if (await takeBack(login, isFinished ? {} : outcome)) {
      takeReturnMark();
      takeHandover();
    }
  }
  const isOld = isFinished && findSession(configuration).restore(configuration.storage);
  return end(login, isOld ? {} : outcome);
}

/** Takes the login that a callback page has handed over to this one. */
function takeReturned(): ArrivedLogin | undefined {
  const handover = takeHandover();
  if (!handover) return undefined;
  const { configuration, error } = handover;
  const description = { configuration, startedOn: location.href };
  findSession(configuration).beginLogin(description);
  const session = new Promise<Session | undefined>((resolve) =>
    resolve(end(description, handover)),
  ).catch((failure: unknown) => {
    if (error) throw failure;
    // The user has signed out in another tab meanwhile, and was told so there.
    return undefined;
  });
  return { kind: 'returned', description, session };
}

function end(login: LoginDescription, { kept, error }: Outcome): Session | undefined {
  const { configuration } = login;
  const session = findSession(configuration);
  if (kept) {
    session.signIn(login, kept, configuration.storage);
    settleAutoLogin();
    return session;
  }
  session.endLogin(login, error);
  if (error) throw error;
  return undefined;
}

if (globalThis.document) {
  // A prerendered page must not use up a code, and has no session storage yet.
  if (isPrerendering()) listen(document, 'prerenderingchange', arrive, { once: true });
  else arrive();
}
