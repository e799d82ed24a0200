// The job itself, without any library, as short as it can be and still right.
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Leaves for the sign-in page. */
export async function startLogin({ authorizeUrl, clientId, redirectUri, scope }) {
  const state = random();
  const verifier = random();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  sessionStorage.setItem(state, verifier);
  location.assign(
    `${authorizeUrl}?${new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope,
      state,
      code_challenge: base64url(new Uint8Array(digest)),
      code_challenge_method: 'S256',
    })}`,
  );
}

/** Gets the token for the response in the page's address, where there is one that it waits for. */
export async function finishLogin({ tokenUrl, clientId, redirectUri }) {
  const response = new URLSearchParams(location.search);
  const state = response.get('state');
  const verifier = sessionStorage.getItem(state);
  if (!verifier) return;
  sessionStorage.removeItem(state);
  history.replaceState(null, '', redirectUri);
  const code = response.get('code');
  if (!code) throw new Error(response.get('error'));
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: clientId,
      code_verifier: verifier,
    }),
  });
  const detail = await answer.json();
  if (!detail.access_token) throw new Error(detail.error);
  document.dispatchEvent(new CustomEvent('token', { detail }));
}
