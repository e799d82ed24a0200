import { randomBase64url } from '../oauth/base64url.js';
import {
  warn,
  type Configuration,
  type LoginIdentity,
  type StorageKind,
} from '../oauth/configuration.js';
import { lifetimeOf, type TokenResponse } from '../oauth/token-request.js';
import { readStored, removeStored, writeStored, type StorageArea } from '../oauth/web-storage.js';

/** A token, and what is needed to renew and to end it. */
export interface KeptToken {
  /** Random and not secret: identifies this token across tabs. */
  id: string;
  /** Random and not secret: identifies the login that the token comes from, through all renewals. */
  loginId?: string;
  response: TokenResponse;
  /** Where it came from. It is renewed there, regardless of a page's attributes. */
  tokenUrl: string;
  /** Where it is revoked when another tab signs out; empty if nowhere. */
  revokeUrl?: string;
  /** Milliseconds since the epoch, by this browser's clock. */
  receivedAt: number;
  /** The last sign-out before the login began, if there was one. */
  epoch?: string | undefined;
}

/** What the names of stored tokens begin with, before the identity. */
export const TOKEN_KEY = 'token:';

/** Wraps a token response for keeping. */
export function keep(
  response: TokenResponse,
  { tokenUrl, revokeUrl }: Pick<Configuration, 'tokenUrl' | 'revokeUrl'>,
  epoch?: string,
): KeptToken {
  const [id, loginId] = [randomBase64url(9), randomBase64url(9)];
  return { id, loginId, response, tokenUrl, revokeUrl, epoch, receivedAt: Date.now() };
}

/** Wraps the token response that replaces a kept one after a renewal. */
export function replaceResponse(kept: KeptToken, response: TokenResponse): KeptToken {
  return { ...kept, id: randomBase64url(9), response, receivedAt: Date.now() };
}

/** Keeps the token of one identity: in this page's memory, and in storage if its login asked for it. */
export class TokenStore {
  /** The token's name in storage. */
  readonly key: string;
  kept: KeptToken | undefined = undefined;
  /** Returns the remaining lifetime of the token in ms; `Infinity` if the server named none. */
  remaining = () => 0;
  /** Where the token is stored, besides this page's memory. */
  #area: StorageArea | undefined;

  constructor(identity: LoginIdentity) {
    this.key = TOKEN_KEY + identity;
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

  /** Keeps a token, and stores it. If the browser refuses, it is kept in memory only. */
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

  /** Replaces the token where it is kept. */
  replace(kept: KeptToken): void {
    this.accept(kept, this.storage);
  }

  /**
   * Adopts what other tabs, or this tab's earlier pages, have left in storage.
   *
   * @param asked where elements of this page want tokens to be kept
   * @returns whether there is another token now, or the stored one is gone
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

  /** Forgets the token, also in storage. One that another login has stored in the meantime stays. */
  forget(): void {
    if (this.#area && readKept(this.#area, this.key)?.id === this.kept?.id)
      removeStored(this.#area, this.key);
    this.kept = this.#area = undefined;
  }

  /** Removes the token from both storages, since another page may keep it elsewhere. */
  forgetEverywhere(): void {
    removeStored('sessionStorage', this.key);
    removeStored('localStorage', this.key);
  }

  /** Forgets a refresh token that a copy of this tab has used: a second use would end the session. */
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

/** The server's own fields, and nothing that another script put on `Object.prototype`. */
export function ownFields({ response }: Pick<KeptToken, 'response'>): Partial<TokenResponse> {
  return { __proto__: null, ...response };
}

/** Reads a token. A damaged one is removed, and `undefined` is returned. */
export function readKept(area: StorageArea, key: string): KeptToken | undefined {
  const stored = readStored(area, key);
  if (isKeptToken(stored)) return stored;
  if (stored) removeStored(area, key);
  return undefined;
}

/** Whether a stored value is a complete token. */
export function isKeptToken(stored: unknown): stored is KeptToken {
  const { id, response, tokenUrl, receivedAt } = (stored ?? {}) as Partial<KeptToken>;
  return (
    [id, tokenUrl, response?.access_token].every((text) => text && typeof text === 'string') &&
    Number.isFinite(receivedAt) &&
    Number.isFinite(response!.expiresAt ?? 0)
  );
}

/** Whether a token has expired and can't be renewed. */
export function isExpired(kept: KeptToken): boolean {
  return !ownFields(kept).refresh_token && createExpiryClock(kept)() <= 0;
}

/**
 * Creates a function that returns the remaining lifetime of a token in milliseconds.
 *
 * It takes the lower value of two clocks: the system clock runs while a laptop sleeps but can be set
 * back; the page's own clock can't be set but may stop during sleep.
 */
function createExpiryClock({ response }: KeptToken): () => number {
  const { expiresAt = Infinity } = ownFields({ response });
  // A token that seems to last longer than its lifetime was stored before the clock was set back.
  const left = Math.min(lifetimeOf(response) ?? Infinity, expiresAt - Date.now());
  const end = performance.now() + left;
  return () => Math.min(expiresAt - Date.now(), end - performance.now());
}
