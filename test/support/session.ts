import type { LoginSettings, StorageKind } from '../../src/oauth/configuration.js';
import type { SessionListener } from '../../src/session/session-listener.js';
import { findSession, type Session } from '../../src/session/session.js';
import { keep, type KeptToken } from '../../src/session/token-store.js';
import { program, type Answer } from './endpoints.js';
import { stub } from './stub.js';

export const HOUR = 3_600_000;
export const TOKEN = { access_token: 'access-1' };
export const LASTING = { ...TOKEN, expires_in: 3600 };
export const RENEWABLE = { ...LASTING, refresh_token: 'refresh-1' };

/** Endpoints that are never asked. */
export const ENDPOINTS = { tokenUrl: 'https://auth.example/token', revokeUrl: '' };

/** A token that lasts for an hour from now. */
export const anHour = (token: object = LASTING) => ({
  ...TOKEN,
  ...token,
  expiresAt: Date.now() + HOUR,
});

export class Listener implements SessionListener {
  heard: string[] = [];
  constructor(readonly storage: StorageKind = 'memory') {}
  tokenChanged = (cause: string) => void this.heard.push(cause);
  sessionEnded = (reason: string) => void this.heard.push(reason);
}

let count = 0;
/** A login that no other test has. */
export const identify = (more: LoginSettings = {}): LoginSettings => ({
  authorizeUrl: `https://auth.example/${count}`,
  clientId: 'the-client',
  scope: 'scope.one',
  ...more,
});

let end: (() => void)[];
beforeEach(() => {
  count++;
  end = [];
});
afterEach(() => {
  end.forEach((act) => act());
  localStorage.clear();
  sessionStorage.clear();
});

export function listenTo(session: Session, storage: StorageKind = 'memory'): Listener {
  const listener = new Listener(storage);
  session.subscribe(listener);
  end.push(() => session.unsubscribe(listener));
  return listener;
}

export function start(storage: StorageKind = 'memory', more: LoginSettings = {}) {
  const session = findSession(identify(more));
  return { session, listener: listenTo(session, storage) };
}

/** Signs in by a login that begins now. */
export function signIn(
  session: Session,
  response: object = LASTING,
  {
    storage = 'memory',
    finisher,
    ...endpoints
  }: Partial<typeof ENDPOINTS> & { storage?: StorageKind; finisher?: Listener } = {},
): KeptToken {
  const kept = keep(anHour(response), { ...ENDPOINTS, ...endpoints }, session.epoch);
  session.beginLogin(kept);
  session.signIn(kept, kept, storage, finisher);
  return kept;
}

/** Signs in with a token that is renewed, and revoked, at an endpoint that answers so. */
export async function signInRenewably(answer: Answer, storage: StorageKind = 'memory') {
  const { tokenUrl, url, requests } = await program(answer);
  const { session, listener } = start(storage);
  const endpoints = { tokenUrl, revokeUrl: url('revoke') };
  const kept = signIn(session, RENEWABLE, { storage, finisher: listener, ...endpoints });
  return { session, listener, requests, kept };
}

/** Lets some of the token's hour go by. */
export function letPass(milliseconds: number): void {
  const { now } = Date;
  stub(Date, 'now', () => now() + milliseconds);
}
