import { identityOf, type LoginSettings } from '../../src/oauth/configuration.js';
import { keep, TokenStore } from '../../src/session/token-store.js';
import { SETTINGS } from './settings.js';

export const RESPONSE = { access_token: 'the-access-token', refresh_token: 'the-refresh-token' };

/** A token as it is kept, with further fields of the response. */
export const kept = (more: object = {}) =>
  keep({ ...RESPONSE, ...more }, { tokenUrl: 'https://auth.example/token', revokeUrl: '' });

/** The store of one login. */
export const store = (more: LoginSettings = {}) =>
  new TokenStore(identityOf({ ...SETTINGS, ...more }));
