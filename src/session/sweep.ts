import { clientIdOf } from '../oauth/configuration.js';
import { removeExpiredTransactions } from '../oauth/transaction-store.js';
import { removeStored, storedKeys } from '../oauth/web-storage.js';
import { removeExpiredHandover } from './handover.js';
import { hasSignedOutSince, readSignOut, removeOldMarks } from './marks.js';
import { revokeTokens } from './revocation.js';
import { isExpired, readKept, TOKEN_KEY } from './token-store.js';

/** Removes whatever is past its time from storage, of any login, whether or not it has an element here. */
export function sweep(): void {
  removeExpiredTransactions();
  removeExpiredHandover();
  removeUselessTokens();
  removeOldMarks();
}

/** Removes tokens that have expired for good, and those that the user has signed out of elsewhere. */
function removeUselessTokens(): void {
  for (const area of ['localStorage', 'sessionStorage'] as const) {
    for (const key of storedKeys(area, TOKEN_KEY)) {
      const identity = key.slice(TOKEN_KEY.length);
      const kept = readKept(area, key);
      if (!kept) continue;
      const isEnded = hasSignedOutSince(identity, kept.epoch);
      if (isEnded || isExpired(kept)) removeStored(area, key);
      // The page that signed out has revoked its own token.
      if (isEnded && kept.id !== readSignOut(identity)!.tokenId)
        revokeTokens(kept, clientIdOf(identity)).catch(() => {});
    }
  }
}
