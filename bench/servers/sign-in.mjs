import { setTimeout as pause } from 'node:timers/promises';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** How long the token endpoint takes: as long as a quick real one. */
const EXCHANGE_MS = 50;

/** Whose token it is. */
const SUBJECT = 'bench';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * Creates the sign-in server of the bench: as strict as a real one. What takes time, such as signing,
 * is done while the sign-in page is shown, so that the token endpoint always takes equally long.
 *
 * @param {{ clientId: string, pagesOrigin: string, redirectUris: string[] }} registered
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 *   origin: string) => unknown} answers a request; for one of an authorization, returns where it goes on
 */
export function createSignIn({ clientId, pagesOrigin, redirectUris }) {
  /** Codes that were issued and not used yet. */
  const issued = new Map();

  const routes = {
    'GET /authorize': authorize,
    'POST /oauth/token': exchange,
    'GET /.well-known/openid-configuration': (_request, response, origin) =>
      json(response, 200, describe(origin)),
    'GET /keys': (_request, response) =>
      json(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), ...KEY }] }),
  };

  return (request, response, origin) => {
    const [path] = request.url.split('?', 1);
    response.setHeader('Cache-Control', 'no-store');
    if (request.headers.origin === pagesOrigin) {
      response.setHeader('Access-Control-Allow-Origin', pagesOrigin);
      // One peer sends cookies along.
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Vary', 'Origin');
    }
    if (request.method === 'OPTIONS') return allow(request, response);
    const route = routes[`${request.method} ${path}`];
    return route ? route(request, response, origin) : response.writeHead(404).end();
  };

  function authorize(request, response, origin) {
    const asked = Object.fromEntries(new URL(request.url, origin).searchParams);
    const isRight =
      asked.client_id === clientId &&
      asked.response_type === 'code' &&
      redirectUris.includes(asked.redirect_uri) &&
      asked.code_challenge_method === 'S256' &&
      /^[\w-]{43}$/.test(asked.code_challenge ?? '') &&
      asked.state;
    if (!isRight) return page(response, 400, 'This is no authorization request of a known client.');

    page(response, 200, 'Sign in');
    const code = randomBytes(16).toString('base64url');
    issued.set(code, { ...asked, tokens: createTokens(asked, origin) });
    const parameters = new URLSearchParams({ code, state: asked.state });
    return asked.redirect_uri + (asked.response_mode === 'fragment' ? '#' : '?') + parameters;
  }

  async function exchange(request, response) {
    let body = '';
    for await (const chunk of request) body += chunk;
    const sent = Object.fromEntries(new URLSearchParams(body));
    const known = issued.get(sent.code);
    issued.delete(sent.code);
    const challenge = createHash('sha256')
      .update(sent.code_verifier ?? '')
      .digest('base64url');
    const isRight =
      sent.grant_type === 'authorization_code' &&
      sent.client_id === clientId &&
      sent.redirect_uri === known?.redirect_uri &&
      challenge === known?.code_challenge;
    await pause(EXCHANGE_MS);
    if (isRight) json(response, 200, known.tokens);
    else json(response, 400, { error: 'invalid_grant' });
  }
}

const KEY = { kid: 'bench', alg: 'RS256', use: 'sig' };

/** The access token is a JWT, and an ID token comes with the scope `openid`: some peers insist. */
function createTokens({ client_id, scope, nonce }, origin) {
  const now = Math.floor(Date.now() / 1000);
  const common = { iss: `${origin}/`, sub: SUBJECT, iat: now, exp: now + 3600 };
  const isOpenId = scope.split(' ').includes('openid');
  return {
    access_token: createJwt({ ...common, scope, jti: randomBytes(8).toString('hex') }),
    token_type: 'Bearer',
    expires_in: 3600,
    scope,
    ...(isOpenId && { id_token: createJwt({ ...common, aud: client_id, nonce }) }),
  };
}

function createJwt(claims) {
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: KEY.alg, kid: KEY.kid, typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

function describe(origin) {
  return {
    issuer: `${origin}/`,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    jwks_uri: `${origin}/keys`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: [KEY.alg],
  };
}

function allow(request, response) {
  response.setHeader('Access-Control-Allow-Methods', 'POST');
  const headers = request.headers['access-control-request-headers'];
  if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
  response.writeHead(204).end();
}

function json(response, status, content) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
}

function page(response, status, text) {
  const icon = '<link rel="icon" href="data:,">';
  response
    .writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>${text}</title>${icon}<p>${text}</p></html>`);
}
