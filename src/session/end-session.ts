import { appendParameters } from '../oauth/authorization-request.js';
import { requireUrl, type endpointsOf } from '../oauth/configuration.js';
import { visitInWindow } from '../oauth/popup.js';
import { revokeTokens } from './revocation.js';
import type { Session } from './session.js';
import { ownFields } from './token-store.js';

/**
 * Signs the user out: forgets the token everywhere, notifies the server, and visits the server's own
 * logout page. From a frame, that opens in a window of its own: sign-in servers refuse to be framed.
 *
 * @throws {LoginError} `configuration` for a wrong URL; the token is forgotten anyway, and the other URL
 * is used
 * @see RFC 7009, OpenID Connect RP-Initiated Logout 1.0 §2
 */
export async function endSession(
  session: Session,
  { clientId, revokeUrl, logoutUrl }: ReturnType<typeof endpointsOf>,
): Promise<void> {
  const kept = session.signOut();
  const isFramed = self !== top;
  const failures: unknown[] = [];
  let request = '';
  try {
    if (logoutUrl) request = createLogoutRequest(logoutUrl, clientId, kept && ownFields(kept));
    // Within the click: browsers would block it later.
    if (request && isFramed) visitInWindow(request);
  } catch (error) {
    failures.push(error);
  }
  try {
    if (kept) await revokeTokens(kept, clientId, revokeUrl || undefined);
  } catch (error) {
    failures.push(error);
  }
  // The user may have begun a new login in the meantime.
  const isOver = !session.isSignedIn && !session.isLoginUnderWay;
  if (request && !isFramed && isOver) location.assign(request);
  if (failures.length > 0) throw failures[0];
}

function createLogoutRequest(
  logoutUrl: string,
  clientId: string,
  { id_token }: { id_token?: string | undefined } = {},
): string {
  const { searchParams } = requireUrl('logout-url', logoutUrl);
  const parameters: [string, string][] = [
    ['post_logout_redirect_uri', location.origin + location.pathname],
    ['client_id', clientId],
    ['id_token_hint', id_token ?? ''],
  ];
  return appendParameters(
    logoutUrl,
    parameters.filter(([name, value]) => value && !searchParams.has(name)),
  );
}
