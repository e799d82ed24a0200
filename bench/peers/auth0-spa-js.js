import { Auth0Client } from '@auth0/auth0-spa-js';
import { clientId, issuer, redirectUri, scope } from 'login';

const auth0 = new Auth0Client({
  domain: issuer,
  clientId,
  authorizationParams: { redirect_uri: redirectUri, scope },
});

document.querySelector('button').onclick = () => auth0.loginWithRedirect();

if (location.search) finish();

async function finish() {
  await auth0.handleRedirectCallback();
  history.replaceState(null, '', redirectUri);
  // Out of its memory: no further request.
  const access_token = await auth0.getTokenSilently({ cacheMode: 'cache-only' });
  document.dispatchEvent(new CustomEvent('token', { detail: { access_token } }));
}
