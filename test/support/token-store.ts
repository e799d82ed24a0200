import type { LoginIdentity } from '../../src/oauth/configuration.js';
import { keep, TokenStore } from '../../src/session/token-store.js';

const IDENTITY: LoginIdentity = {
  authorizeUrl: 'https://auth.example/authorize',
  clientId: 'the-client',
  scope: 'scope.one',
  storage: 'session',
  afterLogin: 'stay',
};

export const RESPONSE = { access_token: 'the-access-token', refresh_token: 'the-refresh-token' };

/** A token as it is kept, with further fields of the response. */
export const kept = (more: object = {}) =>
  keep({ ...RESPONSE, ...more }, 'https://auth.example/token');

/** The store of one login, under `storage="session"` unless another is asked for. */
export const store = (more: Partial<LoginIdentity> = {}) =>
  new TokenStore({ ...IDENTITY, ...more });
