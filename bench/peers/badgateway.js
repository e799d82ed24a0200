import { generateCodeVerifier, OAuth2Client } from '@badgateway/oauth2-client';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

const { authorizationCode } = new OAuth2Client({
  server: issuer,
  clientId,
  authorizationEndpoint: authorizeUrl,
  tokenEndpoint: tokenUrl,
});

document.querySelector('button').onclick = async () => {
  const codeVerifier = await generateCodeVerifier();
  const state = crypto.randomUUID();
  sessionStorage.setItem('login', JSON.stringify({ state, codeVerifier }));
  const login = { redirectUri, state, codeVerifier, scope: scope.split(' ') };
  location.assign(await authorizationCode.getAuthorizeUri(login));
};

const stored = sessionStorage.getItem('login');
if (stored && location.search) finish(JSON.parse(stored));

async function finish({ state, codeVerifier }) {
  sessionStorage.removeItem('login');
  const { href } = location;
  history.replaceState(null, '', redirectUri);
  const { accessToken } = await authorizationCode.getTokenFromCodeRedirect(href, {
    redirectUri,
    state,
    codeVerifier,
  });
  const detail = { access_token: accessToken };
  document.dispatchEvent(new CustomEvent('token', { detail }));
}
