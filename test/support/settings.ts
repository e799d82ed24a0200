import type { LoginSettings } from '../../src/oauth/configuration.js';

/** What a page says of a login whose servers are never asked. */
export const SETTINGS: LoginSettings = {
  authorizeUrl: 'https://auth.example/authorize',
  tokenUrl: 'https://auth.example/token',
  clientId: 'the-client',
  scope: 'scope.one',
  redirectUri: `${location.origin}/callback`,
};
