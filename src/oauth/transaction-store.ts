import type { Configuration } from './configuration.js';
import { LoginError } from './errors.js';
import { deriveCodeChallenge } from './pkce.js';
import {
  ageOf as ageOfRecord,
  readStored,
  removeStored,
  storedKeys,
  writeStored,
  type StorageArea,
} from './web-storage.js';

/** What is remembered of a login so that the user can start the same again. Nothing of it is secret. */
export interface LoginDescription {
  configuration: Configuration;
  /** The page on which the login began. */
  startedOn: string;
  /** What the session was like when the login began: kept here for whoever takes the token. */
  epoch?: string | undefined;
}

/** A login under way: what finishing it needs, on whichever page and in whichever tab it ends. */
export interface Transaction extends LoginDescription {
  codeVerifier: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** The login that this tab began last. */
interface LastLogin extends LoginDescription {
  /** Once it has got a token: the hash of its `state`. Its response may come again, by Back for instance. */
  finished?: string;
}

/** One hour: people reset passwords and look for their phones in mid-login. */
const LIFETIME_MS = 3_600_000;

const MAX_TRANSACTIONS = 8;

const PREFIX = 'transaction:';
const LAST_LOGIN = 'last-login';

/** Local storage first: a login may come back in another tab, out of a mail for instance. */
const AREAS: readonly StorageArea[] = ['localStorage', 'sessionStorage'];

/**
 * Saves a login before the page is left. Each has a key of its own, so that tabs never overwrite one
 * another's.
 *
 * @throws {LoginError} `storage_unavailable` where the browser keeps nothing
 */
export function saveTransaction(state: string, transaction: Transaction): void {
  AREAS.forEach(makeRoom);
  const { configuration, startedOn, startedAt } = transaction;
  // Both: what this tab has of its own tells it that no other tab can have been given the response.
  const isKept = writeStored('localStorage', PREFIX + state, transaction);
  if (
    !writeStored('sessionStorage', PREFIX + state, isKept ? { startedAt } : transaction) &&
    !isKept
  ) {
    throw new LoginError(
      'storage_unavailable',
      "The browser can't store anything for this page. Free or allow its storage.",
    );
  }
  writeStored('sessionStorage', LAST_LOGIN, { configuration, startedOn });
}

function makeRoom(area: StorageArea): void {
  const kept = storedKeys(area, PREFIX)
    .map((key) => ({ key, age: ageOf(readStored(area, key)) }))
    .sort((a, b) => a.age - b.age);
  for (const [index, { key, age }] of kept.entries()) {
    if (age > LIFETIME_MS || index > MAX_TRANSACTIONS - 2) removeStored(area, key);
  }
}

/**
 * Takes a login out of storage: whoever comes second finds nothing.
 *
 * @throws {LoginError} `missing_transaction` or `expired_transaction`
 */
export function takeTransaction(state: string): Transaction {
  const key = PREFIX + state;
  const stored = AREAS.map((area) => readStored(area, key)).find(Boolean);
  for (const area of AREAS) removeStored(area, key);
  if (!isTransaction(stored)) throw missingTransaction();
  if (ageOf(stored) <= LIFETIME_MS) return stored;
  throw new LoginError(
    'expired_transaction',
    'The login began more than an hour ago. Start it again.',
  );
}

/** Creates the error for a response that no login waits for. */
export function missingTransaction(): LoginError {
  return new LoginError(
    'missing_transaction',
    'No login is waiting for this response: it has been finished, began in another browser or origin, or was cleared ' +
      'from storage. Start it again.',
  );
}

/** Tells which login this tab began last: a callback page's bare tag lets the user start it again. */
export function lastLogin(): LastLogin | undefined {
  const stored = readStored('sessionStorage', LAST_LOGIN);
  return typeof stored?.startedOn === 'string' ? (stored as unknown as LastLogin) : undefined;
}

/** Remembers that the login with that state, which this tab began last, has got its token. */
export function finishLastLogin(state: string): void {
  const last = lastLogin();
  const finished = deriveCodeChallenge(state);
  if (last) writeStored('sessionStorage', LAST_LOGIN, { ...last, finished });
}

/** Finds the login that this tab began last, if it is the one with that state, and has got its token. */
export function findFinishedLogin(state: string): LoginDescription | undefined {
  const last = lastLogin();
  return last?.finished === deriveCodeChallenge(state) ? last : undefined;
}

/** Removes the logins that nobody has finished in time, and their verifiers with them. */
export function removeExpiredTransactions(): void {
  for (const area of AREAS)
    for (const key of storedKeys(area, PREFIX))
      if (ageOf(readStored(area, key)) > LIFETIME_MS) removeStored(area, key);
}

/** Tells whether it was this tab that began the login with that state. */
export function isBegunHere(state: string): boolean {
  return !!readStored('sessionStorage', PREFIX + state);
}

const ageOf = (stored: object | undefined) =>
  ageOfRecord({ at: (stored as Partial<Transaction> | undefined)?.startedAt });

function isTransaction(stored: unknown): stored is Transaction {
  const { configuration, codeVerifier, startedOn } = (stored ??
    Object.create(null)) as Partial<Transaction>;
  return [codeVerifier, startedOn, configuration?.tokenUrl, configuration?.redirectUri].every(
    (text) => typeof text === 'string',
  );
}
