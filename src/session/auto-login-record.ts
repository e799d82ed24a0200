import { readStored, removeStored, writeStored } from '../oauth/web-storage.js';

/*
 * What is remembered of automatic logins, so that they can't loop: in session storage what this tab has
 * tried, and in local storage what the last tab has that tried it.
 */

const KEY = 'auto-login';

/** The automatic logins of this browser. Times are in milliseconds since the epoch. */
export interface AutoLoginRecord {
  /** When this tab began its last one, unless a token came of it. */
  ownStart: number | undefined;
  /** When another tab began one that is still under way. */
  otherStart: number | undefined;
  /** Whether this tab begins none before the user presses: a login has failed, or was given up. */
  isHalted: boolean;
}

export function readAutoLogins(): AutoLoginRecord {
  const own = readStored('sessionStorage', KEY);
  const last = readStored('localStorage', KEY)?.at as number | undefined;
  const ownStart = own?.at as number | undefined;
  const otherStart = last === ownStart ? undefined : last;
  return { ownStart, otherStart, isHalted: !!own?.isHalted };
}

/** Remembers that one begins. Returns whether that worked: otherwise none may begin. */
export function beginAutoLogin(): boolean {
  const record = { at: Date.now() };
  writeStored('localStorage', KEY, record);
  return writeStored('sessionStorage', KEY, record);
}

/** No more automatic logins in this tab before the user presses. */
export function haltAutoLogin(): void {
  const own = readStored('sessionStorage', KEY);
  writeStored('sessionStorage', KEY, { ...own, isHalted: true });
}

/** Forgets what this tab has tried: there is a token, or the user has pressed. */
export function forgetAutoLogin(): void {
  removeStored('sessionStorage', KEY);
}

/** The login that was under way has come to its end: other tabs need not wait for it. */
export function settleAutoLogin(): void {
  removeStored('localStorage', KEY);
}
