import {
  clientIdOf,
  identityOf,
  type LoginIdentity,
  type StorageKind,
} from '../oauth/configuration.js';
import { LoginError, loginRequired } from '../oauth/errors.js';
import { lifetimeOf, type TokenResponse } from '../oauth/token-request.js';
import { hasSignedOutSince, markSignOut, readSignOut, usedAgo } from './marks.js';
import { isHidden, observePage, plan, unobservePage, type PageObserver } from './page-lifecycle.js';
import { isFinal, renewToken } from './renewal.js';
import { RenewalSchedule } from './renewal-schedule.js';
import { revokeTokens } from './revocation.js';
import type { EndReason, SessionListener, TokenCause } from './session-listener.js';
import { replaceResponse, TokenStore, type KeptToken } from './token-store.js';
import { WaitingList } from './waiting-list.js';

const NOT_RENEWABLE =
  "The token can't be renewed: there is no refresh token. Call login() in a click.";

/** What is asked of a token. */
export interface GetTokenOptions {
  /** Renews it now: an API has refused it. */
  renew?: boolean;
}

const sessions = new Map<LoginIdentity, Session>();

/** Finds the session of a login: one for all elements of the page that have its identity. */
export function findSession(settings: Parameters<typeof identityOf>[0]): Session {
  const identity = identityOf(settings);
  const session = sessions.get(identity) ?? new Session(identity);
  sessions.set(identity, session);
  return session;
}

/** One signed-in user: says whether there is a token, to all elements of one identity. */
export class Session implements PageObserver {
  readonly #store: TokenStore;
  readonly #schedule = new RenewalSchedule();
  readonly #listeners = new Set<SessionListener>();
  /** The logins of this identity that are under way on this page. */
  readonly #attempts = new Set<object>();
  readonly #waiting = new WaitingList<TokenResponse>();
  /** The token has expired and could not be renewed yet; it will be tried again when the page wakes. */
  #isLapsed = false;
  #renewal: Promise<TokenResponse> | undefined;

  constructor(readonly identity: LoginIdentity) {
    this.#store = new TokenStore(identity);
  }

  /** The current token response, or `null` when there is none or it has expired. */
  get token(): TokenResponse | null {
    return this.#store.token;
  }

  get isSignedIn(): boolean {
    return !!this.#store.kept && !this.#isLapsed;
  }

  get isLoginUnderWay(): boolean {
    return this.#attempts.size > 0;
  }

  /** Names the last sign-out, so that a login can tell later whether there was another since it began. */
  get epoch(): string | undefined {
    return readSignOut(this.identity)?.id;
  }

  /** Whether the user has signed out since the login of that token began. */
  #isEnded({ epoch }: Pick<KeptToken, 'epoch'>): boolean {
    return hasSignedOutSince(this.identity, epoch);
  }

  subscribe(listener: SessionListener): void {
    this.#listeners.add(listener);
    observePage(this);
    this.#look();
  }

  unsubscribe(listener: SessionListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size) return;
    unobservePage(this);
    this.#dropIfUnused();
  }

  /** Looks for a token in that storage, too. Returns whether the user is signed in. */
  restore(storage: StorageKind): boolean {
    this.#look('expired', storage);
    return this.isSignedIn;
  }

  /** A login begins: whoever asks for a token waits for its end. */
  beginLogin(attempt: object): void {
    this.#attempts.add(attempt);
  }

  /** A login has failed or is given up. A token that it gets all the same is not taken. */
  endLogin(attempt: object, error: LoginError = loginRequired()): void {
    if (!this.#attempts.delete(attempt) || this.#attempts.size) return;
    this.#waiting.reject(error);
    this.#dropIfUnused();
  }

  /**
   * Takes the token that a login got.
   *
   * @param finisher who is told that it was their login; the others take the token over
   * @throws {LoginError} `expired_transaction` where the login was given up, or the user has signed out
   * since it began
   */
  signIn(attempt: object, kept: KeptToken, storage: StorageKind, finisher?: SessionListener): void {
    if (!this.#attempts.has(attempt) || this.#isEnded(kept)) {
      this.#revoke(kept);
      const error = new LoginError(
        'expired_transaction',
        'The user signed out after this login began. Start it again.',
      );
      this.endLogin(attempt, error);
      throw error;
    }
    this.#attempts.delete(attempt);
    this.#store.accept(kept, storage);
    this.#tellToken('restore', finisher);
  }

  /**
   * Gets a token that is good for use now, renewed if it is about to expire.
   *
   * @throws {LoginError} `login_required` when nobody is signed in and no login is under way, or when the
   * token is to be renewed and can't be; what the login or the renewal failed with
   */
  async getToken({ renew = false }: GetTokenOptions = {}): Promise<TokenResponse> {
    this.#look();
    const { token, canRenew, kept } = this.#store;
    if (!renew && token && (!canRenew || this.#pause > 0)) return token;
    if (!this.isSignedIn && this.isLoginUnderWay) return this.#waiting.join();
    if (!canRenew) throw token ? new LoginError('login_required', NOT_RENEWABLE) : loginRequired();
    const current = await this.renew().catch((error: unknown) => {
      if (!renew && this.token) return this.token;
      throw this.#store.kept ? error : loginRequired(error);
    });
    // A copy of this tab has used the refresh token meanwhile.
    if (renew && this.#store.kept?.id === kept!.id)
      throw new LoginError('login_required', NOT_RENEWABLE);
    return current;
  }

  /** Renews the token. One request at a time, however many ask. */
  renew(): Promise<TokenResponse> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
      plan();
    });
    return this.#renewal;
  }

  /** Signs the user out, in all tabs. Returns the token that was forgotten. */
  signOut(): KeptToken | undefined {
    const { kept } = this.#store;
    // First the mark: who notices that the token is gone looks for the reason.
    markSignOut(this.identity, kept?.id ?? '');
    this.#store.forgetEverywhere();
    this.#forget('logout');
    return kept;
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

  /** Another tab has changed what is stored: a token, or a mark. */
  storageChanged(isCleared: boolean): void {
    this.#look(isCleared ? 'logout' : 'expired');
  }

  /** Whether there is a token that is good for use, or can be renewed. */
  get #isUsable(): boolean {
    return !!this.token || this.#store.canRenew;
  }

  /** Milliseconds until the next renewal. */
  get #pause(): number {
    const { kept, remaining } = this.#store;
    return this.#schedule.pause(remaining(), kept && lifetimeOf(kept.response));
  }

  /** Nobody is there to be told of a wrong `revoke-url`: the one who signed out was. */
  #revoke(kept: KeptToken): void {
    revokeTokens(kept, this.#clientId).catch(() => {});
  }

  get #clientId(): string {
    return clientIdOf(this.identity);
  }

  /**
   * Learns what has happened meanwhile: in other tabs, on this tab's earlier pages, or while this page
   * was asleep.
   *
   * @param reason why a stored token is gone, where the user has not signed out
   * @param storage where to look besides where the elements ask for it
   */
  #look(reason: EndReason = 'expired', storage: StorageKind = 'memory'): void {
    const had = this.#store.kept;
    const asked = [...this.#listeners].map((listener) => listener.storage);
    const found = this.#store.look(new Set([storage, ...asked]));
    const { kept } = this.#store;
    if (kept && this.#isEnded(kept)) {
      if (kept.id !== readSignOut(this.identity)!.tokenId) this.#revoke(kept);
      if (had) this.#forget('logout');
      else this.#store.forget();
    } else if (kept && !had && !this.#isUsable) {
      // It expired before this page had it: there is nothing to tell.
      this.#store.forget();
    } else if (found === 'gone') {
      this.#forget(reason);
    } else if (found === 'changed') {
      this.#tellToken(had?.loginId && had.loginId === kept!.loginId ? 'refresh' : 'restore');
    }
    // A copy of this tab has used the refresh token; used twice, it would end the session for both.
    if (
      kept &&
      this.#store.storage === 'session' &&
      !this.#renewal &&
      usedAgo(kept.id) !== undefined
    )
      this.#store.forgetRefreshToken();
  }

  #tellToken(cause: TokenCause, finisher?: SessionListener): void {
    this.#isLapsed = false;
    this.#schedule.reset();
    const { token } = this;
    if (this.#isUsable) {
      if (token) this.#waiting.resolve(token);
      for (const listener of [...this.#listeners])
        listener.tokenChanged(listener === finisher ? 'login' : cause);
    } else {
      this.#forget('expired');
    }
    plan();
  }

  #forget(reason: EndReason): void {
    const { isSignedIn } = this;
    this.#store.forget();
    this.#isLapsed = false;
    // Signing out is final: what is under way brings no token back.
    if (reason === 'logout') for (const attempt of [...this.#attempts]) this.endLogin(attempt);
    if (isSignedIn) this.#tellEnd(reason);
    this.#dropIfUnused();
  }

  #tellEnd(reason: EndReason): void {
    if (!this.isLoginUnderWay) this.#waiting.reject(loginRequired());
    for (const listener of [...this.#listeners]) listener.sessionEnded(reason);
  }

  /** A token in memory outlives its element: a router may put another in its place. */
  #dropIfUnused(): void {
    if (!this.#listeners.size && !this.#attempts.size && !this.#store.kept)
      sessions.delete(this.identity);
  }

  /** A failure is tried again later, or the listeners are told that the token has expired. */
  #renewQuietly(): void {
    this.renew().catch(() => {});
  }

  async #renewOnce(): Promise<TokenResponse> {
    const { kept, remaining } = this.#store;
    if (!kept) throw loginRequired();
    this.#schedule.begin(remaining());
    const isSettled = () => this.#store.kept?.id !== kept.id;
    const look = () => {
      this.#look();
      return isSettled() || !this.#store.canRenew;
    };
    try {
      const response = await renewToken(this.#store, kept, this.#clientId, look);
      const renewed = response && replaceResponse(kept, response);
      // The user may have signed out meanwhile, or in anew: that token is the younger one.
      if (renewed && isSettled()) this.#revoke(renewed);
      else if (renewed) {
        this.#store.replace(renewed);
        this.#tellToken('refresh');
      }
    } catch (error) {
      if (!isSettled()) this.#renewalFailed(error);
      throw error;
    }
    if (this.token) return this.token;
    throw loginRequired();
  }

  #renewalFailed(error: unknown): void {
    if (isFinal(error)) {
      this.#forget('expired');
    } else if (!this.#schedule.failed() && !this.#isLapsed) {
      this.#isLapsed = true;
      this.#tellEnd('expired');
    }
  }
}
