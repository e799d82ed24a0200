import { readFileSync } from 'node:fs';

import { listen, pathOf } from './listen.mjs';
import { actors } from './sign-in/actors.mjs';
import { interact } from './sign-in/interaction.mjs';
import { errorPage } from './sign-in/pages.mjs';
import { createProvider, defaultLifetimes, routes } from './sign-in/provider.mjs';

const read = (name) => readFileSync(new URL(`sign-in/${name}`, import.meta.url));
const files = {
  '/sign-in.css': ['text/css; charset=utf-8', read('sign-in.css')],
  '/sign-out.js': ['text/javascript; charset=utf-8', read('sign-out.js')],
  '/favicon.svg': ['image/svg+xml', read('favicon.svg')],
};

/**
 * Starts the sign-in server: what eGain's is to the pages, for users and for customers, under
 * eGain's own paths.
 *
 * @param {object} options
 * @param {number} [options.port] 0, the default, takes a free one.
 * @param {string} [options.host] The interface to listen on.
 * @param {string} options.home Where people go who have lost their way.
 * @param {(origin: string) => boolean} options.isAllowedOrigin Tells which origins may call the token
 *   endpoint (CORS).
 * @param {string[]} options.redirectUris Registered to the character, for both clients; also for logout.
 * @param {boolean} [options.acceptsLoopback] Whether every address on this machine counts as registered.
 * @param {Partial<typeof defaultLifetimes>} [options.lifetimes] In seconds.
 * @param {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) =>
 *   boolean | Promise<boolean>} [options.intercept] Sees every request first, and answers it
 *   itself where it returns true: a server that is late, broken or strange.
 */
export async function startSignInServer({
  port,
  host,
  home,
  isAllowedOrigin,
  redirectUris,
  acceptsLoopback = false,
  lifetimes,
  intercept,
}) {
  /** @type {Map<string, (req: object, res: object) => unknown>} */
  const handlers = new Map();
  const server = await listen(
    async (req, res) => {
      if (!(await intercept?.(req, res))) await route(req, res);
    },
    { port, host },
  );
  const { origin } = server;
  const csp = contentSecurityPolicy(redirectUris, acceptsLoopback);

  function route(req, res) {
    const pathname = pathOf(req);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    // Whoever follows the address that the terminal shows is after the demo.
    if (pathname === '/') return res.writeHead(302, { Location: home }).end();
    if (files[pathname]) {
      const [type, content] = files[pathname];
      return res.setHeader('Content-Type', type).end(content);
    }
    res.setHeader('Content-Security-Policy', csp);
    res.setHeader('Cache-Control', 'no-store');
    const [, tenant, path] = /^\/system\/auth\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
    const handle = handlers.get(tenant);
    if (handle && isKnown(path)) return handle(req, res);
    res.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    return res.end(errorPage({ actor: actors.user, error: 'not_found', redirectUris, home }));
  }

  const addresses = {};
  for (const [name, actor] of Object.entries(actors)) {
    const mount = `/system/auth/${actor.tenant}`;
    const issuer = `${origin}${mount}`;
    const provider = createProvider({
      issuer,
      actor,
      home,
      isAllowedOrigin,
      redirectUris,
      acceptsLoopback,
      lifetimes: { ...defaultLifetimes, ...lifetimes },
    });
    const answer = provider.callback();
    handlers.set(actor.tenant, (req, res) => {
      if (req.url.startsWith(`${mount}/sign-in/`)) {
        res.setHeader('Content-Type', 'text/html; charset=utf-8');
        return interact(provider, actor, home, req, res);
      }
      if (isForeign(req, isAllowedOrigin)) return res.writeHead(403).end();
      // What a framework does for what is mounted under a path; oidc-provider reads both.
      req.originalUrl = req.url;
      req.url = req.url.slice(mount.length);
      return answer(req, res);
    });
    addresses[name] = {
      issuer,
      provider,
      authorizeUrl: `${issuer}${routes.authorization}`,
      tokenUrl: `${issuer}${routes.token}`,
      revokeUrl: `${issuer}${routes.revocation}`,
      logoutUrl: `${issuer}${routes.end_session}`,
    };
  }

  return {
    ...server,
    ...addresses,
    /**
     * Finds what an access token stands for, or undefined: unknown, expired or revoked.
     * @param {string} value
     */
    async findAccess(value) {
      for (const [name, { provider }] of Object.entries(addresses)) {
        const token = await provider.AccessToken.find(value);
        const person = actors[name].people.find(({ id }) => id === token?.accountId);
        if (token && person) return { actor: name, person, scopes: token.scopes };
      }
      return undefined;
    },
  };
}

/** The paths that eGain has; no discovery document among them, as none was found there. */
function isKnown(path) {
  const below = `${routes.authorization}/`;
  return (
    Object.values(routes).includes(path) ||
    path.startsWith(below) ||
    path.startsWith(`${routes.end_session}/`) ||
    path.startsWith('/sign-in/')
  );
}

/**
 * Finds out whether a page that is not ours calls an endpoint that needs CORS. oidc-provider
 * would let every origin's preflight pass and refuse what follows; eGain's list holds for both.
 */
function isForeign(req, isAllowedOrigin) {
  const isCalled = [routes.token, routes.revocation].some((path) => pathOf(req).endsWith(path));
  return isCalled && req.headers.origin !== undefined && !isAllowedOrigin(req.headers.origin);
}

/** Forms may lead to the pages, since browsers hold the redirect after a form to its rule too. */
function contentSecurityPolicy(redirectUris, acceptsLoopback) {
  const loopback = acceptsLoopback ? ['http://localhost:*', 'http://127.0.0.1:*'] : [];
  const origins = [...new Set(redirectUris.map((uri) => new URL(uri).origin)), ...loopback];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${origins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
