import type { LoginIdentity } from '../oauth/configuration.js';
import { randomBase64url } from '../oauth/base64url.js';
import { ageOf, readStored, removePast, removeStored, writeStored } from '../oauth/web-storage.js';

/*
 * What has happened, for pages that were not looking: asleep, without an element, or not yet loaded.
 * Marks are in local storage, where every tab of the origin finds them, and hold nothing secret.
 */

const SIGN_OUT = 'signed-out:';
const USED = 'used:';

/** 30 days: a tab may sleep for a while before it looks. */
const LIFETIME_MS = 30 * 86_400_000;

/** Names the last sign-out of an identity. Counted, not timed: clocks can be set back. */
export interface SignOutMark {
  id: string;
  /** The token that the signing-out page has revoked itself. */
  tokenId: string;
}

export function readSignOut(identity: LoginIdentity): SignOutMark | undefined {
  return readStored('localStorage', SIGN_OUT + identity) as SignOutMark | undefined;
}

export function markSignOut(identity: LoginIdentity, tokenId: string): void {
  const mark = { id: randomBase64url(8), tokenId, at: Date.now() };
  writeStored('localStorage', SIGN_OUT + identity, mark);
}

/** Marks a token's refresh token as used, before it is sent: a second use would end the session (RFC 9700 §4.14.2). */
export function markUsed(tokenId: string): void {
  writeStored('localStorage', USED + tokenId, { at: Date.now() });
}

/** Tells how long ago a refresh token was used, in milliseconds; `undefined` where it was not. */
export function usedAgo(tokenId: string): number | undefined {
  const mark = readStored('localStorage', USED + tokenId);
  return mark && ageOf(mark);
}

/** The request failed, and the refresh token may be sent again. */
export function unmarkUsed(tokenId: string): void {
  removeStored('localStorage', USED + tokenId);
}

export function removeOldMarks(): void {
  for (const prefix of [SIGN_OUT, USED]) removePast('localStorage', prefix, LIFETIME_MS);
}
