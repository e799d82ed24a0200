import type { TokenResponse } from '../oauth/token-request.js';
import { readAuthorizationResponse } from '../oauth/authorization-response.js';
import type { Transaction } from '../oauth/transaction-store.js';
import { loadedAddress } from '../oauth/user-agent.js';
import { arrivedLogin } from '../session/arrived-login.js';
import type { Account } from './finding.js';

/** The parameters of a request that may be shown, in the order of the report. */
const HARMLESS = /^(client_id|response_type|redirect_uri|scope|code_challenge_method)$/;

const IN_ADDRESSES =
  /\b(code|state|code_verifier|access_token|refresh_token|id_token|session_state)=[^&#\s"']+/g;
const STATES_AND_JWTS = /\beg[lp]-[\w-]{16,}|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g;

/** A shorter value would match all over the report, and could be guessed anyway. */
const LEAST_LENGTH = 6;

/**
 * Removes every secret from a text, because reports are emailed and attached to tickets. The report's own
 * parts contain none; this is a safety net for secrets that servers repeat in their messages.
 *
 * @param token the current tokens
 */
export function redact(text: string, token?: TokenResponse | null): string {
  const response = readAuthorizationResponse(loadedAddress())?.parameters;
  const secrets = [
    ...['code', 'state', 'session_state'].map((name) => response?.get(name)),
    (arrivedLogin?.description as Partial<Transaction> | undefined)?.codeVerifier,
    token?.access_token,
    token?.refresh_token,
    token?.id_token,
  ];
  return secrets
    .filter((secret) => typeof secret === 'string' && secret.length >= LEAST_LENGTH)
    .reduce<string>((rest, secret) => rest.split(secret!).join('…'), text)
    .replace(IN_ADDRESSES, '$1=…')
    .replace(STATES_AND_JWTS, '…');
}

/** Removes every secret from a report. */
export function redactAccount({ findings, steps }: Account, token?: TokenResponse | null): Account {
  const hide = (text: string) => redact(text, token);
  const hideIn = <T extends object>(line: T): T =>
    Object.fromEntries(
      Object.entries(line).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'string'
          ? hide(value)
          : typeof value === 'object' && value
            ? hideIn(value)
            : value,
      ]),
    ) as T;
  return { findings: findings.map(hideIn), steps: steps.map(hideIn) };
}

/**
 * Describes an authorization request. `state`, the challenge and any parameters that the page added (a
 * login hint names a person) appear only by name.
 */
export function describeRequest({ origin, pathname, searchParams }: URL): string {
  const parameters = [...searchParams].map(
    ([name, value]) => `${name}=${HARMLESS.test(name) ? value : '…'}`,
  );
  return `${origin}${pathname}?${parameters.join('&')}`;
}
