import Keycloak from 'keycloak-js';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

const keycloak = new Keycloak({
  clientId,
  // With the addresses themselves it needs no discovery.
  oidcProvider: { issuer, authorization_endpoint: authorizeUrl, token_endpoint: tokenUrl },
});

document.querySelector('button').onclick = () => keycloak.login({ scope, redirectUri });

const options = { pkceMethod: 'S256', checkLoginIframe: false, responseMode: 'query', redirectUri };
keycloak.init(options).then((isSignedIn) => {
  const detail = { access_token: keycloak.token };
  if (isSignedIn) document.dispatchEvent(new CustomEvent('token', { detail }));
});
