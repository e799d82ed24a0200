import type { Configuration } from '../oauth/configuration.js';
import type { LoginError } from '../oauth/errors.js';
import type { Finding } from './finding.js';

/** What is known in addition to the error itself. */
export interface Circumstances {
  configuration: Configuration | undefined;
  /** Whether the page's policy has forbidden the token request. */
  isForbidden: boolean;
  /** Whether the authorization server has answered in this login. */
  hasAnswered: boolean;
}

/** What else to check for a code, if the error's own message doesn't say everything. */
const CURES: Record<string, string> = {
  access_denied:
    'If the user did not refuse, check the user’s roles and the client application’s scopes in eGain.',
  invalid_client:
    'Compare client-id with the client application. Its platform must be Single Page Application.',
  invalid_grant:
    'The code has been used before or has expired, or redirect-uri is not the registered one. Start again. If it fails again, compare redirect-uri.',
  invalid_scope: 'Compare scope with the scopes of the client application, including their prefix.',
  unauthorized_client: 'In eGain, the platform must be Single Page Application.',
  missing_transaction:
    'If it happens every time, the login began on another origin: http or https, with or without www.',
  popup_closed: 'There is nothing to fix.',
};

/** Explains why a login failed, and what to do. */
export function explainFailure(error: LoginError, circumstances: Circumstances): Finding {
  const { code, message, status } = error;
  const { configuration } = circumstances;
  const about = `Login failed: ${code}`;
  if (code === 'network' && configuration)
    return { mark: 'problem', about, ...explainNetwork(configuration, circumstances) };
  const copy =
    configuration && /^invalid_(grant|request)$/.test(code)
      ? { label: 'redirect URI', value: configuration.redirectUri }
      : configuration && code === 'invalid_scope'
        ? { label: 'scope', value: configuration.scope }
        : configuration && /^(invalid|unauthorized)_client$/.test(code)
          ? { label: 'client-id', value: configuration.clientId }
          : undefined;
  return {
    mark: /^(popup_closed|access_denied)$/.test(code) ? 'note' : 'problem',
    about,
    text: status ? `${message} (HTTP status ${status})` : message,
    cure: CURES[code],
    copy,
  };
}

/**
 * Browsers don't tell scripts why a request failed, so that they can't explore a network. Other facts
 * narrow it down.
 */
function explainNetwork(
  { tokenUrl, authorizeUrl }: Configuration,
  { isForbidden, hasAnswered }: Circumstances,
): Omit<Finding, 'mark' | 'about'> {
  const { origin: server } = new URL(tokenUrl);
  if (isForbidden) {
    return {
      text: `This page’s Content-Security-Policy forbids the token request to ${server}. It was never sent.`,
      cure: 'See Content-Security-Policy in this report for the line to add.',
    };
  }
  if (!navigator.onLine) {
    return {
      text: 'The browser is offline, so it could not send the token request. CORS is not the cause.',
      cure: 'Go online and press the button again.',
    };
  }
  const copy = { label: 'allowed origin', value: location.origin };
  const where = 'In eGain, under Partition → Security → CORS Settings → Allowed Origins, add:';
  const isSameServer = new URL(authorizeUrl).origin === server;
  if (hasAnswered && isSameServer) {
    return {
      text:
        `CORS: the sign-in page on ${server} has just answered and the browser is online, so the server is running. But ` +
        `it does not let ${location.origin} read the token endpoint’s answer, or redirects the request. (If the token ` +
        'request ended within a millisecond, a browser extension or the network blocked it.)',
      cure: where,
      copy,
    };
  }
  return {
    text:
      `The browser is online, but ${server} can’t be reached, or its answer can’t be read. Scripts can’t find out ` +
      'which, but the browser’s console (F12) says: “CORS” means that the origin is not allowed.',
    cure: `Check the host in token-url. ${where}`,
    copy,
  };
}
