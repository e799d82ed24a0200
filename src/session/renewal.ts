import type { LoginIdentity } from '../oauth/configuration.js';
import { LoginError } from '../oauth/errors.js';
import { requestToken, type TokenResponse } from '../oauth/token-request.js';
import { ownFields, type KeptToken } from './token-store.js';
import { claim } from '../oauth/user-agent.js';
import { KEY_PREFIX } from '../oauth/web-storage.js';

/** How long to wait for the token that another tab is just getting, and how often to look. */
const OTHER_TAB_MS = 5000;
const LOOK_AGAIN_MS = 50;

/**
 * Renews a token in one tab, and lets the others adopt what it got: a rotating refresh token that is
 * used twice ends the session (RFC 9700 §4.14.2).
 *
 * @param key the token's name in storage
 * @param isSettled looks whether another tab has got a younger token, or ended the session
 * @returns the new token response, or `undefined` where another tab has seen to it
 * @throws {LoginError} what the token request failed with
 */
export async function renewToken(
  { storage, clientId }: LoginIdentity,
  key: string,
  kept: KeptToken,
  isSettled: () => boolean,
): Promise<TokenResponse | undefined> {
  if (storage === 'memory') return refresh(kept, clientId);
  const work = async () => {
    if (isSettled()) return undefined;
    const release = await claim(KEY_PREFIX + kept.id);
    for (let tries = OTHER_TAB_MS / LOOK_AGAIN_MS; !release; tries--) {
      if (isSettled()) return undefined;
      if (!tries)
        throw new LoginError('network', 'Another tab is still renewing the token. Try again.');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    return refresh(kept, clientId).catch((error: unknown) => {
      // A token that is over stays claimed: another tab would only be refused it, too.
      if (!isFinal(error)) release();
      throw error;
    });
  };
  // A page that is no secure context has no locks.
  return (navigator.locks as LockManager | undefined)?.request(KEY_PREFIX + key, work) ?? work();
}

/** Requests a new token. What the server does not name again still holds (RFC 6749 §6). */
async function refresh(kept: KeptToken, clientId: string): Promise<TokenResponse> {
  const { scope, id_token, refresh_token = '' } = ownFields(kept);
  const renewed = await requestToken(kept.tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
  });
  return { refresh_token, ...(scope && { scope }), ...(id_token && { id_token }), ...renewed };
}

/** Whether a renewal that failed so can't succeed later either: the server said no, and said why. */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof LoginError)) return false;
  const { code, status = 0 } = error;
  const isPassing =
    /^(invalid_response|network|timeout|temporarily_unavailable|server_error|slow_down)$/;
  return status >= 400 && status < 500 && !isPassing.test(code);
}
