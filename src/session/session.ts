import { announce, readAnnouncement } from './announcement.js';
import type { LoginIdentity } from '../oauth/configuration.js';
import { loginRequired } from '../oauth/errors.js';
import { isHidden, observePage, plan, unobservePage, type PageObserver } from './page-lifecycle.js';
import { isFinal, renewToken } from './renewal.js';
import type { EndReason, SessionListener, TokenCause } from './session-listener.js';
import { RenewalSchedule } from './renewal-schedule.js';
import { lifetimeOf, type TokenResponse } from '../oauth/token-request.js';
import { keep, TokenStore } from './token-store.js';

const sessions = new Map<string, Session>();

/** Finds the session of a login: one for all elements that ask for the same. */
export function findSession(identity: LoginIdentity): Session {
  const { authorizeUrl, clientId, scope, storage } = identity;
  const id = [authorizeUrl, clientId, scope, storage].join('\n');
  const session = sessions.get(id) ?? new Session(identity, id);
  sessions.set(id, session);
  return session;
}

/** One signed-in user: all elements of a page with the same configuration share it. */
export class Session implements PageObserver {
  readonly #store: TokenStore;
  readonly #schedule = new RenewalSchedule();
  readonly #listeners = new Set<SessionListener>();
  /** The token ran out and could not be renewed yet; it will be tried again when the page wakes. */
  #isLapsed = false;
  /** A login ended before any element was there. The first one that comes is told of it. */
  #isUntold = false;
  #renewal: Promise<TokenResponse> | undefined;

  constructor(
    readonly identity: LoginIdentity,
    private readonly id: string,
  ) {
    this.#store = new TokenStore(identity);
  }

  /** The current token response, or `null` when there is none or it is over. */
  get token(): TokenResponse | null {
    return this.#store.token;
  }

  get isSignedIn(): boolean {
    return !!this.#store.kept && !this.#isLapsed;
  }

  subscribe(listener: SessionListener): void {
    this.#listeners.add(listener);
    this.#isUntold = false;
    observePage(this);
  }

  unsubscribe(listener: SessionListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size) return;
    unobservePage(this);
    // A token in memory outlives its element: a router may put another in its place.
    if (!this.#store.kept) sessions.delete(this.id);
  }

  /** Looks for a token that was handed over to this page or stored. Returns how it came, in the words of `cause`. */
  restore(afterLogin: LoginIdentity['afterLogin']): TokenCause {
    const isHandedOver = afterLogin === 'return' && !this.#store.kept && this.#store.takeHandover();
    if (isHandedOver) this.#tellToken('login');
    else this.#look();
    return isHandedOver || this.#isUntold ? 'login' : 'restore';
  }

  /** Takes the token that a login got. */
  signIn(response: TokenResponse, tokenUrl: string): void {
    this.#isUntold = !this.#listeners.size;
    this.#store.accept(keep(response, tokenUrl));
    this.#tellToken('login');
  }

  /** Leaves the token for the page that this tab goes back to. Returns whether that was possible. */
  handOver(): boolean {
    return this.#store.handOver();
  }

  /**
   * Gets a token that is good for use now, renewed if it is about to run out.
   *
   * @throws {LoginError} `login_required` when nobody is signed in; what the renewal failed with
   */
  async getToken(): Promise<TokenResponse> {
    const { token, canRenew } = this.#store;
    if (token && (!canRenew || this.#pause > 0)) return token;
    if (!canRenew) throw loginRequired();
    return this.renew().catch((error: unknown) => {
      if (this.token) return this.token;
      throw this.#store.kept ? error : loginRequired(error);
    });
  }

  /** Renews the token. One request at a time, however many ask. */
  renew(): Promise<TokenResponse> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
      plan();
    });
    return this.#renewal;
  }

  /** Forgets the token, here and in all tabs. Returns the token that was forgotten. */
  end(reason: EndReason): TokenResponse | undefined {
    const { key, kept } = this.#store;
    announce(reason, key);
    this.#store.forgetEverywhere();
    // The same login may be kept in another way elsewhere on this page.
    for (const session of sessions.values())
      if (session.#store.key === key) session.#forget(reason);
    return kept?.response;
  }

  hearsTabs(): boolean {
    return !!this.#store.kept || this.identity.storage === 'local';
  }

  tick(): number {
    if (!this.isSignedIn) return Infinity;
    if (!this.#store.canRenew) {
      const remaining = this.#store.remaining();
      if (remaining <= 0) this.#forget('expired');
      return remaining;
    }
    if (this.#renewal || isHidden() || !navigator.onLine) return Infinity;
    const pause = this.#pause;
    if (pause <= 0) this.#renewQuietly();
    return pause;
  }

  wake(): void {
    this.#look();
    this.#schedule.reset();
    if (this.#isLapsed && navigator.onLine) this.#renewQuietly();
  }

  storageChanged(event: StorageEvent): void {
    const { type, of } = readAnnouncement(event);
    if (type === 'renewed' && of === this.#store.kept?.id) this.#store.forgetRefreshToken();
    else if (of === this.#store.key && type !== 'renewed') this.#forget(type!);
    else if (this.#store.isConcernedBy(event)) this.#look();
  }

  /** Milliseconds until the next renewal. */
  get #pause(): number {
    const { kept, remaining } = this.#store;
    return this.#schedule.pause(remaining(), kept && lifetimeOf(kept.response));
  }

  #look(): void {
    const had = this.#store.kept;
    const found = this.#store.look();
    if (found === 'changed') this.#tellToken(had ? 'refresh' : 'restore');
    if (found === 'gone') this.#forget('logout');
  }

  #tellToken(cause: TokenCause): void {
    this.#isLapsed = false;
    this.#schedule.reset();
    if (this.token) for (const listener of [...this.#listeners]) listener.tokenChanged(cause);
    else if (!this.#store.canRenew) this.#forget('expired');
    plan();
  }

  #forget(reason: EndReason): void {
    const { isSignedIn } = this;
    this.#store.forget();
    this.#isLapsed = false;
    if (isSignedIn) this.#tellEnd(reason);
    if (!this.#listeners.size) sessions.delete(this.id);
  }

  #tellEnd(reason: EndReason): void {
    for (const listener of [...this.#listeners]) listener.sessionEnded(reason);
  }

  /** A failure is tried again later, or the listeners are told that the token is over. */
  #renewQuietly(): void {
    this.renew().catch(() => {});
  }

  async #renewOnce(): Promise<TokenResponse> {
    const { kept, key, remaining } = this.#store;
    if (!kept) throw loginRequired();
    this.#schedule.begin(remaining());
    const isSettled = () => this.#store.kept?.id !== kept.id;
    const look = () => {
      this.#look();
      return isSettled();
    };
    try {
      const response = await renewToken(this.identity, key, kept, look);
      if (response && !isSettled()) {
        this.#store.accept(keep(response, kept.tokenUrl));
        this.#tellToken('refresh');
        // A copy of this tab would use the refresh token again, and so end the session for both.
        if (this.identity.storage === 'session') announce('renewed', kept.id);
      }
    } catch (error) {
      if (!isSettled()) this.#renewalFailed(error);
      throw error;
    }
    // The user may have signed out meanwhile, or in anew: that token is the younger one.
    if (this.token) return this.token;
    throw loginRequired();
  }

  #renewalFailed(error: unknown): void {
    if (isFinal(error)) {
      this.end('expired');
    } else if (!this.#schedule.failed() && !this.#isLapsed) {
      this.#isLapsed = true;
      this.#tellEnd('expired');
    }
  }
}
