import * as oauth from 'oauth4webapi';
import { authorizeUrl, clientId, issuer, redirectUri, scope, tokenUrl } from 'login';

const server = { issuer, authorization_endpoint: authorizeUrl, token_endpoint: tokenUrl };
const client = { client_id: clientId };

document.querySelector('button').onclick = async () => {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  sessionStorage.setItem('login', JSON.stringify({ state, verifier }));
  location.assign(
    `${authorizeUrl}?${new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })}`,
  );
};

const stored = sessionStorage.getItem('login');
if (stored && location.search) finish(JSON.parse(stored));

async function finish({ state, verifier }) {
  const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  sessionStorage.removeItem('login');
  history.replaceState(null, '', redirectUri);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    // The bench's server is on this machine, without https.
    { [oauth.allowInsecureRequests]: true },
  );
  const detail = await oauth.processAuthorizationCodeResponse(server, client, answer);
  document.dispatchEvent(new CustomEvent('token', { detail }));
}
