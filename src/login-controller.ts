import type { LitElement, ReactiveController } from 'lit';
import { offerToFinish, whenDecided, withdraw, type Claimant } from './arrival-claim.js';
import { Departure, type DepartureListener } from './departure.js';
import { LogoutEvent, TokenExpiredEvent } from './events.js';
import { tellFailure } from './login-failure.js';
import { viewOf, type LoginFacts, type LoginView } from './login-status.js';
import { describeLogin } from './oauth/authorization-code-flow.js';
import {
  endpointsOf,
  identityOf,
  isBare,
  storageOf,
  type LoginIdentity,
  type LoginSettings,
  type StorageKind,
} from './oauth/configuration.js';
import { LoginError, loginRequired, toLoginError } from './oauth/errors.js';
import type { TokenResponse } from './oauth/token-request.js';
import type { LoginDescription } from './oauth/transaction-store.js';
import { closeWindow, whenParsed } from './oauth/user-agent.js';
import type { ArrivedLogin } from './session/arrived-login.js';
import { haltAutoLogin } from './session/auto-login-record.js';
import { endSession } from './session/end-session.js';
import { findSession, type GetTokenOptions, type Session } from './session/session.js';
import type { EndReason, SessionListener, TokenCause } from './session/session-listener.js';
import type { KeptToken } from './session/token-store.js';
import { Succession, type Successor } from './succession.js';
import { TokenAnnouncer } from './token-announcer.js';

const succession = new Succession<LoginController>();

/**
 * Leads one element through its logins, from click to token to logout. Two facts are its own: what is
 * under way, and what failed last. Whether there is a token, its session knows.
 */
export class LoginController
  implements
    ReactiveController,
    Claimant,
    SessionListener,
    DepartureListener,
    Successor<LoginController>
{
  readonly #host: LitElement & LoginSettings;
  readonly #show: (view: LoginView) => void;
  /** Which login the element is for, as of the last time that it followed its attributes. */
  identity: LoginIdentity = '';
  #session: Session | undefined;
  #underWay: LoginFacts['underWay'];
  #error: LoginError | undefined;
  /** The login that this element has begun last, as long as its response is welcome. */
  #departure: Departure | undefined;
  /** Whether this element may be the one that finishes the login which came with the page. */
  #isOffered = false;
  #arrived: ArrivedLogin | undefined;
  #isFinishing = false;
  readonly #announcer: TokenAnnouncer;

  /** @param show is called with what the element shows at each change, at once */
  constructor(host: LitElement & LoginSettings, show: (view: LoginView) => void) {
    this.#host = host;
    this.#show = show;
    this.#announcer = new TokenAnnouncer(host, () => this.token);
    host.addController(this);
  }

  /** What the element shows. */
  get view(): LoginView {
    return viewOf(this.#facts);
  }

  /** The failure that is shown: each one is announced, also if the text is the same. */
  get error(): LoginError | undefined {
    return this.#error;
  }

  get token(): TokenResponse | null {
    this.follow();
    return this.#session?.token ?? null;
  }

  get settings(): LoginSettings {
    return this.#host;
  }

  get storage(): StorageKind {
    return storageOf(this.#host);
  }

  /** @param automatic whether the login begins by itself, and not since the user has pressed */
  login(automatic: LoginDescription['automatic'] = false): Promise<void> {
    return this.#try(() => {
      this.follow();
      if (this.#underWay) return this.#departure?.popup?.show();
      // The login began in the window behind this one; there the user can try again.
      if (this.#arrived?.kind === 'popup' && closeWindow()) return;
      this.#departure?.end();
      this.#departure = this.#error = undefined;
      this.#change('authorizing');
      const described = describeLogin(this.#host, this.#host.baseURI, this.#arrived?.description);
      this.#departure = new Departure({ ...described, automatic }, this);
      if (!this.#departure.begin(this.#host)) this.giveUp();
      // Firefox has rendered already, without the popup: `open()` lets other tasks run there.
      this.#host.requestUpdate();
    });
  }

  /** Takes the user to the sign-in page of the login that is under way once more. */
  goOn(): void {
    this.#departure?.goOn();
  }

  logout(): Promise<void> {
    return this.#try(() => {
      this.follow();
      const session = this.#session;
      this.giveUp();
      const bare = isBare(this.#host) ? this.#arrived?.description?.configuration : undefined;
      return session && endSession(session, endpointsOf(bare ?? this.#host));
    });
  }

  async getToken(options?: GetTokenOptions): Promise<TokenResponse> {
    this.follow();
    const isAwaited = this.#isOffered && !this.#session;
    if (isAwaited) await whenDecided();
    // A failure is shown when the page is parsed, and its session doesn't remember it until then.
    if (this.#isFinishing && !this.#session?.isSignedIn) await this.#arrived!.session;
    if (isAwaited && this.#error) throw this.#error;
    if (this.#session) return this.#session.getToken(options);
    throw loginRequired();
  }

  /** Looks for a token where the attributes say now. */
  restore(): void {
    if (this.#host.isConnected) this.#session?.restore(this.storage);
  }

  /** The user gives up the login that is under way. */
  cancel(): void {
    haltAutoLogin();
    this.giveUp();
  }

  /** Gives up the login that is under way, and what failed before it. */
  giveUp(): void {
    this.#departure?.end();
    this.#departure = this.#error = undefined;
    this.#change();
  }

  hostConnected(): void {
    if (!this.follow()) this.#takePart();
    succession.enter(this);
  }

  hostDisconnected(): void {
    this.#stopFinishing();
    this.#session?.unsubscribe(this);
    succession.leave(this);
  }

  /** Whether this element waits for the outcome of a login that it has begun. */
  get isLoginUnderWay(): boolean {
    return !!this.#departure && !!this.#underWay;
  }

  takeOver(former: LoginController): void {
    const departure = former.#departure!;
    departure.listener = this;
    this.#departure = departure;
    this.#error = former.#departure = undefined;
    this.#change(former.#underWay);
    former.#change();
  }

  /**
   * Follows the attributes to another identity: what belonged to the former is left, or given up.
   *
   * @returns whether it is another one
   */
  follow(): boolean {
    const identity = identityOf(this.#host);
    if (identity === this.identity) return false;
    this.identity = identity;
    this.#announcer.forget();
    this.#stopFinishing();
    this.giveUp();
    this.#session?.unsubscribe(this);
    this.#session = undefined;
    if (this.#host.isConnected) this.#takePart();
    return true;
  }

  finish(login: ArrivedLogin): void {
    this.#arrived = login;
    this.#isFinishing = true;
    this.#isOffered = false;
    if (login.description) this.#join(findSession(login.description.configuration));
    // A login that the callback page has finished brings its token along.
    if (login.kind !== 'returned') this.#change('exchanging');
    login.session.then(
      (session) => this.#arrive(session),
      (error: unknown) => whenParsed().then(() => this.#failToArrive(error)),
    );
  }

  passOver(): void {
    if (!this.#isOffered) return;
    this.#isOffered = false;
    if (this.#session?.isSignedIn) this.tokenChanged('restore');
    else this.#change();
  }

  responded(): void {
    this.#change('exchanging');
  }

  succeeded(departure: Departure, kept: KeptToken): void {
    const { session, description } = departure;
    const isAwaited = this.#departure === departure;
    // A bare element has no session of its own.
    if (isAwaited && this.#host.isConnected) this.#join(session);
    session.signIn(departure, kept, description.configuration.storage, this);
    if (isAwaited) this.giveUp();
  }

  ended(departure: Departure, error?: unknown): void {
    if (departure !== this.#departure || !this.#underWay) return;
    if (error) this.fail(error);
    else this.cancel();
  }

  tokenChanged(cause: TokenCause): void {
    const { token } = this;
    // Only the end of the login that came with the page tells whether this token is that login's.
    if (this.#isOffered || this.#isFinishing) return;
    // Signed in, though there is nothing to announce before the token is renewed.
    if (!token) return this.#change(this.#underWay);
    if (!this.#announcer.isNews(token)) return;
    this.#error = undefined;
    this.#change(cause === 'login' ? undefined : this.#underWay);
    this.#announcer.announce(token, cause);
  }

  sessionEnded(reason: EndReason): void {
    this.follow();
    if (reason === 'logout') this.giveUp();
    else this.#change(this.#underWay);
    const event = reason === 'logout' ? new LogoutEvent() : new TokenExpiredEvent();
    this.#host.dispatchEvent(event);
  }

  get #facts(): LoginFacts {
    return {
      isSignedIn: !!this.#session?.isSignedIn,
      underWay: this.#underWay,
      error: this.#error,
      popup: this.#departure?.popup,
      isDone: this.#arrived?.kind === 'popup',
    };
  }

  /** Joins the session of the element's identity, and the contest for the login that came with the page. */
  #takePart(): void {
    this.#isOffered = offerToFinish(this);
    const session = this.identity ? findSession(this.#host) : this.#session;
    if (session) this.#join(session);
    const isAwaited = this.#isOffered && !session?.isSignedIn;
    this.#change(isAwaited ? 'exchanging' : this.#departure && this.#underWay);
  }

  #join(session: Session): void {
    if (this.#session !== session) this.#session?.unsubscribe(this);
    this.#session = session;
    session.subscribe(this);
    if (session.isSignedIn) this.tokenChanged('restore');
  }

  #arrive(session?: Session): void {
    // Removed meanwhile, or of another identity now: another element finishes it.
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    if (this.#session?.isSignedIn) this.tokenChanged(session ? 'login' : 'restore');
    this.#change();
  }

  #failToArrive(error: unknown): void {
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    if (this.#session?.isSignedIn) this.tokenChanged('restore');
    // An old response, from the history say, is nothing to trouble a signed-in user with.
    const isOld = error instanceof LoginError && error.code === 'missing_transaction';
    if (isOld && this.#session?.isSignedIn) this.#change();
    else this.fail(error);
  }

  #stopFinishing(): void {
    withdraw(this, this.#isFinishing);
    if (this.#isFinishing || this.#isOffered) this.#underWay = undefined;
    this.#isFinishing = this.#isOffered = false;
  }

  async #try(act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Shows a failure, and tells the page. */
  fail(error: unknown): void {
    haltAutoLogin();
    const failure = toLoginError(error);
    this.#departure?.fail(failure);
    this.#error = failure;
    this.#change();
    tellFailure(this.#host, failure);
  }

  /** Shows the facts anew. */
  #change(underWay?: LoginFacts['underWay']): void {
    this.#underWay = underWay;
    this.#show(this.view);
    this.#host.requestUpdate();
  }
}
