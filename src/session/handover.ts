import { identityOf, type Configuration } from '../oauth/configuration.js';
import { ageOf, readStored, removePast, removeStored, writeStored } from '../oauth/web-storage.js';
import { isKeptToken, readKept, TOKEN_KEY, TokenStore, type KeptToken } from './token-store.js';

/*
 * What a callback page leaves for the page that it goes back to, in this tab's session storage: the
 * token, or its ID if it is stored anyway.
 */

const KEY = 'handover';

/** How long a token may be on its way from the callback page to the page where the login began. */
export const HANDOVER_LIFETIME_MS = 60_000;

/** A finished login that has come back to the page where it began. */
export interface Handover {
  configuration: Configuration;
  kept: KeptToken;
}

/** Leaves a token for the page that this tab goes to next. Returns whether that worked. */
export function handOver({ configuration, kept }: Handover): boolean {
  const { storage } = configuration;
  const store = new TokenStore(identityOf(configuration));
  if (storage !== 'memory') store.accept(kept, storage);
  const isStored = store.storage !== 'memory';
  const handover = { configuration, at: Date.now(), ...(isStored ? { id: kept.id } : { kept }) };
  return writeStored('sessionStorage', KEY, handover);
}

/** Takes what was left for this page, once. What another tab has ended in the meantime stays ended. */
export function takeHandover(): Handover | undefined {
  const left = readStored('sessionStorage', KEY);
  removeStored('sessionStorage', KEY);
  if (!left || ageOf(left) > HANDOVER_LIFETIME_MS) return undefined;
  const { configuration, id, kept } = left as Partial<Handover> & { id?: string };
  if (!configuration) return undefined;
  if (isKeptToken(kept)) return { configuration, kept };
  const area = configuration.storage === 'local' ? 'localStorage' : 'sessionStorage';
  const stored = readKept(area, TOKEN_KEY + identityOf(configuration));
  return stored && stored.id === id ? { configuration, kept: stored } : undefined;
}

export function removeExpiredHandover(): void {
  removePast('sessionStorage', KEY, HANDOVER_LIFETIME_MS);
}
