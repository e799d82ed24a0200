import type { LoginIdentity } from '../oauth/configuration.js';
import { randomBase64url } from '../oauth/base64url.js';
import { ageOf, readStored, removePast, removeStored, writeStored } from '../oauth/web-storage.js';

/*
 * Marks record what has happened, for pages that could not notice: asleep, without an element, or not
 * yet loaded. They are in local storage, where every tab of the origin finds them, and contain no secret.
 */

const SIGN_OUT = 'signed-out:';
const USED = 'used:';

const DAY_MS = 86_400_000;

/** A tab may sleep for a long time before it looks, and there is one mark per identity. */
const SIGN_OUT_LIFETIME_MS = 30 * DAY_MS;

/**
 * Each renewal leaves a mark, and every page reads them all when it cleans up. Only a duplicated tab needs
 * them, and few servers accept the refresh token of a browser for longer.
 */
const USED_LIFETIME_MS = 7 * DAY_MS;

/** The last sign-out of an identity. Identified by an ID and not by time: clocks can be set back. */
export interface SignOutMark {
  id: string;
  /** The token that the page that signed out has revoked itself. */
  tokenId: string;
  /** Whether the user has pressed the button since. */
  isLifted?: boolean;
}

export function readSignOut(identity: LoginIdentity): SignOutMark | undefined {
  return readStored('localStorage', SIGN_OUT + identity) as SignOutMark | undefined;
}

/**
 * Whether the user has signed out since a login began.
 *
 * @param epoch the last sign-out before that, if there was one
 */
export function hasSignedOutSince(identity: LoginIdentity, epoch: string | undefined): boolean {
  const mark = readSignOut(identity);
  return !!mark && mark.id !== epoch;
}

export function markSignOut(identity: LoginIdentity, tokenId: string): void {
  const mark = { id: randomBase64url(8), tokenId, at: Date.now() };
  writeStored('localStorage', SIGN_OUT + identity, mark);
}

/** Whether the user has signed out and has not wanted to sign in since. */
export function hasSignedOut(identity: LoginIdentity): boolean {
  const mark = readSignOut(identity);
  return !!mark && !mark.isLifted;
}

/** The user wants to sign in again. The mark stays, for pages that have not seen it yet. */
export function liftSignOut(identity: LoginIdentity): void {
  const mark = readSignOut(identity);
  if (mark) writeStored('localStorage', SIGN_OUT + identity, { ...mark, isLifted: true });
}

/** Marks a refresh token as used, before it is sent: a second use ends the session (RFC 9700 §4.14.2). */
export function markUsed(tokenId: string): void {
  writeStored('localStorage', USED + tokenId, { at: Date.now() });
}

/** Returns how long ago a refresh token was used, in milliseconds; `undefined` if it was not. */
export function usedAgo(tokenId: string): number | undefined {
  const mark = readStored('localStorage', USED + tokenId);
  return mark && ageOf(mark);
}

/** Removes the mark after a failed request: the refresh token may be sent again. */
export function unmarkUsed(tokenId: string): void {
  removeStored('localStorage', USED + tokenId);
}

export function removeOldMarks(): void {
  removePast('localStorage', SIGN_OUT, SIGN_OUT_LIFETIME_MS);
  removePast('localStorage', USED, USED_LIFETIME_MS);
}
