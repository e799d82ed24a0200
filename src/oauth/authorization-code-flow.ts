import { createAuthorizationRequest, mergeAddedParameters } from './authorization-request.js';
import {
  createState,
  isComplete,
  readAuthorizationResponse,
  removeResponse,
  validateAuthorizationResponse,
  type AuthorizationResponse,
} from './authorization-response.js';
import {
  createConfiguration,
  isBare,
  warn,
  type Configuration,
  type LoginSettings,
} from './configuration.js';
import { LoginError, toLoginError } from './errors.js';
import { prepareProofKey, takeProofKey } from './pkce.js';
import { Popup } from './popup.js';
import { handOver } from './response-line.js';
import { requestToken, type TokenResponse } from './token-request.js';
import {
  findLastLogin,
  isBegunHere,
  lastLogin,
  missingTransaction,
  saveTransaction,
  takeTransaction,
  type LastLogin,
  type LoginDescription,
  type Transaction,
} from './transaction-store.js';
import { claim, isNewlyVisited, loadedAddress, replaceAddress } from './user-agent.js';
import { KEY_PREFIX } from './web-storage.js';

/** A login that began on some page and ends on this one. */
export interface Arrival {
  state: string;
  /** Whether the login began in another window, which opened this one. */
  isPopup: boolean;
  /** The login that the response is for: one that was under way, or the last that this tab began. */
  login?: LastLogin | undefined;
  /**
   * Resolves with the token response, or with nothing if the login continues in the window that
   * opened this one. Rejects with a {@link LoginError}.
   */
  tokenResponse: Promise<TokenResponse | undefined>;
}

/**
 * Describes the login that a tag asks for: by its attributes, or, for a bare tag on a callback page, by
 * the login that ended there.
 *
 * @throws {LoginError} `configuration`
 */
export function describeLogin(
  settings: LoginSettings,
  baseUri: string,
  arrived: LoginDescription | undefined,
): LoginDescription {
  const last = isBare(settings) ? (arrived ?? lastLogin()) : undefined;
  return {
    configuration: createConfiguration(last?.configuration ?? settings, baseUri),
    startedOn: last?.startedOn ?? location.href,
  };
}

const SANDBOXED =
  "The page is in a sandbox without its origin, so the response can't come back. Add allow-same-origin.";

/** Waits for a login in a popup. */
export interface LoginListener {
  /** The authorization response has arrived, and its code is being exchanged. */
  responded(tokenResponse: Promise<TokenResponse>): void;
  /** The user has closed the popup. */
  closed(): void;
}

/** A login that has begun: in a popup, or by leaving this page. */
export interface StartedLogin {
  popup: Popup | undefined;
  /** Leaves for the sign-in page, once more if the user has stopped the browser. */
  leave: (() => void) | undefined;
}

/**
 * Starts a login: prepares to leave for the authorization server, or opens it in a popup. Synchronous,
 * since browsers would block a popup that opens later than the click.
 *
 * @param mayLeave shows the request to the page, which may add parameters or refuse
 * @returns the login, whose popup may be blocked, or nothing if the page refused
 * @throws {LoginError} `configuration`, `insecure_context` or `storage_unavailable`
 */
export function startLogin(
  description: LoginDescription,
  mayLeave: (url: URL) => boolean,
  listener: LoginListener,
): StartedLogin | undefined {
  const { configuration, automatic } = description;
  const { mode, allowHttp } = configuration;
  requireSecureContext(allowHttp);
  if (self.origin === 'null') throw new LoginError('storage_unavailable', SANDBOXED);
  const { codeVerifier, codeChallenge } = takeProofKey();
  const states = createState();
  const isFramed = self !== top;
  // Browsers open a popup only within a click.
  const prefersPopup = !automatic && (mode ? mode === 'popup' : isFramed);
  const state = prefersPopup ? states.popup : states.redirect;
  const request = createAuthorizationRequest(
    automatic === 'silent' ? askNothing(configuration) : configuration,
    state,
    codeChallenge,
  );
  const url = new URL(request);
  if (!mayLeave(url)) return undefined;

  const target = mergeAddedParameters(request, url);
  const transaction = { ...description, codeVerifier, startedAt: Date.now() };
  const openPopup = () =>
    new Popup(target.replace(state, states.popup), states.popup, {
      responded: (parameters) =>
        listener.responded(exchangeCode({ state: states.popup, parameters }, transaction, true)),
      closed: () => listener.closed(),
    });

  const popup = prefersPopup ? openPopup() : undefined;
  // A frame never leaves for the sign-in page, which refuses to be framed.
  if (popup && (isFramed || !popup.isBlocked)) {
    // This page stays, so prepare for its next click.
    prepareProofKey();
    return { popup, leave: undefined };
  }
  try {
    saveTransaction(states.redirect, transaction);
  } catch (error) {
    if (mode === 'redirect' || automatic) throw error;
    return { popup: popup ?? openPopup(), leave: undefined };
  }
  popup?.end();
  const leave = () => location.assign(target.replace(state, states.redirect));
  // Own properties even if undefined: another script may have put them on Object.prototype.
  return { popup: undefined, leave };
}

/**
 * Has the server answer at once, without a page of its own.
 *
 * @see OpenID Connect Core 1.0 §3.1.2.1
 */
function askNothing(configuration: Configuration): Configuration {
  const parameters = new URLSearchParams(configuration.authorizeParams);
  parameters.set('prompt', 'none');
  return { ...configuration, authorizeParams: `${parameters}` };
}

/** Requires a page that nobody on the network can have changed, unless its owner accepts the risk. */
function requireSecureContext(allowHttp: boolean): void {
  if (isSecureContext) return;
  const danger = `${self.origin} is not a secure context: others on its network can take over the login.`;
  if (!allowHttp) {
    throw new LoginError(
      'insecure_context',
      `${danger} Serve the page over https, or set allow-http.`,
    );
  }
  warn(`allow-http is set, and ${danger}`);
}

/**
 * Finishes the login whose response is in this page's address, if there is one. Not to be called on a
 * prerendered page: the user may never see it, and the code would be spent.
 */
export function finishLogin(): Arrival | undefined {
  // A router may have changed the address before this script ran, and dropped parts of the response.
  const responses = [location.href, loadedAddress()].flatMap(
    (address) => readAuthorizationResponse(address) ?? [],
  );
  const response = responses.find(isComplete) ?? responses[0];
  if (!response) return undefined;
  const cleanAddress = () => replaceAddress(removeResponse(location.href, response));

  const { state, isPopup, parameters } = response;
  if (!isFirstToTake(state)) return undefined;
  // An own property even if undefined: another script may have put one on Object.prototype.
  const arrival = { state, isPopup, login: undefined } as Arrival;
  // Before the request: the code must not stay in the history, leak through a referrer, or be sent
  // again on reload.
  cleanAddress();
  try {
    const isOnlyHere = isBegunHere(state) && isNewlyVisited();
    if (isPopup) {
      arrival.tokenResponse = handOver(state, parameters);
    } else {
      const transaction = takeTransaction(state);
      arrival.login = transaction;
      arrival.tokenResponse = exchangeCode(response, transaction, isOnlyHere);
    }
  } catch (error) {
    arrival.tokenResponse = Promise.reject(toLoginError(error));
    arrival.login = findLastLogin(state);
  }
  // A router that read the address earlier may write it back. This also marks a rejection as handled
  // until an element takes the arrival.
  arrival.tokenResponse.then(cleanAddress, cleanAddress);
  return arrival;
}

const TAKEN = Symbol.for('egain-login:response');

/** Whether no other script of ours on this page, a copy or the one for callback pages, has this response. */
function isFirstToTake(state: string): boolean {
  const page = document as { [TAKEN]?: string };
  if (page[TAKEN] === state) return false;
  page[TAKEN] = state;
  return true;
}

/**
 * @param isOnlyHere whether it is certain that no other tab has the same response
 */
async function exchangeCode(
  { state, parameters }: Pick<AuthorizationResponse, 'state' | 'parameters'>,
  { configuration, codeVerifier }: Transaction,
  isOnlyHere: boolean,
): Promise<TokenResponse> {
  const { tokenUrl, redirectUri, clientId, issuer } = configuration;
  const code = validateAuthorizationResponse(parameters, issuer);
  // Another tab may have the same response at the same moment, and a code may be used only once (RFC 6749
  // §4.1.2). Waiting for the lock takes longer than everything else here, so do it only if needed.
  const claimed = claim(KEY_PREFIX + state);
  if (!isOnlyHere && !(await claimed)) throw missingTransaction();
  return requestToken(tokenUrl, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: codeVerifier,
  });
}
