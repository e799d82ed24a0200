import { UserManager } from 'oidc-client-ts';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

const users = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: redirectUri,
  scope,
  // With the addresses themselves it needs no discovery.
  metadata: { issuer, authorization_endpoint: authorizeUrl, token_endpoint: tokenUrl },
});

document.querySelector('button').onclick = () => users.signinRedirect();

if (location.search) {
  users.signinRedirectCallback().then((detail) => {
    history.replaceState(null, '', redirectUri);
    document.dispatchEvent(new CustomEvent('token', { detail }));
  });
}
