/** The button of those that bring no element of their own. */
const BUTTON = '<button type="button">Sign in</button>';

const withAttributes =
  (tag) =>
  ({ authorizeUrl, tokenUrl, clientId, scope }) =>
    `<${tag} authorize-url="${authorizeUrl}" token-url="${tokenUrl}" client-id="${clientId}" scope="${scope}"></${tag}>`;

/** The contenders that others are measured against, by ID. */
export const OURS = 'egain-login';
/** The script that `--against` names: an earlier version of ours. */
export const EARLIER = 'earlier';
export const HAND_WRITTEN = 'hand-written';
export const SMALLEST_LIT = 'smallest-lit';
export const BARE_LIT = 'bare-lit';

/**
 * Who is compared. Ours is the built script, as users get it.
 *
 * @type {{ id: string, name: string, markup: (login: object) => string, hasFlow: boolean }[]}
 */
export const CONTENDERS = [
  { id: HAND_WRITTEN, name: 'a hand-written page', markup: () => BUTTON },
  { id: OURS, name: '`<egain-login>`', markup: withAttributes('egain-login') },
  { id: EARLIER, name: 'an earlier `<egain-login>`', markup: withAttributes('egain-login') },
  {
    id: BARE_LIT,
    name: 'a Lit button that does nothing',
    markup: () => '<bare-button></bare-button>',
    hasFlow: false,
  },
  {
    id: SMALLEST_LIT,
    name: 'the least login in a Lit button',
    markup: withAttributes('small-button'),
  },
  { id: 'badgateway', name: '@badgateway/oauth2-client', markup: () => BUTTON },
  { id: 'oauth4webapi', name: 'oauth4webapi', markup: () => BUTTON },
  { id: 'keycloak-js', name: 'keycloak-js', markup: () => BUTTON },
  { id: 'oidc-client-ts', name: 'oidc-client-ts', markup: () => BUTTON },
  { id: 'okta-auth-js', name: '@okta/okta-auth-js', markup: () => BUTTON },
  { id: 'auth0-spa-js', name: '@auth0/auth0-spa-js', markup: () => BUTTON },
  { id: 'msal-browser', name: '@azure/msal-browser', markup: () => BUTTON },
].map((contender) => ({ hasFlow: true, ...contender }));
