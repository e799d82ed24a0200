import { LoginError } from '../oauth/errors.js';
import { requestToken, type TokenResponse } from '../oauth/token-request.js';
import { claim } from '../oauth/user-agent.js';
import { KEY_PREFIX } from '../oauth/web-storage.js';
import { markUsed, unmarkUsed, usedAgo } from './marks.js';
import { ownFields, type KeptToken, type TokenStore } from './token-store.js';

/** How long to wait for the token that another tab is requesting, and how often to look. */
const OTHER_TAB_MS = 5000;
const LOOK_AGAIN_MS = 50;

/** Every renewal has ended after this time: a refresh token that is still marked as used is lost. */
const LOST_AFTER_MS = 60_000;

/**
 * Renews a token in one tab, and lets the others adopt the new one: a rotating refresh token that is
 * used twice ends the session (RFC 9700 §4.14.2).
 *
 * @param isSettled checks whether another tab has a newer token, or has ended the session
 * @returns the new token response, or `undefined` if another tab has settled it
 * @throws {LoginError} what the token request failed with
 */
export async function renewToken(
  store: TokenStore,
  kept: KeptToken,
  clientId: string,
  isSettled: () => boolean,
): Promise<TokenResponse | undefined> {
  if (store.storage === 'memory') return refresh(kept, clientId);
  const work = async () => {
    if (isSettled()) return undefined;
    const release = await claim(KEY_PREFIX + kept.id);
    for (
      let tries = OTHER_TAB_MS / LOOK_AGAIN_MS;
      !release || usedAgo(kept.id) !== undefined;
      tries--
    ) {
      if (isSettled()) return undefined;
      if ((usedAgo(kept.id) ?? 0) > LOST_AFTER_MS) {
        // Nobody has the new token, or it would be in the storage that all tabs share.
        if (release && store.storage === 'local') break;
        // A copy of this tab may have it.
        store.forgetRefreshToken();
        return undefined;
      }
      if (!tries)
        throw new LoginError('network', 'Another tab is still renewing the token. Try again.');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    markUsed(kept.id);
    return refresh(kept, clientId).catch((error: unknown) => {
      // A refused token stays marked and claimed: another tab would be refused, too.
      if (!isFinal(error)) {
        unmarkUsed(kept.id);
        release();
      }
      throw error;
    });
  };
  // Pages that are not secure contexts have no locks.
  return (
    (navigator.locks as LockManager | undefined)?.request(KEY_PREFIX + store.key, work) ?? work()
  );
}

/** Requests a new token. What the server does not send again is still valid (RFC 6749 §6). */
async function refresh(kept: KeptToken, clientId: string): Promise<TokenResponse> {
  const { scope, id_token, refresh_token = '' } = ownFields(kept);
  const renewed = await requestToken(kept.tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
  });
  return { refresh_token, ...(scope && { scope }), ...(id_token && { id_token }), ...renewed };
}

/**
 * Whether a renewal that failed this way can't succeed later either: the server refused it, and said
 * why. Any other answer may come from something in between.
 *
 * @see RFC 6749 §5.2
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof LoginError)) return false;
  const { code, status } = error;
  return (status === 400 || status === 401) && FINAL_CODES.test(code);
}

const FINAL_CODES =
  /^(invalid_(request|client|grant|scope)|unauthorized_client|unsupported_grant_type)$/;
