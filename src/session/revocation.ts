import { requireUrl } from '../oauth/configuration.js';
import { revokeToken } from '../oauth/token-request.js';
import { ownFields, type KeptToken } from './token-store.js';

/**
 * Revokes a token and its refresh token at the server. A failure is ignored: both are forgotten anyway.
 *
 * @param revokeUrl by default the one that the token's login asked for
 * @throws {LoginError} `configuration` for a wrong `revokeUrl`
 * @see RFC 7009 §2.1
 */
export async function revokeTokens(
  kept: KeptToken,
  clientId: string,
  revokeUrl = kept.revokeUrl,
): Promise<void> {
  if (!revokeUrl) return;
  requireUrl('revoke-url', revokeUrl);
  const { access_token, refresh_token } = ownFields(kept);
  const revoke = (token_type_hint: string, token = '') =>
    token && revokeToken(revokeUrl, { token, token_type_hint, client_id: clientId });
  await Promise.all([revoke('refresh_token', refresh_token), revoke('access_token', access_token)]);
}
