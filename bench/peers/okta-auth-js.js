import { OktaAuth } from '@okta/okta-auth-js/core';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

const okta = new OktaAuth({
  issuer,
  clientId,
  redirectUri,
  authorizeUrl,
  tokenUrl,
  scopes: scope.split(' '),
});

document.querySelector('button').onclick = () =>
  okta.token.getWithRedirect({ responseType: 'code' });

if (okta.token.isLoginRedirect()) {
  okta.token.parseFromUrl().then(({ tokens }) => {
    const access_token = tokens.accessToken.accessToken;
    document.dispatchEvent(new CustomEvent('token', { detail: { access_token } }));
  });
}
