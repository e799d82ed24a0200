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

/** What is remembered of a login so that the user can start it again. Contains no secret. */
export interface LoginDescription {
  configuration: Configuration;
  /** The page on which the login began. */
  startedOn: string;
  /** The last sign-out before the login began, for the session that takes its token. */
  epoch?: string | undefined;
  /** Whether the login has begun by itself; `silent` if the server was to ask nothing. */
  automatic?: boolean | 'silent' | undefined;
}

/** A login that is under way: what finishing it needs, on any page and in any tab. */
export interface Transaction extends LoginDescription {
  codeVerifier: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** The login that this tab began last. */
export interface LastLogin extends LoginDescription {
  /** The hash of its `state`: its response may come again, by Back for instance. */
  state?: string;
  /** Whether it has a token. */
  isFinished?: boolean;
}

/** One hour: people reset passwords and look for their phones during a login. */
const LIFETIME_MS = 3_600_000;

const MAX_TRANSACTIONS = 8;

const PREFIX = 'transaction:';
const LAST_LOGIN = 'last-login';

/** Local storage first: a login may come back in another tab, from an email for instance. */
const AREAS: readonly StorageArea[] = ['localStorage', 'sessionStorage'];

/**
 * Saves a login before the browser leaves the page. Each has its own key, so that tabs never overwrite
 * each other's.
 *
 * @throws {LoginError} `storage_unavailable` if the browser can't store anything
 */
export function saveTransaction(state: string, transaction: Transaction): void {
  AREAS.forEach(makeRoom);
  const { configuration, startedOn, startedAt } = transaction;
  // Both: this tab's own entry proves that no other tab can have the response.
  const isKept = writeStored('localStorage', PREFIX + state, transaction);
  if (
    !writeStored('sessionStorage', PREFIX + state, isKept ? { startedAt } : transaction) &&
    !isKept
  ) {
    throw storageUnavailable();
  }
  const last = { configuration, startedOn, state: deriveCodeChallenge(state) };
  writeStored('sessionStorage', LAST_LOGIN, last);
}

/** Creates the error for a browser that stores nothing. */
export function storageUnavailable(): LoginError {
  return new LoginError(
    'storage_unavailable',
    "The browser can't store anything for this page. Free or allow its storage.",
  );
}

function makeRoom(area: StorageArea): void {
  const kept = storedKeys(area, PREFIX)
    .map((key) => ({ key, age: ageOf(readStored(area, key)) }))
    .sort((a, b) => a.age - b.age);
  // Not by entries(), which Prototype 1.7 deletes from arrays.
  kept.forEach(({ key, age }, index) => {
    if (age > LIFETIME_MS || index > MAX_TRANSACTIONS - 2) removeStored(area, key);
  });
}

/**
 * Takes a login out of storage. It can be taken once.
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

/** Creates the error for a response that no login is waiting for. */
export function missingTransaction(): LoginError {
  return new LoginError(
    'missing_transaction',
    'No login is waiting for this response: it has been finished, began in another browser or origin, or was cleared ' +
      'from storage. Start it again.',
  );
}

/** Returns the login that this tab began last: with a bare tag, the user can start it again. */
export function lastLogin(): LastLogin | undefined {
  const stored = readStored('sessionStorage', LAST_LOGIN);
  return isDescription(stored) ? stored : undefined;
}

/** Finds the login with that state, if it is the last one that this tab began. */
export function findLastLogin(state: string): LastLogin | undefined {
  const last = lastLogin();
  return last?.state === deriveCodeChallenge(state) ? last : undefined;
}

/** Remembers that the login with that state, the last one that this tab began, has its token. */
export function finishLastLogin(state: string): void {
  const last = findLastLogin(state);
  if (last) writeStored('sessionStorage', LAST_LOGIN, { ...last, isFinished: true });
}

/** Removes logins that were not finished in time, including their verifiers. */
export function removeExpiredTransactions(): void {
  for (const area of AREAS)
    for (const key of storedKeys(area, PREFIX))
      if (ageOf(readStored(area, key)) > LIFETIME_MS) removeStored(area, key);
}

/** Whether this tab began the login with that state. */
export function isBegunHere(state: string): boolean {
  return !!readStored('sessionStorage', PREFIX + state);
}

const ageOf = (stored: object | undefined) =>
  ageOfRecord({ at: (stored as Partial<Transaction> | undefined)?.startedAt });

function isTransaction(stored: unknown): stored is Transaction {
  return isDescription(stored) && typeof (stored as Transaction).codeVerifier === 'string';
}

function isDescription(stored: unknown): stored is LoginDescription {
  const { configuration, startedOn } = (stored ?? Object.create(null)) as Partial<LoginDescription>;
  return [startedOn, configuration?.tokenUrl, configuration?.redirectUri].every(
    (text) => typeof text === 'string',
  );
}
