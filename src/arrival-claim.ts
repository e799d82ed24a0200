import {
  differenceOf,
  identityOf,
  isBare,
  warn,
  type LoginSettings,
} from './oauth/configuration.js';
import { whenParsed } from './oauth/user-agent.js';
import { arrivedLogin, type ArrivedLogin } from './session/arrived-login.js';
import { isPrerendering, whenActivated } from './session/page-lifecycle.js';

/** An element that could finish a login that came with the page. */
export interface Claimant {
  /** What the element's attributes ask for. */
  readonly settings: LoginSettings;
  /** Called on exactly one claimant. */
  finish(login: ArrivedLogin): void;
  /** Called on the others. */
  passOver(): void;
}

const claimants = new Set<Claimant>();
let isTaken = false;

/**
 * Offers an element to finish the login that arrived with the page. One of the same identity takes it
 * at once; a bare one when the page is parsed and there is no better; one of another identity never,
 * unless nothing is known of the login. On a prerendered page all of that waits until the user sees it.
 *
 * @returns whether the element may finish it
 */
export function offerToFinish(claimant: Claimant): boolean {
  if (!arrivedLogin && !isPrerendering()) return false;
  claimants.add(claimant);
  void whenReady(claimant).then(decide);
  return !isTaken && rank(claimant) < UNFIT;
}

/** Resolves later than at once, so that elements put in together are compared with one another. */
async function whenReady(claimant: Claimant): Promise<void> {
  await whenActivated();
  if (rank(claimant)) await whenParsed();
}

/** Resolves when it is decided which of the page's elements finishes the login. */
export async function whenDecided(): Promise<void> {
  await whenActivated();
  await whenParsed();
  await new Promise((resolve) => setTimeout(resolve));
}

/** Withdraws an offer: the element was removed. Another one may finish the login. */
export function withdraw(claimant: Claimant, isUnfinished: boolean): void {
  claimants.delete(claimant);
  if (!isUnfinished) return;
  isTaken = false;
  // An element that is only moved has come back by then.
  queueMicrotask(decide);
}

function decide(): void {
  if (isTaken) return;
  if (!arrivedLogin) {
    for (const claimant of claimants) claimant.passOver();
    return;
  }
  const [best, ...others] = [...claimants].sort((a, b) => rank(a) - rank(b));
  if (!best) return;
  if (rank(best) === UNFIT) return warnOfDifference(best);
  isTaken = true;
  for (const other of others) other.passOver();
  best.finish(arrivedLogin);
}

/** A rank that never finishes the login. */
const UNFIT = 3;

/** 0: same identity; 1: bare; 2: any, if nothing is known about the login; 3: another identity. */
function rank({ settings }: Claimant): number {
  const asked = arrivedLogin?.description?.configuration;
  if (isBare(settings)) return 1;
  if (!asked) return 2;
  return identityOf(settings) === identityOf(asked) ? 0 : UNFIT;
}

/** Explains why nobody is signed in: all tags on the page are of another identity. */
function warnOfDifference({ settings }: Claimant): void {
  const asked = identityOf(arrivedLogin!.description!.configuration);
  const attributes = differenceOf(identityOf(settings), asked).join(' and ');
  warn(
    `no <egain-login> on this page belongs to the login that ended here. Compare ${attributes} with the page where ` +
      'it began.',
  );
}
