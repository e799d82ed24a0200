import { randomBase64url } from '../oauth/base64url.js';
import {
  warn,
  type Configuration,
  type LoginIdentity,
  type StorageKind,
} from '../oauth/configuration.js';
import { lifetimeOf, type TokenResponse } from '../oauth/token-request.js';
import {
  readStored,
  removeStored,
  storedKeys,
  writeStored,
  type StorageArea,
} from '../oauth/web-storage.js';

/** A token, and what renewing and ending it needs. */
export interface KeptToken {
  /** Random, and not secret: names this token among tabs. */
  id: string;
  /** Random, and not secret: names the login that the token goes back to, through all renewals. */
  loginId?: string;
  response: TokenResponse;
  /** Where it came from, so that it is renewed there whatever a page's attributes say. */
  tokenUrl: string;
  /** Where it is revoked when another tab signs out; empty where nowhere. */
  revokeUrl?: string;
  /** Milliseconds since the epoch, by this browser's clock. */
  receivedAt: number;
  /** The last sign-out before the login began, if there was one. */
  epoch?: string | undefined;
}

/** Wraps a token response for keeping. */
export function keep(
  response: TokenResponse,
  { tokenUrl, revokeUrl }: Pick<Configuration, 'tokenUrl' | 'revokeUrl'>,
  epoch?: string,
): KeptToken {
  const [id, loginId] = [randomBase64url(9), randomBase64url(9)];
  return { id, loginId, response, tokenUrl, revokeUrl, epoch, receivedAt: Date.now() };
}

/** Wraps the token response that a renewal got in place of a kept one. */
export function replaceResponse(kept: KeptToken, response: TokenResponse): KeptToken {
  return { ...kept, id: randomBase64url(9), response, receivedAt: Date.now() };
}

/** Keeps the token of one identity: in this page's memory, and where its login asked for it in storage. */
export class TokenStore {
  /** The token's name in storage. */
  readonly key: string;
  kept: KeptToken | undefined = undefined;
  /** Tells the milliseconds that the token has left; `Infinity` where the server named no lifetime. */
  remaining = () => 0;
  /** Where the token is kept, besides in this page. */
  #area: StorageArea | undefined;

  constructor(identity: LoginIdentity) {
    this.key = `token:${identity}`;
  }

  /** The current token response, or `null` when there is none or it has expired. */
  get token(): TokenResponse | null {
    return this.kept && this.remaining() > 0 ? this.kept.response : null;
  }

  get canRenew(): boolean {
    return !!this.kept && !!ownFields(this.kept).refresh_token;
  }

  get storage(): StorageKind {
    return this.#area === 'localStorage' ? 'local' : this.#area ? 'session' : 'memory';
  }

  /** Keeps a token, and stores it. Where the browser refuses, it lives in memory only. */
  accept(kept: KeptToken, storage: StorageKind): void {
    const area = areaOf(storage);
    if (this.#area && this.#area !== area) removeStored(this.#area, this.key);
    this.#hold(kept);
    this.#area = area && writeStored(area, this.key, kept) ? area : undefined;
    if (!area || this.#area) return;
    removeStored(area, this.key);
    warn(
      `${area} is full or not allowed, so the token is kept for this page only. Free or allow the storage.`,
    );
  }

  /** Keeps a token that has taken the place of the present one where that was kept. */
  replace(kept: KeptToken): void {
    this.accept(kept, this.storage);
  }

  /**
   * Looks at what other tabs, or this tab's earlier pages, have left in storage, and holds that.
   *
   * @param asked where elements of this page want tokens to be kept
   * @returns whether another token is there now, or the one that was stored is gone
   */
  look(asked: Iterable<StorageKind>): 'changed' | 'gone' | undefined {
    if (this.kept && !this.#area) return undefined;
    const areas = this.#area ? [this.#area] : [...asked].map(areaOf);
    for (const area of areas) {
      const kept = area && readKept(area, this.key);
      if (!kept) continue;
      this.#area = area;
      if (kept.id === this.kept?.id) return undefined;
      this.#hold(kept);
      return 'changed';
    }
    return this.#area ? 'gone' : undefined;
  }

  /** Forgets the token, in storage too. One that another login has put there meanwhile stays. */
  forget(): void {
    if (this.#area && readKept(this.#area, this.key)?.id === this.kept?.id)
      removeStored(this.#area, this.key);
    this.kept = this.#area = undefined;
  }

  /** Removes the token wherever it is stored, also by a page that keeps it elsewhere than this one. */
  forgetEverywhere(): void {
    removeStored('sessionStorage', this.key);
    removeStored('localStorage', this.key);
  }

  /** A copy of this tab used the refresh token; used twice, it would end the session for both. */
  forgetRefreshToken(): void {
    if (!this.kept) return;
    const { refresh_token: _used, ...response } = this.kept.response;
    this.replace({ ...this.kept, response });
  }

  #hold(kept: KeptToken): void {
    if (kept.id !== this.kept?.id) this.remaining = createExpiryClock(kept);
    this.kept = kept;
  }
}

const areaOf = (storage: StorageKind): StorageArea | undefined =>
  storage === 'memory' ? undefined : `${storage}Storage`;

/** What the server said, and nothing that another script put on `Object.prototype`. */
export function ownFields({ response }: Pick<KeptToken, 'response'>): Partial<TokenResponse> {
  return { __proto__: null, ...response };
}

/** Reads a token. A damaged one is removed and reads as none. */
export function readKept(area: StorageArea, key: string): KeptToken | undefined {
  const stored = readStored(area, key);
  if (isKeptToken(stored)) return stored;
  if (stored) removeStored(area, key);
  return undefined;
}

/** Tells whether what was stored is a whole token. */
export function isKeptToken(stored: unknown): stored is KeptToken {
  const { id, response, tokenUrl, receivedAt } = (stored ?? {}) as Partial<KeptToken>;
  return (
    [id, tokenUrl, response?.access_token].every((text) => text && typeof text === 'string') &&
    Number.isFinite(receivedAt) &&
    Number.isFinite(response!.expiresAt ?? 0)
  );
}

/** Removes the tokens of all logins that have expired and can't be renewed. */
export function removeExpiredTokens(): void {
  for (const area of ['localStorage', 'sessionStorage'] as const) {
    for (const key of storedKeys(area, 'token:')) {
      const kept = readKept(area, key);
      if (kept && !ownFields(kept).refresh_token && createExpiryClock(kept)() <= 0)
        removeStored(area, key);
    }
  }
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
