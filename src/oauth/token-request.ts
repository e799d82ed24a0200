import { createServerError } from './authorization-response.js';
import { LoginError, type OwnErrorCode } from './errors.js';
import { parseObject } from './web-storage.js';

/** The token response with the names that the server uses, and when the token expires. */
export interface TokenResponse {
  access_token: string;
  token_type?: string;
  /** Lifetime in seconds as the server sent it: a number, or a numeric string. */
  expires_in?: number | string;
  scope?: string;
  refresh_token?: string;
  id_token?: string;
  /** When the token expires, in milliseconds since the epoch. Absent without a usable `expires_in`. */
  expiresAt?: number;
  [name: string]: unknown;
}

const TIMEOUT_MS = 30_000;

/** Signing out does not wait longer than this. */
const REVOCATION_TIMEOUT_MS = 5000;

/** Longer "lifetimes" (31 years) are something else, such as a point in time, and are ignored. */
const MAX_LIFETIME_S = 1e9;

/**
 * Requests tokens: exchanges a code, or renews a token.
 *
 * @param tokenUrl the token endpoint
 * @param parameters the request's body; its secrets are kept out of every error
 * @throws {LoginError} the server's own code, `invalid_response`, `network` or `timeout` (30 s)
 * @see RFC 6749 §4.1.3, §5 and §6
 */
export async function requestToken(
  tokenUrl: string,
  parameters: Record<string, string>,
): Promise<TokenResponse> {
  const { origin } = new URL(tokenUrl);
  let status: number | undefined;
  const fail = (code: OwnErrorCode, message: string, cause?: unknown) =>
    new LoginError(code, `The token endpoint ${origin} ${message}`, { status, cause });

  const signal = abortAfter(TIMEOUT_MS);
  let text: string;
  try {
    const response = await post(tokenUrl, parameters, { signal });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    throw signal.aborted
      ? fail('timeout', 'has not answered within 30 s. Try again later.', signal.reason)
      : fail(
          'network',
          navigator.onLine ? unreadable(origin) : "can't be reached: the browser is offline.",
          cause,
        );
  }

  const answer = parseObject(text) ?? parseObject('{}')!;
  const { error, error_description, error_uri, access_token, token_type } = answer;
  if (typeof error === 'string' && error) {
    // Some servers repeat the code that they refuse; the error must not contain it.
    const secrets = [parameters.code, parameters.code_verifier, parameters.refresh_token];
    throw createServerError(error, error_description, error_uri, status, secrets);
  }
  // Some servers omit it, contrary to RFC 6749 §5.1. That counts as Bearer.
  const isBearer =
    token_type == null || (typeof token_type === 'string' && /^bearer$/i.test(token_type));
  if (status !== 200 || typeof access_token !== 'string' || !access_token || !isBearer) {
    throw fail(
      'invalid_response',
      `answered HTTP status ${status} without a Bearer access_token in JSON. Compare token-url with the client ` +
        'application in eGain.',
    );
  }
  const lifetime = lifetimeOf(answer);
  const { expiresAt: _serversOwn, refresh_token, ...token } = answer;
  return {
    ...token,
    access_token,
    // In the response to a renewal, null must not replace the one that is still valid.
    ...(typeof refresh_token === 'string' && refresh_token && { refresh_token }),
    ...(lifetime && { expiresAt: Date.now() + lifetime }),
  };
}

/** Browsers allow 64 KiB for all requests together that outlive their page. Two tokens share it. */
const KEEPALIVE_LENGTH = 30_000;

/**
 * Tells the server that a token is no longer needed. A failure is ignored: the token is forgotten anyway.
 *
 * @see RFC 7009 §2.1
 */
export async function revokeToken(
  revokeUrl: string,
  parameters: Record<string, string>,
): Promise<void> {
  const signal = abortAfter(REVOCATION_TIMEOUT_MS);
  // The request must outlive the page if logout leaves it.
  const keepalive = parameters.token!.length < KEEPALIVE_LENGTH;
  await post(revokeUrl, parameters, { signal, keepalive }).catch(() => {});
}

/** Returns a token's lifetime in milliseconds, or `undefined` if the server gave no usable one. */
export function lifetimeOf(token: { expires_in?: unknown }): number | undefined {
  const seconds = Object.hasOwn(token, 'expires_in') && token.expires_in;
  const isNumeric = typeof seconds === 'number' || typeof seconds === 'string';
  return isNumeric && +seconds > 0 && +seconds <= MAX_LIFETIME_S ? +seconds * 1000 : undefined;
}

/** Aborts after that time: `AbortSignal.timeout()`, which Safari 15 lacks. */
function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const reason = new DOMException('Timed out', 'TimeoutError');
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}

function post(
  url: string,
  parameters: Record<string, string>,
  more: RequestInit,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    // One of the three content types that need no CORS preflight.
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams(parameters)}`,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    // A redirect would expose the code to another server.
    redirect: 'error',
    ...more,
  });
}

function unreadable(origin: string): string {
  return (
    `can't be reached or read. Check token-url, add ${self.origin} to Allowed Origins (CORS) in eGain, and ` +
    `${origin} to connect-src if the page has a Content-Security-Policy.`
  );
}
