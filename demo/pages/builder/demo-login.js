import { api, signIn } from '../demo-config.js';

const PREFIX = `${signIn}/system/auth/TMPRODB88619984-U/oauth2`;

/** The values of a login at the demo's own server. */
const DEMO = {
  'authorize-url': `${PREFIX}/authorize`,
  'token-url': `${PREFIX}/token`,
  'client-id': '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60',
  scopes: ['knowledge.portalmgr.read'],
  api,
};

/** Whether nothing is filled in yet, and the demo's own server is there. */
export function isForDemo(values) {
  const names = ['authorize-url', 'token-url', 'client-id'];
  return !!signIn && names.every((name) => !values[name].trim()) && values.scopes.length === 0;
}

/** What the live button does: until something is filled in, it signs in at the demo's server. */
export const withDemoLogin = (values) => (isForDemo(values) ? { ...values, ...DEMO } : values);

/** What to paste to fill in the demo's login. */
export const DEMO_SAMPLE = `${DEMO['authorize-url']}?client_id=${DEMO['client-id']}&scope=${DEMO.scopes}`;
