import type { LitElement, ReactiveController } from 'lit';
import { offerToFinish, withdraw, type Claimant } from './arrival-claim.js';
import { Departure, type DepartureListener } from './departure.js';
import { LoginErrorEvent, LogoutEvent, TokenEvent, TokenExpiredEvent } from './events.js';
import { describeLogin, type Arrival } from './oauth/authorization-code-flow.js';
import {
  identifyLogin,
  type Configuration,
  type LoginIdentity,
  type LoginSettings,
} from './oauth/configuration.js';
import { LoginError, loginRequired, toLoginError } from './oauth/errors.js';
import { arrivedSession, returnToStart, signIn } from './session/arrived-login.js';
import { endSession } from './session/end-session.js';
import { findSession, type Session } from './session/session.js';
import type { EndReason, SessionListener, TokenCause } from './session/session-listener.js';
import type { TokenResponse } from './oauth/token-request.js';
import { closeWindow, whenParsed } from './oauth/user-agent.js';
import { WaitingList } from './waiting-list.js';

/** What an element is at. */
export type LoginStatus = 'signed-out' | 'authorizing' | 'exchanging' | 'signed-in' | 'error';

/**
 * Leads one element through its logins, from click to token to logout. Each change ends in
 * {@link LoginController.become}, each failure in one `login-error`.
 */
export class LoginController
  implements ReactiveController, Claimant, SessionListener, DepartureListener
{
  status: LoginStatus = 'signed-out';
  error: LoginError | undefined = undefined;
  readonly departure: Departure;
  readonly #host: LitElement & LoginSettings;
  readonly #showStatus: (status: LoginStatus) => void;
  #session: Session | undefined;
  #arrived: Arrival | undefined;
  #isFinishing = false;
  #toldToken: TokenResponse | undefined;
  #told: Promise<boolean> = Promise.resolve(true);
  readonly #waiting = new WaitingList<TokenResponse>();

  /** @param showStatus is called with each new status, at once */
  constructor(host: LitElement & LoginSettings, showStatus: (status: LoginStatus) => void) {
    this.#host = host;
    this.#showStatus = showStatus;
    this.departure = new Departure(host, this);
    host.addController(this);
  }

  get token(): TokenResponse | null {
    return this.#session?.token ?? null;
  }

  get isBusy(): boolean {
    return this.status === 'authorizing' || this.status === 'exchanging';
  }

  /** Whether the user is expected to continue in a popup. */
  get isInPopup(): boolean {
    return this.status === 'authorizing' && !!this.departure.popup;
  }

  /** The sign-in page's URL, for a link that takes the place of a blocked popup. */
  get blockedUrl(): string | undefined {
    const { popup } = this.departure;
    return popup?.isBlocked ? popup.url : undefined;
  }

  get identity(): LoginIdentity {
    return identifyLogin(this.#host);
  }

  /** Whether this window was a popup, has done its part, and could not be closed. */
  get isDone(): boolean {
    return this.status === 'signed-out' && !!this.#arrived?.isPopup;
  }

  login(): Promise<void> {
    return this.#try(() => {
      if (this.isBusy) return this.departure.popup?.show();
      // The login began in the window behind this one; there the user can try again.
      if (this.#arrived?.isPopup && closeWindow()) return;
      this.#become('authorizing');
      const login = describeLogin(this.#host, this.#host.baseURI, this.#arrived?.transaction);
      if (this.departure.begin(login)) this.#become('authorizing');
      else this.#rest();
    });
  }

  logout(revokeUrl = '', logoutUrl = ''): Promise<void> {
    return this.#try(() => this.#session && endSession(this.#session, revokeUrl, logoutUrl));
  }

  getToken(): Promise<TokenResponse> {
    if (this.#session?.isSignedIn) return this.#session.getToken();
    if (!this.isBusy) return Promise.reject(loginRequired());
    return this.#waiting.join();
  }

  hostConnected(): void {
    this.#showStatus(this.status);
    this.follow();
  }

  hostDisconnected(): void {
    withdraw(this, this.#isFinishing);
    this.#isFinishing = false;
    this.#session?.unsubscribe(this);
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.#host.isConnected && (this.departure.popup || this.status === 'exchanging'))
        this.#rest();
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
    arrivedSession.then(
      (session) => this.#arrive(arrival, session),
      (error: unknown) => whenParsed().then(() => this.#failToArrive(error)),
    );
  }

  passOver(): void {
    this.#rest();
  }

  responded(configuration: Configuration, tokenResponse: Promise<TokenResponse>): void {
    this.#become('exchanging');
    signIn(configuration, tokenResponse).then(
      (signedIn) => this.#host.isConnected && this.#join(signedIn, 'login'),
      (error: unknown) => this.#fail(error),
    );
  }

  ended(error?: LoginError): void {
    if (this.status !== 'authorizing') return;
    if (error) this.#fail(error);
    else this.#rest();
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

  async #arrive(arrival: Arrival, session?: Session): Promise<void> {
    // Removed meanwhile: the arrival was given back, and another element finishes it.
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    if (!session) return this.#rest();
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

  async #try(act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const failure = toLoginError(error);
    this.#become('error', failure);
    this.#waiting.reject(failure);
    // The user's own "no" is nothing that the page's developer has to mend.
    if (!/^(access_denied|popup_closed)$/.test(failure.code))
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
    // After a failure the popup may still be there, and its response is welcome.
    if (status !== 'authorizing' && status !== 'error') this.departure.end();
    this.status = status;
    this.error = error;
    this.#showStatus(status);
    this.#host.requestUpdate();
  }
}
