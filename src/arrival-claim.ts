import { arrival, type Arrival } from './oauth/authorization-code-flow.js';
import type { LoginIdentity } from './oauth/configuration.js';
import { whenParsed } from './oauth/user-agent.js';

/** An element that could show the end of a login that came with the page. */
export interface Claimant {
  /** What the element's attributes ask for. */
  readonly identity: LoginIdentity;
  /** Is called on exactly one claimant. */
  finish(arrival: Arrival): void;
  /** Is called on the others. */
  passOver(): void;
}

const claimants = new Set<Claimant>();
let isTaken = false;

/**
 * Offers an element to finish the login that arrived with the page. One that asks for the same login
 * takes it at once; a bare one when the page is parsed and there is no better; one that asks for
 * another login never, unless the response belongs to no login at all.
 *
 * @returns whether the element may be the one
 */
export function offerToFinish(claimant: Claimant): boolean {
  const own = rank(claimant);
  if (!arrival || own > 2) return false;
  claimants.add(claimant);
  if (isTaken) return false;
  // A microtask later, so that elements put in together are compared with one another.
  const readiness = own ? whenParsed() : Promise.resolve();
  void readiness.then(() => queueMicrotask(decide));
  return true;
}

/** Takes an offer back: the element was removed. What it had not finished, another one may. */
export function withdraw(claimant: Claimant, isUnfinished: boolean): void {
  claimants.delete(claimant);
  if (!isUnfinished) return;
  isTaken = false;
  // An element that is only moved is back by then.
  queueMicrotask(decide);
}

function decide(): void {
  const [best, ...others] = [...claimants].sort((a, b) => rank(a) - rank(b));
  if (isTaken || !best || rank(best) > 2) return;
  isTaken = true;
  for (const other of others) other.passOver();
  best.finish(arrival!);
}

/** 0: asks for this login; 1: is bare; 2: any, where no login waits for the response; 3: unfit. */
function rank({ identity }: Claimant): number {
  const { authorizeUrl, clientId } = arrival?.transaction?.configuration ?? {};
  if (authorizeUrl === identity.authorizeUrl && clientId === identity.clientId) return 0;
  if (!identity.authorizeUrl && !identity.clientId) return 1;
  return authorizeUrl ? 3 : 2;
}
