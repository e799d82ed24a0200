import { identityOf, type Configuration } from '../oauth/configuration.js';
import { LoginError } from '../oauth/errors.js';
import { ageOf, readStored, removePast, removeStored, writeStored } from '../oauth/web-storage.js';
import { hasSignedOutSince } from './marks.js';
import { isKeptToken, readKept, TOKEN_KEY, TokenStore, type KeptToken } from './token-store.js';

/*
 * What a callback page leaves for the page that it goes back to, in this tab's session storage: why the
 * login failed, or its token, or the token's ID if it is stored anyway.
 */

const KEY = 'handover';

/** How long an outcome may be on its way from the callback page to the page where the login began. */
export const HANDOVER_LIFETIME_MS = 60_000;

/** What became of a login. With neither, there is nothing to tell. */
export interface Outcome {
  kept?: KeptToken | undefined;
  error?: LoginError | undefined;
}

/** A login that has come back to the page where it began. */
export interface Handover extends Outcome {
  configuration: Configuration;
}

/** Leaves an outcome for the page that this tab goes to next. Returns whether that worked. */
export function handOver({ configuration, kept, error }: Handover): boolean {
  const { storage } = configuration;
  const identity = identityOf(configuration);
  const store = new TokenStore(identity);
  // A token that the user has signed out of meanwhile is refused on the next page, and revoked there.
  if (kept && storage !== 'memory' && !hasSignedOutSince(identity, kept.epoch))
    store.accept(kept, storage);
  const isStored = store.storage !== 'memory';
  const outcome = isStored ? { id: kept?.id } : { kept, error: error && describe(error) };
  const handover = { configuration, at: Date.now(), ...outcome };
  return writeStored('sessionStorage', KEY, handover) || isStored;
}

/** Takes what was left for this page, once. What another tab has ended in the meantime stays ended. */
export function takeHandover(): Handover | undefined {
  const left = readStored('sessionStorage', KEY);
  removeStored('sessionStorage', KEY);
  if (!left || ageOf(left) > HANDOVER_LIFETIME_MS) return undefined;
  const { configuration, id, kept, error } = left as Partial<Handover> & { id?: string };
  if (!configuration) return undefined;
  if (isKeptToken(kept)) return { configuration, kept };
  const failure = recreate(error);
  if (failure) return { configuration, error: failure };
  const area = configuration.storage === 'local' ? 'localStorage' : 'sessionStorage';
  const stored = readKept(area, TOKEN_KEY + identityOf(configuration));
  return stored && stored.id === id ? { configuration, kept: stored } : undefined;
}

export function removeExpiredHandover(): void {
  removePast('sessionStorage', KEY, HANDOVER_LIFETIME_MS);
}

/** A failure without its cause, which may be anything. */
function describe({ code, message, description, uri, status }: LoginError): object {
  return { code, message, description, uri, status };
}

/** Creates the error from its description, which whatever can write to storage may have written. */
function recreate(described: Partial<LoginError> | undefined): LoginError | undefined {
  const { code, message, description, uri, status } = described ?? {};
  const isText = [code, message, description ?? '', uri ?? ''].every(
    (text) => typeof text === 'string',
  );
  if (!code || !isText || !['number', 'undefined'].includes(typeof status)) return undefined;
  return new LoginError(code, message!, { description, uri, status });
}
