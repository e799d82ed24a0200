import type { ReactiveController, ReactiveElement } from 'lit';
import { offerToFinish, withdraw, type Claimant } from './arrival-claim.js';
import {
  LoginErrorEvent,
  LoginStartEvent,
  LogoutEvent,
  TokenEvent,
  TokenExpiredEvent,
} from './events.js';
import {
  describeLogin,
  endLogin,
  returnToStart,
  startLogin,
  type Arrival,
} from './oauth/authorization-code-flow.js';
import { identifyLogin, type LoginIdentity, type LoginSettings } from './oauth/configuration.js';
import { LoginError, loginRequired, toLoginError } from './oauth/errors.js';
import { prepareProofKey } from './oauth/pkce.js';
import { findSession, type Session } from './oauth/session.js';
import type { EndReason, SessionListener, TokenCause } from './oauth/session-listener.js';
import type { TokenResponse } from './oauth/token-request.js';
import { onceBack, whenParsed } from './oauth/user-agent.js';
import { WaitingList } from './waiting-list.js';

/** What an element is at. */
export type LoginStatus = 'signed-out' | 'authorizing' | 'exchanging' | 'signed-in' | 'error';

/** How long the browser may take to leave before the button is given back to the user. */
const LEAVING_TIMEOUT_MS = 30_000;
const NOT_LEFT = 'The sign-in page has not opened within 30 s. Check authorize-url, or try again.';

/**
 * Leads one element through its logins: from click to navigation, from arrival to token, from token
 * to logout. Each change ends in {@link LoginController.become}, each failure in one `login-error`.
 */
export class LoginController implements ReactiveController, Claimant, SessionListener {
  status: LoginStatus = 'signed-out';
  error: LoginError | undefined;

  readonly #host: ReactiveElement & LoginSettings;
  readonly #showStatus: (status: LoginStatus) => void;
  #session: Session | undefined;
  #arrived: Arrival | undefined;
  #isFinishing = false;
  #toldToken: TokenResponse | undefined;
  #told: Promise<boolean> = Promise.resolve(true);
  readonly #waiting = new WaitingList<TokenResponse>();
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** @param showStatus is called with each new status, at once */
  constructor(host: ReactiveElement & LoginSettings, showStatus: (status: LoginStatus) => void) {
    this.#host = host;
    this.#showStatus = showStatus;
    host.addController(this);
  }

  get token(): TokenResponse | null {
    return this.#session?.token ?? null;
  }

  get isBusy(): boolean {
    return this.status === 'authorizing' || this.status === 'exchanging';
  }

  get identity(): LoginIdentity {
    return identifyLogin(this.#host);
  }

  async login(): Promise<void> {
    if (this.isBusy) return;
    this.#become('authorizing');
    try {
      const login = describeLogin(this.#host, this.#host.baseURI, this.#arrived?.transaction);
      const isLeaving = await startLogin(login, (url) => {
        const event = new LoginStartEvent(url);
        return this.#host.dispatchEvent(event);
      });
      if (!isLeaving) return this.#rest();
      onceBack(() => this.status === 'authorizing' && this.#rest());
      this.#leaving = setTimeout(
        () => this.#fail(new LoginError('timeout', NOT_LEFT)),
        LEAVING_TIMEOUT_MS,
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  async logout(revokeUrl = '', logoutUrl = ''): Promise<void> {
    if (!this.#session) return;
    try {
      await endLogin(this.#session, revokeUrl, logoutUrl);
    } catch (error) {
      this.#fail(error);
    }
  }

  getToken(): Promise<TokenResponse> {
    if (this.#session?.isSignedIn) return this.#session.getToken();
    if (!this.isBusy) return Promise.reject(loginRequired());
    return this.#waiting.join();
  }

  hostConnected(): void {
    prepareProofKey();
    this.#showStatus(this.status);
    this.follow();
  }

  hostDisconnected(): void {
    withdraw(this, this.#isFinishing);
    this.#isFinishing = false;
    this.#session?.unsubscribe(this);
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.#host.isConnected && this.status === 'exchanging') this.#rest();
    });
  }

  /** Follows the attributes to the session that they ask for. A bare element keeps what it has. */
  follow(): void {
    const { identity } = this;
    const isComplete = identity.authorizeUrl && identity.clientId && identity.scope;
    const session = isComplete ? findSession(identity) : this.#session;
    this.#join(session, session?.restore(identity.afterLogin));
    if (this.#isFinishing) return;
    if (offerToFinish(this)) this.#become('exchanging');
    else if (this.status === 'exchanging') this.#rest();
  }

  finish(arrival: Arrival): void {
    this.#arrived = arrival;
    this.#isFinishing = true;
    this.#become('exchanging');
    arrival.session.then(
      (session) => this.#arrive(arrival, session),
      (error: unknown) => whenParsed().then(() => this.#failToArrive(error)),
    );
  }

  passOver(): void {
    this.#rest();
  }

  tokenChanged(cause: TokenCause): void {
    const { token } = this;
    if (!token || token === this.#toldToken) return;
    this.#toldToken = token;
    this.#become('signed-in');
    this.#told = whenParsed().then(() => {
      this.#waiting.resolve(token);
      const event = new TokenEvent(token, cause);
      return this.#host.dispatchEvent(event);
    });
  }

  sessionEnded(reason: EndReason): void {
    if (this.status === 'signed-in') this.#rest();
    const event = reason === 'logout' ? new LogoutEvent() : new TokenExpiredEvent();
    this.#host.dispatchEvent(event);
  }

  #join(session?: Session, cause: TokenCause = 'restore'): void {
    if (this.#session !== session) this.#session?.unsubscribe(this);
    this.#session = session;
    session?.subscribe(this);
    if (session?.isSignedIn) {
      this.#become('signed-in');
      this.tokenChanged(cause);
    } else if (this.status === 'signed-in') {
      this.#rest();
    }
  }

  async #arrive(arrival: Arrival, session: Session): Promise<void> {
    // Removed meanwhile: the arrival was given back, and another element finishes it.
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    this.#join(session, 'login');
    const goesOn = await this.#told;
    if (goesOn && arrival.transaction) returnToStart(arrival.transaction, session);
  }

  #failToArrive(error: unknown): void {
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    // An old response, from the history say, is nothing to trouble a signed-in user with.
    const isOld = error instanceof LoginError && error.code === 'missing_transaction';
    if (isOld && this.#session?.isSignedIn) this.#rest();
    else this.#fail(error);
  }

  #fail(error: unknown): void {
    const failure = toLoginError(error);
    this.#become('error', failure);
    this.#waiting.reject(failure);
    // The user's own "no" is nothing that the page's developer has to mend.
    if (failure.code !== 'access_denied')
      console.error(`<egain-login> ${failure.code}: ${failure.message}`);
    const event = new LoginErrorEvent(failure);
    this.#host.dispatchEvent(event);
  }

  /** Goes back to what the element is when nothing is under way. */
  #rest(): void {
    this.#become(this.#session?.isSignedIn ? 'signed-in' : 'signed-out');
    this.#waiting.reject(loginRequired());
  }

  #become(status: LoginStatus, error?: LoginError): void {
    clearTimeout(this.#leaving);
    this.status = status;
    this.error = error;
    this.#showStatus(status);
  }
}
