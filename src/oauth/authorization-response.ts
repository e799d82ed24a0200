import { randomBase64url } from './base64url.js';
import { LoginError } from './errors.js';

/** What the authorization server sent back with a `state` of ours. */
export interface AuthorizationResponse {
  state: string;
  /** Whether the login began in another window, which is waiting for this response. */
  isPopup: boolean;
  /** Every parameter of the response, duplicates included. */
  parameters: URLSearchParams;
}

/**
 * They distinguish our responses from those of other flows on the page, and say where a response goes,
 * without a lookup.
 */
const REDIRECT_PREFIX = 'egl-';
const POPUP_PREFIX = 'egp-';
const OWN_STATE = /^eg[lp]-/;

/** The parameters of an authorization response; only they are removed from the address bar. */
export const RESPONSE_PARAMETERS = [
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
  'session_state',
];

/**
 * Creates a `state` of 128 random bits in two forms, for a popup and for a redirect: if the browser
 * refuses one, the login uses the other.
 *
 * @see RFC 6749 §10.12 and RFC 9700 §4.7 (login CSRF)
 */
export function createState(): { popup: string; redirect: string } {
  const random = randomBase64url(16);
  return { popup: POPUP_PREFIX + random, redirect: REDIRECT_PREFIX + random };
}

/** The query, the fragment, and what a router has put behind another `#`. */
const PARTS = /[?#][^#]*/g;

/** What comes before the parameters of a part: nothing, a route with a query of its own, or a route. */
const ROUTES = [/^[?#]\??/, /^[?#][!/][^?]*\?/, /^[?#][^?&=]*[?/!]/];

/**
 * Reads our response from a page's address: from its query or its fragment, also behind a router's
 * route (`#/route?code=…`, `#/code=…`).
 *
 * Without a `state` of ours, it is not a response: the page, or another login on it, may use `code`,
 * `state` and `error` for its own purposes. Nor is our own request, which a sign-in page of the same
 * origin has in its address.
 */
export function readAuthorizationResponse(href: string): AuthorizationResponse | undefined {
  const found = (href.match(PARTS) ?? []).flatMap((part) => {
    const readings = ROUTES.map((route) => part.replace(route, '').split('&').map(readPair)).filter(
      (pairs) => pairs.some(isOwnState) && !pairs.some(isOfRequest),
    );
    // A route that is not recognized as one hides the parameter behind it.
    const [best = []] = readings.sort((a, b) => countKnown(b) - countKnown(a));
    return best;
  });
  const [, state] = found.find(isOwnState) ?? [];
  if (!state) return undefined;
  const isPopup = state.startsWith(POPUP_PREFIX);
  return { state, isPopup, parameters: new URLSearchParams(found) };
}

/** Whether a response says how the login ended: a router may have left that out. */
export function isComplete({ parameters }: AuthorizationResponse): boolean {
  return parameters.has('code') || parameters.has('error');
}

/** Removes a response from an address. The rest stays exactly as it is. */
export function removeResponse(href: string, { parameters }: AuthorizationResponse): string {
  const isOfResponse = (text: string) => {
    const [name, value] = readPair(text);
    return RESPONSE_PARAMETERS.includes(name) && parameters.getAll(name).includes(value);
  };
  return ROUTES.reduce(
    (address, route) =>
      address.replace(PARTS, (part) => {
        const [start = ''] = route.exec(part) ?? [];
        const pairs = part.slice(start.length).split('&');
        const kept = pairs.filter((text) => !start || !isOfResponse(text));
        return kept.length ? start + kept.join('&') : start.replace(/[?#]+$/, '');
      }),
    href,
  );
}

/**
 * Checks a response, and returns its authorization code.
 *
 * @param issuer the `iss` that the response must contain; empty if it is not checked
 * @throws {LoginError} `invalid_response`, `issuer_mismatch`, or the server's own error code
 * @see RFC 6749 §4.1.2, RFC 9207 §2.4
 */
export function validateAuthorizationResponse(parameters: URLSearchParams, issuer: string): string {
  const code = parameters.get('code');
  const error = parameters.get('error');
  const isTwice = RESPONSE_PARAMETERS.some((name) => parameters.getAll(name).length > 1);
  if (isTwice || !code === !error || (code !== null && error !== null)) {
    throw new LoginError(
      'invalid_response',
      'The response has a parameter twice, or does not have exactly one of code and error. Start the login again, or ' +
        'find what changes the query on the way.',
    );
  }
  // Before anything else is trusted: a response from another server is a mix-up attack.
  if (issuer && parameters.get('iss') !== issuer) {
    throw new LoginError(
      'issuer_mismatch',
      'The "iss" of the response does not match the attribute issuer. If the attribute is right, someone may be interfering.',
    );
  }
  if (code) return code;
  throw createServerError(error!, parameters.get('error_description'), parameters.get('error_uri'));
}

/**
 * Creates the error that a server reported, its description decoded and without secrets.
 *
 * @see RFC 6749 §4.1.2.1 and §5.2
 */
export function createServerError(
  code: string,
  description: unknown,
  uri: unknown,
  status?: number,
  secrets: (string | undefined)[] = [],
): LoginError {
  const hide = (text: unknown) =>
    typeof text === 'string'
      ? secrets.reduce<string>(
          (rest, secret) => (secret ? rest.replace(inAnyEscape(secret), '…') : rest),
          text,
        )
      : undefined;
  const words = hide(typeof description === 'string' && decodeDescription(description));
  const safeCode = hide(code)!;
  return new LoginError(
    safeCode,
    `The server answered ${safeCode}${words ? ` (${words})` : ''}. Compare client-id, redirect-uri and scope with ` +
      'the client application in eGain.',
    { description: words, uri: hide(uri), status },
  );
}

/** Matches a text also where some or all of its characters are percent-encoded, even twice. */
function inAnyEscape(text: string): RegExp {
  const characters = text.split('').map((character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `(?:\\u${hex}|%(?:25)*${hex.slice(2)})`;
  });
  return new RegExp(characters.join(''), 'gi');
}

/**
 * Decodes a description that eGain's server sent as base64 of URL-encoded text. Anything else is
 * returned as it is.
 */
function decodeDescription(text: string): string {
  try {
    // Decoding a query turns the + of base64 into a space.
    const decoded = atob(text.replace(/ /g, '+'));
    if (/^[\w.!~*'()%+-]{6,}$/.test(decoded))
      return decodeURIComponent(decoded.replace(/\+/g, ' '));
  } catch {
    // Not base64, or not URL-encoded text: plain text.
  }
  return text;
}

/** Reads one parameter. A router may have escaped its equals sign. */
function readPair(text: string): [name: string, value: string] {
  const pair = text.includes('=') ? text : text.replace(/%3D/i, '=');
  return [...new URLSearchParams(pair)][0] ?? ['', ''];
}

const isOwnState = ([name, value]: [string, string]) => name === 'state' && OWN_STATE.test(value);

const countKnown = (pairs: [string, string][]) =>
  pairs.filter(([name]) => RESPONSE_PARAMETERS.includes(name)).length;

/** Only a request has one (RFC 7636 §4.3). */
const isOfRequest = ([name]: [string, string]) => name === 'code_challenge';
