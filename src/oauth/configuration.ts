import { RESPONSE_PARAMETERS } from './authorization-response.js';
import { LoginError } from './errors.js';

/** Where a token is kept: this page, this tab, or every tab of the origin. */
export type StorageKind = 'memory' | 'session' | 'local';

/** The page's settings: its attributes, unchecked. */
export interface LoginSettings {
  authorizeUrl?: string | null | undefined;
  tokenUrl?: string | null | undefined;
  clientId?: string | null | undefined;
  scope?: string | null | undefined;
  redirectUri?: string | null | undefined;
  authorizeParams?: string | null | undefined;
  issuer?: string | null | undefined;
  storage?: string | null | undefined;
  afterLogin?: string | null | undefined;
  mode?: string | null | undefined;
  allowHttp?: boolean | null | undefined;
  logoutUrl?: string | null | undefined;
  revokeUrl?: string | null | undefined;
}

/**
 * Identifies a login: authorize URL, client ID and set of scopes in one string, compared as a whole.
 * Empty if one of them is missing.
 */
export type LoginIdentity = string;

/** A checked configuration: it is complete, and a login may use every URL in it. */
export interface Configuration {
  authorizeUrl: string;
  tokenUrl: string;
  clientId: string;
  scope: string;
  /** Exactly as it is sent: servers compare it character by character (RFC 6749 §3.1.2.3). */
  redirectUri: string;
  /** Further parameters of the authorization request, as a query string. */
  authorizeParams: string;
  /** The `iss` that the response must contain; empty if it is not checked. */
  issuer: string;
  storage: StorageKind;
  afterLogin: 'stay' | 'return';
  /** Whether this window leaves for the sign-in page, or another one opens; empty for automatic. */
  mode: 'redirect' | 'popup' | '';
  /** Whether a login may begin on a page that is not a secure context. */
  allowHttp: boolean;
  /** Unchecked until the user signs out: a mistake here must not prevent a login. */
  logoutUrl: string;
  revokeUrl: string;
}

/** The parameters that only the flow itself may set. */
export const FLOW_PARAMETERS = [
  'client_id',
  'response_type',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;

/** Identifies the login that these settings describe. The order of the scopes does not matter. */
export function identityOf({ authorizeUrl, clientId, scope }: LoginSettings): LoginIdentity {
  const scopes = [...new Set(trim(scope).split(/\s+/))].sort().join(' ');
  const parts = [oneLine(authorizeUrl), oneLine(clientId), scopes];
  // Not JSON: some libraries give arrays a toJSON, and the pages of one site would disagree.
  return parts.every(Boolean) ? parts.join('\n') : '';
}

/** Returns the client ID of an identity. */
export const clientIdOf = (identity: LoginIdentity): string => identity.split('\n')[1]!;

/** Names the attributes in which two logins differ. */
export function differenceOf(one: LoginIdentity, other: LoginIdentity): string[] {
  const [parts, others] = [one.split('\n'), other.split('\n')];
  return ['authorize-url', 'client-id', 'scope'].filter((_, i) => parts[i] !== others[i]);
}

/** Returns where a page wants the token to be kept. */
export function storageOf({ storage }: LoginSettings): StorageKind {
  return storage === 'session' || storage === 'local' ? storage : 'memory';
}

/** Returns what ending a login needs, unchecked: a mistake there must not prevent a login. */
export function endpointsOf({ clientId, revokeUrl, logoutUrl }: LoginSettings) {
  return { clientId: oneLine(clientId), revokeUrl: trim(revokeUrl), logoutUrl: trim(logoutUrl) };
}

/** Whether a tag describes no login: on a callback page, it takes its settings from the login. */
export function isBare({ authorizeUrl, clientId }: LoginSettings): boolean {
  return !trim(authorizeUrl) && !trim(clientId);
}

/**
 * Checks a page's settings.
 *
 * @param baseUri what a relative redirect URI is resolved against, `document.baseURI`
 * @throws {LoginError} `configuration`, naming the attribute or parameter that is wrong
 */
export function createConfiguration(settings: LoginSettings, baseUri: string): Configuration {
  const { mode, afterLogin } = settings;
  const configuration: Configuration = {
    authorizeUrl: oneLine(settings.authorizeUrl),
    tokenUrl: trim(settings.tokenUrl),
    ...endpointsOf(settings),
    scope: trim(settings.scope).replace(/\s+/g, ' '),
    redirectUri: resolveRedirectUri(trim(settings.redirectUri), baseUri),
    authorizeParams: trim(settings.authorizeParams).replace(/^\?/, ''),
    issuer: trim(settings.issuer),
    storage: storageOf(settings),
    afterLogin: afterLogin === 'return' ? afterLogin : 'stay',
    mode: mode === 'redirect' || mode === 'popup' ? mode : '',
    allowHttp: !!settings.allowHttp,
  };
  const { authorizeUrl, authorizeParams } = configuration;
  const fixed = new URLSearchParams(requireUrl('authorize-url', authorizeUrl).search);
  requireUrl('token-url', configuration.tokenUrl);
  const { searchParams } = requireUrl('redirect-uri', configuration.redirectUri);
  const taken = RESPONSE_PARAMETERS.find((name) => searchParams.has(name));
  if (taken) {
    throw new LoginError(
      'configuration',
      `The attribute redirect-uri must not set "${taken}", which the response sets. Rename it in the URI.`,
    );
  }
  requireText('client-id', configuration.clientId);
  requireText('scope', configuration.scope);

  const further = new URLSearchParams(authorizeParams);
  for (const name of [...fixed.keys(), ...further.keys()]) {
    // RFC 6749 §3.1: no parameter may occur twice. The flow's own are reserved.
    if (
      (FLOW_PARAMETERS as readonly string[]).includes(name) ||
      (fixed.has(name) && further.has(name))
    ) {
      const attribute = further.has(name) ? 'authorize-params' : 'authorize-url';
      throw configurationError(
        attribute,
        `must not set "${name}", which is already set. Remove it.`,
      );
    }
  }
  return configuration;
}

/**
 * Requires an absolute http(s) URL: `javascript:` would run code, and a fragment never reaches the
 * server (RFC 6749 §3.1, §3.1.2). An https page refuses http, which would expose the login to the
 * network. Loopback addresses, which developers use, count as safe.
 */
export function requireUrl(attribute: string, text: string): URL {
  requireText(attribute, text);
  const isSafe =
    location.protocol === 'http:' ||
    /^(https:|http:\/\/(localhost|127[\d.]+|\[::1\])(:\d+)?([/?]|$))/i.test(text);
  if (!isSafe || !/^https?:\/\/[^/?#@\s]+([/?][^#]*)?$/i.test(text) || !parseUrl(text)) {
    throw configurationError(
      attribute,
      'must be an absolute https URL without a user name or #fragment.',
    );
  }
  return new URL(text);
}

/** Parses an absolute URL, where it is one. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function requireText(attribute: string, text: string): void {
  if (!text) {
    throw configurationError(
      attribute,
      'is missing: copy it from the client application in eGain.',
    );
  }
}

function configurationError(attribute: string, advice: string): LoginError {
  return new LoginError('configuration', `The attribute ${attribute} ${advice}`);
}

function resolveRedirectUri(text: string, baseUri: string): string {
  if (!text && location.search) {
    warn(
      'redirect-uri is missing, and the default has no query. If that is another page, set redirect-uri.',
    );
  }
  const pageUri = location.origin + location.pathname;
  const isAbsolute = /^[a-z][a-z\d+.-]*:/i.test(text);
  const uri = isAbsolute ? text : text ? new URL(text, baseUri).href : pageUri;
  // In a srcdoc frame, only one of the two is an origin; in a sandbox, only the other.
  const { origin } = location.origin === 'null' ? self : location;
  if ((parseUrl(uri)?.origin ?? origin) !== origin) {
    warn(`redirect-uri is not on ${origin}, where the login begins and must end. Set another one.`);
  }
  return uri;
}

/** A property may contain anything, such as a number or a `URL`. */
const trim = (value: unknown) => `${(value ?? '') as string}`.trim();

/** Strips line breaks and tabs, as URL parsers do: a line break separates the parts of an identity. */
const oneLine = (value: unknown) => trim(value).replace(/[\t\r\n]+/g, '');

const warned = new Set<string>();

/** Warns the page's developer, once per page for each text. */
export function warn(text: string): void {
  if (!warned.has(text)) console.warn(`<egain-login>: ${text}`);
  warned.add(text);
}
