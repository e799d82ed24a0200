/** What stands on the pages of those that bring no element of their own. */
const BUTTON = '<button type="button">Sign in</button>';

const withAttributes =
  (tag) =>
  ({ authorizeUrl, tokenUrl, clientId, scope }) =>
    `<${tag} authorize-url="${authorizeUrl}" token-url="${tokenUrl}" client-id="${clientId}" scope="${scope}"></${tag}>`;

/** What the README tells pages to say so that the element has its size before its script comes. */
const RESERVED = `<style>
  egain-login { inline-size: 16rem; min-block-size: 44px; vertical-align: top; }
  egain-login:not(:defined) { display: inline-block; }
  egain-login::part(button) { inline-size: 100%; }
</style>`;

/** The element's name in the tables; everything is measured against `BASE`, its growth against `BARE`. */
export const OURS = 'egain-login';
export const BASE = 'hand-written';
export const BARE = 'bare-lit';

/**
 * Who is compared. Ours is the built script as it is handed out.
 *
 * @type {{ id: string, name: string, markup: (login: object) => string, style: string,
 *   hasFlow: boolean }[]}
 */
export const CONTENDERS = [
  { id: BASE, name: 'a page written by hand', markup: () => BUTTON },
  {
    id: OURS,
    name: '`<egain-login>`',
    markup: withAttributes('egain-login'),
    style: RESERVED,
  },
  {
    id: BARE,
    name: 'a Lit button that does nothing',
    markup: () => '<bare-button></bare-button>',
    hasFlow: false,
  },
  {
    id: 'smallest-lit',
    name: 'the least flow in a Lit button',
    markup: withAttributes('small-button'),
  },
  { id: 'badgateway', name: '@badgateway/oauth2-client', markup: () => BUTTON },
  { id: 'oauth4webapi', name: 'oauth4webapi', markup: () => BUTTON },
  { id: 'keycloak-js', name: 'keycloak-js', markup: () => BUTTON },
  { id: 'oidc-client-ts', name: 'oidc-client-ts', markup: () => BUTTON },
  { id: 'okta-auth-js', name: '@okta/okta-auth-js', markup: () => BUTTON },
  { id: 'auth0-spa-js', name: '@auth0/auth0-spa-js', markup: () => BUTTON },
  { id: 'msal-browser', name: '@azure/msal-browser', markup: () => BUTTON },
].map((contender) => ({ hasFlow: true, style: '', ...contender }));
