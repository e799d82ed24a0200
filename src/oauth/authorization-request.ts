import { FLOW_PARAMETERS, type Configuration } from './configuration.js';
import { LoginError } from './errors.js';

/**
 * Creates the URL of the authorization request.
 *
 * The query of `authorize-url` stays as it is written. The flow's parameters follow in the order of
 * eGain's documentation.
 *
 * @see RFC 6749 §4.1.1, RFC 7636 §4.3
 */
export function createAuthorizationRequest(
  { authorizeUrl, clientId, redirectUri, scope, authorizeParams }: Configuration,
  state: string,
  codeChallenge: string,
): string {
  const values = [clientId, 'code', redirectUri, scope, state, codeChallenge, 'S256'];
  return appendParameters(authorizeUrl, [
    ...FLOW_PARAMETERS.map((name, index): [string, string] => [name, values[index]!]),
    ...new URLSearchParams(authorizeParams),
  ]);
}

/**
 * Appends parameters to a URL and leaves the rest exactly as it is. Spaces become `%20`: not every
 * server reads `+` as a space.
 */
export function appendParameters(url: string, parameters: [string, string][]): string {
  const added = parameters.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  if (!added) return url;
  return url + (url.includes('?') ? (/[?&]$/.test(url) ? '' : '&') : '?') + added;
}

/**
 * Adds to the request what a `login-start` listener added to its URL. `URLSearchParams` serializes the
 * whole query again when it changes, so only the additions are copied to the original text.
 *
 * @throws {LoginError} `configuration` if a parameter of the flow was changed
 */
export function mergeAddedParameters(request: string, changed: URL): string {
  const original = new URL(request);
  const before = [...original.searchParams].map(String);
  const after = [...changed.searchParams];
  const isOnlyAddedTo = before.every((pair, index) => pair === String(after[index]));
  const added = isOnlyAddedTo ? after.slice(before.length) : after;
  const changedName = FLOW_PARAMETERS.find(
    (name) => changed.searchParams.getAll(name).join() !== original.searchParams.get(name),
  );
  if (changedName) {
    throw new LoginError(
      'configuration',
      `A listener of login-start changed "${changedName}", which is already set. Add other parameters only.`,
    );
  }
  const base = isOnlyAddedTo ? request : changed.href.replace(/\?.*/, '');
  return appendParameters(base, added);
}
