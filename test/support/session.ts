import type { LoginIdentity } from '../../src/oauth/configuration.js';
import type { SessionListener } from '../../src/session/session-listener.js';
import { findSession, type Session } from '../../src/session/session.js';
import { program, type Answer } from './endpoints.js';
import { stub } from './stub.js';

export const HOUR = 3_600_000;
export const TOKEN_URL = 'https://auth.example/token';
export const TOKEN = { access_token: 'access-1' };
export const LASTING = { ...TOKEN, expires_in: 3600 };
export const RENEWABLE = { ...LASTING, refresh_token: 'refresh-1' };

/** A token of an hour, from now on. */
export const anHour = (token: object = LASTING) => ({
  ...TOKEN,
  ...token,
  expiresAt: Date.now() + HOUR,
});

export class Listener implements SessionListener {
  heard: string[] = [];
  tokenChanged = (cause: string) => void this.heard.push(cause);
  sessionEnded = (reason: string) => void this.heard.push(reason);
}

let count = 0;
/** A login that no other test has. */
export const identify = (more: Partial<LoginIdentity> = {}): LoginIdentity => ({
  authorizeUrl: `https://auth.example/${count}`,
  clientId: 'the-client',
  scope: 'scope.one',
  storage: 'memory',
  afterLogin: 'stay',
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

export function listenTo(session: Session): Listener {
  const listener = new Listener();
  session.subscribe(listener);
  end.push(() => session.unsubscribe(listener));
  return listener;
}

export function start(more: Partial<LoginIdentity> = {}) {
  const session = findSession(identify(more));
  return { session, listener: listenTo(session) };
}

/** Signs in with a token that can be renewed at an endpoint that answers so. */
export async function signInRenewably(answer: Answer, more: Partial<LoginIdentity> = {}) {
  const { tokenUrl, requests } = await program(answer);
  const { session, listener } = start(more);
  session.signIn(anHour(RENEWABLE), tokenUrl);
  return { session, listener, requests };
}

/** Lets some of the token's hour go by. */
export function letPass(milliseconds: number): void {
  const { now } = Date;
  stub(Date, 'now', () => now() + milliseconds);
}

export const announcement = (type: string, of: string) =>
  new StorageEvent('storage', {
    key: 'egain-login:announcement',
    newValue: JSON.stringify({ type, of }),
  });

export const keyOf = (identity: LoginIdentity) =>
  `token:${identity.authorizeUrl}\n${identity.clientId}\n${identity.scope}`;
