import type { Transaction } from './transaction-store.js';

/**
 * What the snippet in a callback page's head has begun before the script came: the `state`, the login,
 * which it has taken out of storage, and the token endpoint's answer, or what the request failed with.
 */
export type EarlyExchange = readonly [
  state: string,
  transaction: Transaction,
  answer: Promise<Response | Error>,
];

declare global {
  /** The one thing besides the element that is seen on a page, and only until the script has come. */
  var egainLogin: EarlyExchange | undefined;
}

/** Takes the exchange that has begun for this response, if one has. */
export function takeEarlyExchange(state: string): EarlyExchange | undefined {
  const early = globalThis.egainLogin;
  // The state is a secret: what an element's id, or another script, has put there does not know it.
  if (early?.[0] !== state) return undefined;
  delete globalThis.egainLogin;
  return early;
}
