import { saveTransaction, type Transaction } from '../../src/oauth/transaction-store.js';
import { stub } from './stub.js';

export const HOUR = 3_600_000;

/** When the logins of these tests begin. */
export const NOW = 1_700_000_000_000;

export const TRANSACTION: Transaction = {
  configuration: {
    authorizeUrl: 'https://ai.egain.cloud/oauth2/authorize',
    tokenUrl: 'https://ai.egain.cloud/oauth2/token',
    clientId: 'client',
    redirectUri: 'https://pages.example/callback',
    scope: 'openid',
    authorizeParams: 'prompt=login',
    issuer: 'https://ai.egain.cloud',
    mode: '',
    allowHttp: false,
    storage: 'session',
    afterLogin: 'return',
    logoutUrl: '',
    revokeUrl: '',
  },
  startedOn: 'https://pages.example/page?x=1#top',
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  startedAt: NOW,
};

/** Where a login is stored: before its state. */
export const KEY = 'egain-login:transaction:';

/** Saves a login that begins so many milliseconds after {@link NOW}; it is that time then. */
export function save(state: string, after = 0): void {
  stub(Date, 'now', () => NOW + after);
  saveTransaction(state, { ...TRANSACTION, startedAt: NOW + after });
}

export function savedStates(storage: Storage): string[] {
  return Object.keys(storage)
    .filter((key) => key.startsWith(KEY))
    .map((key) => key.slice(KEY.length))
    .sort();
}
