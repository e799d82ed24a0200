import { startApiServer } from './api.mjs';
import { isLoopback } from './loopback.mjs';
import { startPagesServer } from './pages.mjs';
import { startSignInServer } from './sign-in.mjs';

/** The pages that a login may come back to, and a logout too. */
const returnPages = [
  '/',
  '/login.html',
  '/callback.html',
  '/plain.html',
  '/first.html',
  '/second.html',
  '/renewal.html',
  '/tabs.html',
  '/client.html',
  '/report.html',
];

/** Where eGain's own servers are; the builder takes a tenant there. */
const tenantOrigins = ['https://*.egain.cloud', 'https://*.b2clogin.com'];

/**
 * Starts the whole demo: the pages, the sign-in server and the API, on three origins.
 *
 * @param {object} [options]
 * @param {{ pages?: number, signIn?: number, api?: number }} [options.ports] Free ones where
 *   left out or 0.
 * @param {string} [options.host] The interface to listen on; by default only this machine
 *   reaches the demo.
 * @param {Parameters<typeof startSignInServer>[0]['lifetimes']} [options.lifetimes] In seconds.
 * @param {Parameters<typeof startSignInServer>[0]['intercept']} [options.intercept]
 * @param {Parameters<typeof startApiServer>[0]['watch']} [options.watchApi]
 * @param {string[]} [options.returnPaths] Paths of the pages' origin to register besides those
 *   of the demo's pages.
 * @param {string[]} [options.pagesOrigins] Further origins of pages: CORS lets them in.
 * @param {string[]} [options.redirectUris] Further redirect URIs, as they are.
 * @param {boolean} [options.acceptsLoopback] Whether every page on this machine may use both servers,
 *   registered or not.
 * @param {string[]} [options.connectTo] Further origins that the pages may call.
 * @param {Record<string, string>} [options.folders] Further folders for the pages' server.
 * @param {Parameters<typeof startPagesServer>[0]['liveReload']} [options.liveReload]
 * @throws {import('./listen.mjs').PortBusyError} After ending what had started.
 */
export async function startDemo({
  ports = {},
  host,
  lifetimes,
  intercept,
  watchApi,
  returnPaths = [],
  pagesOrigins = [],
  redirectUris = [],
  acceptsLoopback = false,
  connectTo = [],
  folders,
  liveReload,
} = {}) {
  const started = [];
  const close = () => Promise.all(started.map((server) => server.close()));
  const start = async (server) => {
    started.push(await server);
    return server;
  };
  try {
    // The pages' address is part of what the sign-in server registers, and the pages name the
    // other two: hence an object that is filled while the servers start.
    const origins = {};
    const pages = await start(
      startPagesServer({
        port: ports.pages,
        host,
        origins,
        connectTo: [...tenantOrigins, ...connectTo],
        folders,
        liveReload,
      }),
    );
    const allowed = [pages.origin, ...pagesOrigins];
    const isAllowedOrigin = (origin) =>
      allowed.includes(origin) || (acceptsLoopback && isLoopback(origin));
    const signIn = await start(
      startSignInServer({
        port: ports.signIn,
        host,
        home: pages.origin,
        isAllowedOrigin,
        acceptsLoopback,
        redirectUris: [
          ...[...returnPages, ...returnPaths].map((path) => pages.origin + path),
          ...redirectUris,
        ],
        lifetimes,
        intercept,
      }),
    );
    const api = await start(
      startApiServer({
        port: ports.api,
        host,
        isAllowedOrigin,
        findAccess: signIn.findAccess,
        watch: watchApi,
      }),
    );
    Object.assign(origins, { signIn: signIn.origin, api: api.origin });
    return { pages, signIn, api, close };
  } catch (error) {
    await close();
    throw error;
  }
}
