import { PublicClientApplication } from '@azure/msal-browser';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

// Its authority must be named with https. The addresses themselves need not, and with them it asks
// for no discovery.
const authority = issuer.replace('http:', 'https:');
const msal = new PublicClientApplication({
  auth: {
    clientId,
    redirectUri,
    authority,
    knownAuthorities: [new URL(authority).host],
    authorityMetadata: JSON.stringify({
      issuer: authority,
      authorization_endpoint: authorizeUrl,
      token_endpoint: tokenUrl,
      jwks_uri: `${issuer}/keys`,
    }),
  },
  system: { protocolMode: 'OIDC' },
});
const ready = msal.initialize();

document.querySelector('button').onclick = async () => {
  await ready;
  await msal.loginRedirect({ scopes: scope.split(' ') });
};

ready
  .then(() => msal.handleRedirectPromise({ navigateToLoginRequestUrl: false }))
  .then((result) => {
    const detail = { access_token: result?.accessToken };
    if (result) document.dispatchEvent(new CustomEvent('token', { detail }));
  });
