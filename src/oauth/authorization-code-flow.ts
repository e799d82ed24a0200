import { createAuthorizationRequest, mergeAddedParameters } from './authorization-request.js';
import {
  createState,
  readAuthorizationResponse,
  validateAuthorizationResponse,
  type AuthorizationResponse,
} from './authorization-response.js';
import { createConfiguration, isBare, warn, type LoginSettings } from './configuration.js';
import { LoginError, toLoginError } from './errors.js';
import { prepareProofKey, takeProofKey } from './pkce.js';
import { Popup } from './popup.js';
import { handOver } from './response-line.js';
import { requestToken, type TokenResponse } from './token-request.js';
import {
  findFinishedLogin,
  isBegunHere,
  lastLogin,
  missingTransaction,
  saveTransaction,
  takeTransaction,
  type LoginDescription,
  type Transaction,
} from './transaction-store.js';
import { claim, isNewlyVisited, loadedAddress, replaceAddress } from './user-agent.js';
import { KEY_PREFIX } from './web-storage.js';

/** A login that was begun on some page, and comes to its end on this one. */
export interface Arrival {
  state: string;
  /** Whether the login began in another window, which opened this one. */
  isPopup: boolean;
  /** The login that the response is for, unless none waits for it. */
  transaction?: Transaction;
  /** The login that this tab has finished before, where the response is of that one. */
  repeats?: LoginDescription | undefined;
  /**
   * Resolves with the token response, or with nothing where the login continues in the window that
   * opened this one. Rejects with a {@link LoginError}.
   */
  tokenResponse: Promise<TokenResponse | undefined>;
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

/** Whoever waits for a login in a popup. */
export interface LoginListener {
  /** The authorization response has arrived, and its code is being exchanged. */
  responded(tokenResponse: Promise<TokenResponse>): void;
  /** The user has closed the popup. */
  closed(): void;
}

/** A login that has begun: in a popup, or by leaving this page. */
export interface StartedLogin {
  popup: Popup | undefined;
  /** Leaves for the sign-in page, again where the user has stopped that. */
  leave: (() => void) | undefined;
}

/**
 * Starts a login: prepares to leave for the authorization server, or opens it in a popup. All of that
 * happens at once, without a pause between click and navigation: later, browsers would block a popup.
 *
 * @param mayLeave shows the request to the page, which may add parameters or refuse
 * @returns the login, whose popup may be blocked, or nothing where the page refused
 * @throws {LoginError} `configuration`, `insecure_context` or `storage_unavailable`
 */
export function startLogin(
  description: LoginDescription,
  mayLeave: (url: URL) => boolean,
  listener: LoginListener,
): StartedLogin | undefined {
  const { configuration } = description;
  const { mode, allowHttp } = configuration;
  requireSecureContext(allowHttp);
  if (self.origin === 'null') throw new LoginError('storage_unavailable', SANDBOXED);
  const { codeVerifier, codeChallenge } = takeProofKey();
  const states = createState();
  const isFramed = self !== top;
  const prefersPopup = mode ? mode === 'popup' : isFramed;
  const state = prefersPopup ? states.popup : states.redirect;
  const request = createAuthorizationRequest(configuration, state, codeChallenge);
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
  // A frame does not leave: sign-in pages refuse to be framed.
  if (popup && (isFramed || !popup.isBlocked)) {
    // This page stays, and the next click finds its proof key, too.
    prepareProofKey();
    return { popup, leave: undefined };
  }
  try {
    saveTransaction(states.redirect, transaction);
  } catch (error) {
    if (mode === 'redirect') throw error;
    return { popup: popup ?? openPopup(), leave: undefined };
  }
  popup?.end();
  const leave = () => location.assign(target.replace(state, states.redirect));
  // An own property even when undefined: another script may have put one on Object.prototype.
  return { popup: undefined, leave };
}

/** Requires a page that nobody on the way can have changed, unless its owner takes the risk. */
function requireSecureContext(allowHttp: boolean): void {
  if (isSecureContext) return;
  const danger = `${location.origin} is not a secure context: others on its network can take over the login.`;
  if (!allowHttp) {
    throw new LoginError(
      'insecure_context',
      `${danger} Serve the page over https, or set allow-http.`,
    );
  }
  warn(`allow-http is set, and ${danger}`);
}

/**
 * Finishes the login that this page's address carries the response of, if there is one of ours. Not on
 * a prerendered page: the code must not be used up by a page that the user may never see.
 */
export function finishLogin(): Arrival | undefined {
  // A router may have put an address of its own there before this script had its turn.
  const response =
    readAuthorizationResponse(location.href) ?? readAuthorizationResponse(loadedAddress());
  if (!response) return undefined;

  const { state, isPopup, parameters } = response;
  // An own property even when undefined: another script may have put one on Object.prototype.
  const arrival = { state, isPopup, transaction: undefined, repeats: undefined } as Arrival;
  // Before the request: the code must not stay in the history, leak through a referrer, or be sent
  // again by a reload.
  cleanAddress();
  try {
    const isOnlyHere = isBegunHere(state) && isNewlyVisited();
    if (!isPopup) arrival.transaction = takeTransaction(state);
    arrival.tokenResponse = arrival.transaction
      ? exchangeCode(response, arrival.transaction, isOnlyHere)
      : handOver(state, parameters);
  } catch (error) {
    arrival.tokenResponse = Promise.reject(toLoginError(error));
    arrival.repeats = findFinishedLogin(state);
  }
  // A router that read the address earlier may write it back. This also marks a failure as handled
  // until an element takes the arrival.
  arrival.tokenResponse.then(cleanAddress, cleanAddress);
  return arrival;
}

/** Takes the response out of the address bar, if there is one of ours. */
function cleanAddress(): void {
  const response = readAuthorizationResponse(location.href);
  if (response) replaceAddress(response.cleanAddress);
}

/**
 * @param isOnlyHere whether no other tab can have the same response
 */
async function exchangeCode(
  { state, parameters }: Pick<AuthorizationResponse, 'state' | 'parameters'>,
  { configuration, codeVerifier }: Transaction,
  isOnlyHere: boolean,
): Promise<TokenResponse> {
  const { tokenUrl, redirectUri, clientId, issuer } = configuration;
  const code = validateAuthorizationResponse(parameters, issuer);
  // Another tab may have been given the same response at the same moment (RFC 6749 §4.1.2: once). To
  // wait for the browser's word takes longer than all else here, so that is done only where it can be.
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
