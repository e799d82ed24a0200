import { tellFailure } from './login-failure.js';
import { finishLogin, type Arrival } from './oauth/authorization-code-flow.js';
import { removeExpiredTransactions, storageUnavailable } from './oauth/transaction-store.js';
import { listen, whenParsed } from './oauth/user-agent.js';
import { removeExpiredHandover } from './session/handover.js';
import { outcomeOf, takeBack } from './session/login-outcome.js';
import { isPrerendering } from './session/page-lifecycle.js';

/*
 * The script for callback pages, which need no button: finishes the login, and takes its outcome to the
 * page where it began. There the element of its identity goes on.
 */

function arrive(): void {
  const arrival = finishLogin();
  if (arrival) void conclude(arrival);
  setTimeout(() => {
    removeExpiredTransactions();
    removeExpiredHandover();
  });
}

async function conclude(arrival: Arrival): Promise<void> {
  const { login } = arrival;
  const outcome = await outcomeOf(arrival);
  // The response of a login that was finished before only takes the user to where they were.
  if (login && (await takeBack(login, login.isFinished ? {} : outcome))) return;
  const { kept, error = kept && storageUnavailable() } = outcome;
  await whenParsed();
  if (error) tellFailure(document, error);
}

if (globalThis.document) {
  // A prerendered page must not use up a code, and has no session storage yet.
  if (isPrerendering()) listen(document, 'prerenderingchange', arrive, { once: true });
  else arrive();
}

export {};
