import { randomBase64url } from '../oauth/base64url.js';
import { warn, type LoginIdentity } from '../oauth/configuration.js';
import { lifetimeOf, type TokenResponse } from '../oauth/token-request.js';
import {
  KEY_PREFIX,
  readStored,
  removeStored,
  writeStored,
  type StorageArea,
} from '../oauth/web-storage.js';

/** A token, and what renewing and ending it needs. */
export interface KeptToken {
  /** Random, and no secret: names this token among tabs. */
  id: string;
  response: TokenResponse;
  /** Where it came from, so that it is renewed there whatever a page's attributes say. */
  tokenUrl: string;
  /** Milliseconds since the epoch, by this browser's clock. */
  receivedAt: number;
}

/** How long a token may be on its way from the callback page to the page where the login began. */
const HANDOVER_MS = 60_000;

/** Wraps a fresh token response for keeping. */
export function keep(response: TokenResponse, tokenUrl: string): KeptToken {
  return { id: randomBase64url(9), response, tokenUrl, receivedAt: Date.now() };
}

/** Keeps the token of one login: in this page's memory, and where the page asks for it in storage. */
export class TokenStore {
  /**
   * Names the login in storage: where, as whom, for what. Two buttons that differ in any of these
   * never share a token.
   */
  readonly key: string;
  kept: KeptToken | undefined = undefined;
  /** Tells the milliseconds that the token has left; `Infinity` where the server named no lifetime. */
  remaining = () => 0;
  readonly #area: StorageArea | undefined;
  #isStored = false;

  constructor({ authorizeUrl, clientId, scope, storage }: LoginIdentity) {
    // Not as JSON: libraries give arrays a toJSON, and then not all pages of a site have the same key.
    this.key = `token:${[authorizeUrl, clientId, scope].join('\n')}`;
    this.#area = storage === 'memory' ? undefined : `${storage}Storage`;
  }

  /** The current token response, or `null` when there is none or it is over. */
  get token(): TokenResponse | null {
    return this.kept && this.remaining() > 0 ? this.kept.response : null;
  }

  get canRenew(): boolean {
    return !!this.kept && !!ownFields(this.kept).refresh_token;
  }

  /** Keeps a token, and stores it. Where the browser refuses, it lives in memory only. */
  accept(kept: KeptToken): void {
    this.#hold(kept);
    this.#isStored = !!this.#area && writeStored(this.#area, this.key, kept);
    if (!this.#area || this.#isStored) return;
    removeStored(this.#area, this.key);
    warn(
      `${this.#area} is full or forbidden: the token is kept for this page only. Free or allow its storage.`,
    );
  }

  /**
   * Looks at what other tabs, or this tab's earlier pages, left in storage, and holds that.
   *
   * @returns whether another token is there now, or the one that was stored is gone
   */
  look(): 'changed' | 'gone' | undefined {
    const kept = this.#area && readKept(this.#area, this.key);
    if (!kept) return this.#isStored ? 'gone' : undefined;
    this.#isStored = true;
    if (kept.id === this.kept?.id) return undefined;
    this.#hold(kept);
    return 'changed';
  }

  forget(): void {
    if (this.#area && this.#isStored) removeStored(this.#area, this.key);
    this.kept = undefined;
    this.#isStored = false;
  }

  /** Removes the token wherever it is stored, also by a page that keeps it elsewhere than this one. */
  forgetEverywhere(): void {
    removeStored('sessionStorage', this.key);
    removeStored('localStorage', this.key);
  }

  /** A copy of this tab used the refresh token; used twice, it would end the session for both. */
  forgetRefreshToken(): void {
    if (this.#area !== 'sessionStorage' || !this.kept) return;
    const { refresh_token: _used, ...response } = this.kept.response;
    this.accept({ ...this.kept, response });
  }

  /**
   * Leaves the token for the page that this tab goes back to: the token itself, to be taken within a
   * minute, or its name where it is stored anyway. Returns whether that is there.
   */
  handOver(): boolean {
    const { kept } = this;
    return writeStored(
      'sessionStorage',
      this.#handoverKey,
      this.#isStored ? { id: kept!.id } : kept,
    );
  }

  /** Holds the token that the callback page left for this page, once. Returns whether there was one. */
  takeHandover(): boolean {
    const id = readStored('sessionStorage', this.#handoverKey)?.id;
    const kept = readKept('sessionStorage', this.#handoverKey);
    removeStored('sessionStorage', this.#handoverKey);
    if (kept && Math.abs(Date.now() - kept.receivedAt) < HANDOVER_MS) this.accept(kept);
    // What is no longer stored, another tab has ended meanwhile: it stays ended.
    else if (id && this.#area && readKept(this.#area, this.key)?.id === id) this.look();
    return !!this.kept;
  }

  get #handoverKey(): string {
    return `handover:${this.key}`;
  }

  /** Tells whether a change of storage concerns this token. A cleared storage concerns all. */
  isConcernedBy({ key }: StorageEvent): boolean {
    return key === null || key === KEY_PREFIX + this.key;
  }

  #hold(kept: KeptToken): void {
    if (kept.id !== this.kept?.id) this.remaining = createExpiryClock(kept);
    this.kept = kept;
  }
}

/** What the server said, and nothing that another script put on `Object.prototype`. */
export function ownFields({ response }: Pick<KeptToken, 'response'>): Partial<TokenResponse> {
  return { __proto__: null, ...response };
}

/** Reads a token. A damaged one is removed and reads as none. */
function readKept(area: StorageArea, key: string): KeptToken | undefined {
  const kept = readStored(area, key) as Partial<KeptToken> | undefined;
  const { id, response, tokenUrl, receivedAt } = kept ?? {};
  const isWhole =
    [id, tokenUrl, response?.access_token].every((text) => text && typeof text === 'string') &&
    Number.isFinite(receivedAt) &&
    Number.isFinite(response!.expiresAt ?? 0);
  if (isWhole) return kept as KeptToken;
  if (kept) removeStored(area, key);
  return undefined;
}

/**
 * Creates a function that tells the milliseconds which a token has left.
 *
 * Two clocks are asked, and the one that says less is believed: the calendar clock goes on while a
 * laptop sleeps but can be set back; the page's own clock can't be set but may stand still in sleep.
 */
function createExpiryClock({ response }: KeptToken): () => number {
  const { expiresAt = Infinity } = ownFields({ response });
  // What seems to last longer than it ever did was stored before the clock was set back.
  const left = Math.min(lifetimeOf(response) ?? Infinity, expiresAt - Date.now());
  const end = performance.now() + left;
  return () => Math.min(expiresAt - Date.now(), end - performance.now());
}
