import { listen, pathOf } from './listen.mjs';

const path = '/knowledge/portalmgr/v4/portals/user';
const scope = 'knowledge.portalmgr.read';

/**
 * Starts the API, on an origin of its own as eGain's is. It knows one request, the natural
 * first one: who am I?
 *
 * @param {object} options
 * @param {number} [options.port] 0, the default, takes a free one.
 * @param {string} [options.host] The interface to listen on.
 * @param {(origin: string) => boolean} options.isAllowedOrigin Tells which origins CORS lets in.
 * @param {(token: string) => Promise<undefined |
 *   { person: import('./sign-in/actors.mjs').Person, scopes: Set<string> }>} options.findAccess
 *   Finds what an access token stands for.
 * @param {(req: import('node:http').IncomingMessage) => void} [options.watch] Sees every request.
 */
export async function startApiServer({ port, host, isAllowedOrigin, findAccess, watch }) {
  return listen(
    async (req, res) => {
      watch?.(req);
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('Vary', 'Origin');
      if (isAllowedOrigin(req.headers.origin)) {
        res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
      }
      if (req.method === 'OPTIONS') return answerPreflight(res);
      const { status, body } = await answer(req, findAccess);
      res.writeHead(status, { 'Content-Type': 'application/json' });
      return res.end(JSON.stringify(body));
    },
    { port, host },
  );
}

function answerPreflight(res) {
  if (res.hasHeader('Access-Control-Allow-Origin')) {
    res.setHeader('Access-Control-Allow-Methods', 'GET');
    res.setHeader('Access-Control-Allow-Headers', 'authorization, accept-language');
    res.setHeader('Access-Control-Max-Age', '600');
  }
  return res.writeHead(204).end();
}

async function answer(req, findAccess) {
  if (pathOf(req) !== path) {
    return problem(404, '404-100', 'There is no such resource.');
  }
  if (req.method !== 'GET') return problem(405, '405-100', 'Only GET is supported.');
  const [, token] = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
  const access = token && (await findAccess(token));
  if (!access) {
    return problem(
      401,
      '401-104',
      token ? 'The access token is not valid.' : 'The access token is missing.',
      'Sign in again.',
    );
  }
  if (!access.scopes.has(scope)) {
    return problem(403, '403-197', 'The access token lacks a scope.', undefined, [scope]);
  }
  if (!/^en-US\b/i.test(req.headers['accept-language'] ?? '')) {
    return problem(406, '406-100', 'The header Accept-Language: en-US is required.');
  }
  const { id, firstName, lastName, role } = access.person;
  return {
    status: 200,
    body: { id, firstName, lastName, roles: [role] },
  };
}

/** An error in the shape of eGain's. */
function problem(status, code, developerMessage, userMessage, details) {
  return { status, body: { code, developerMessage, details, userMessage } };
}
