import {
  appendParameters,
  createAuthorizationRequest,
  mergeAddedParameters,
} from './authorization-request.js';
import {
  createState,
  readAuthorizationResponse,
  validateAuthorizationResponse,
  type AuthorizationResponse,
} from './authorization-response.js';
import { createConfiguration, requireUrl, type LoginSettings } from './configuration.js';
import { LoginError, toLoginError } from './errors.js';
import { takeProofKey } from './pkce.js';
import { findSession, type Session } from './session.js';
import { requestToken, revokeToken } from './token-request.js';
import {
  lastLogin,
  missingTransaction,
  saveTransaction,
  takeTransaction,
  type LastLogin,
  type Transaction,
} from './transaction-store.js';
import { claim, replaceAddress } from './user-agent.js';
import { KEY_PREFIX } from './web-storage.js';

/** A login that was begun on some page, and comes to its end on this one. */
export interface Arrival {
  /** The login that the response is for, unless none waits for it. */
  transaction?: Transaction;
  /** Resolves with the session that is signed in now, or rejects with a {@link LoginError}. */
  session: Promise<Session>;
}

/**
 * Says what to log in to: the attributes tell it, or, on a callback page's bare tag, the login that
 * ended there.
 *
 * @throws {LoginError} `configuration`
 */
export function describeLogin(
  settings: LoginSettings,
  baseUri: string,
  arrived: LastLogin | undefined,
): LastLogin {
  const isBare = !settings.authorizeUrl && !settings.clientId;
  const last = isBare ? (arrived ?? lastLogin()) : undefined;
  return {
    configuration: createConfiguration(last?.configuration ?? settings, baseUri),
    startedOn: last?.startedOn ?? location.href,
  };
}

/**
 * Starts a login: saves what finishing it needs, and leaves for the authorization server. Where a
 * proof key lies ready, all of that happens at once, without a pause between click and navigation.
 *
 * @param mayLeave shows the request to the page, which may add parameters or refuse
 * @returns whether the browser is leaving
 * @throws {LoginError} `configuration`, `insecure_context` or `storage_unavailable`
 */
export async function startLogin(
  { configuration, startedOn }: LastLogin,
  mayLeave: (url: URL) => boolean,
): Promise<boolean> {
  if (!isSecureContext) {
    throw new LoginError(
      'insecure_context',
      `${location.origin} is no secure context, so browsers offer no cryptography here. Serve the page over ` +
        'https, or from localhost.',
    );
  }
  const ready = takeProofKey();
  const { codeVerifier, codeChallenge } = 'then' in ready ? await ready : ready;
  const state = createState();
  const request = createAuthorizationRequest(configuration, state, codeChallenge);
  const url = new URL(request);
  if (!mayLeave(url)) return false;

  const target = mergeAddedParameters(request, url);
  saveTransaction(state, { configuration, startedOn, codeVerifier, startedAt: Date.now() });
  location.assign(target);
  return true;
}

/**
 * Finishes the login that this page's address carries the response of, if there is one of ours.
 *
 * The address is cleaned first: the code must not stay in the history, be sent on as a referrer, or
 * be used again by a reload.
 */
function finishLogin(): Arrival | undefined {
  // On a server that renders pages there is no address.
  const response = globalThis.location && readAuthorizationResponse(location.href);
  if (!response) return undefined;
  replaceAddress(response.cleanAddress);

  const arrival = {} as Arrival;
  try {
    arrival.transaction = takeTransaction(response.state);
    arrival.session = exchangeCode(response, arrival.transaction);
  } catch (error) {
    arrival.session = Promise.reject(toLoginError(error));
  }
  // An element is told of the failure when it takes the arrival; until then it is not unhandled.
  arrival.session.catch(() => {});
  return arrival;
}

async function exchangeCode(
  { state, parameters }: AuthorizationResponse,
  { configuration, codeVerifier }: Transaction,
): Promise<Session> {
  const { tokenUrl, redirectUri, clientId, issuer } = configuration;
  const code = validateAuthorizationResponse(parameters, issuer);
  // Another tab may have been given the same response at the same moment (RFC 6749 §4.1.2: once).
  if (!(await claim(KEY_PREFIX + state))) throw missingTransaction();
  const token = await requestToken(tokenUrl, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: codeVerifier,
  });
  const session = findSession(configuration);
  session.signIn(token, tokenUrl);
  return session;
}

/**
 * Goes back to the page on which a login began, taking the token along. Where that is this page, or
 * can't be done, the login ends here.
 */
export function returnToStart({ startedOn, configuration }: Transaction, session: Session): void {
  // An address in storage may have been tampered with: a token never leaves its origin.
  if (configuration.afterLogin !== 'return' || new URL(startedOn).origin !== location.origin)
    return;
  const [target, here] = [startedOn, location.href].map((url) => url.split('#')[0]);
  if (target === here) replaceAddress(startedOn);
  else if (session.handOver()) location.replace(startedOn);
}

/**
 * Ends a session: tells the server, forgets the token everywhere, and visits the server's own logout.
 *
 * @throws {LoginError} `configuration` for a bad URL; the token is forgotten all the same
 * @see RFC 7009, OpenID Connect RP-Initiated Logout 1.0 §2
 */
export async function endLogin(
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

/** The login that arrived with this page, if one did: finished at once, before anything is drawn. */
export const arrival = finishLogin();
