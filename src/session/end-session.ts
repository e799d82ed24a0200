import { appendParameters } from '../oauth/authorization-request.js';
import { requireUrl } from '../oauth/configuration.js';
import type { Session } from './session.js';
import { revokeToken } from '../oauth/token-request.js';

/**
 * Ends a session: tells the server, forgets the token everywhere, and visits the server's own logout.
 *
 * @throws {LoginError} `configuration` for a bad URL; the token is forgotten all the same
 * @see RFC 7009, OpenID Connect RP-Initiated Logout 1.0 §2
 */
export async function endSession(
  session: Session,
  revokeUrl: string,
  logoutUrl: string,
): Promise<void> {
  const { clientId } = session.identity;
  const { access_token, refresh_token, id_token } = session.end('logout') ?? {};
  if (revokeUrl) {
    requireUrl('revoke-url', revokeUrl);
    const revoke = (kind: string, token?: string) =>
      token
        ? revokeToken(revokeUrl, { token, token_type_hint: kind, client_id: clientId })
        : undefined;
    await Promise.all([
      revoke('refresh_token', refresh_token),
      revoke('access_token', access_token),
    ]);
  }
  if (logoutUrl) {
    const { searchParams } = requireUrl('logout-url', logoutUrl);
    const parameters = Object.entries({
      post_logout_redirect_uri: location.origin + location.pathname,
      client_id: clientId,
      id_token_hint: id_token ?? '',
    });
    location.assign(
      appendParameters(
        logoutUrl,
        parameters.filter(([name, value]) => value && !searchParams.has(name)),
      ),
    );
  }
}
