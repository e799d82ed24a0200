import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { layOut } from './layout.mjs';
import { listen, pathOf } from './listen.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The addresses that the pages are written with; see `withAddresses`. */
export const writtenPorts = { pages: 4400, signIn: 4401, api: 4402 };

/**
 * Starts the server of the pages. They are files, with two additions: the layout that they share,
 * and the addresses of the other two servers, which are only known when these run.
 *
 * @param {object} options
 * @param {number} [options.port] 0, the default, takes a free one.
 * @param {string} [options.host] The interface to listen on.
 * @param {{ signIn?: string, api?: string }} options.origins Read at each request, so that the
 *   pages can be served before the other servers run.
 * @param {string[]} [options.connectTo] Further origins that the pages may call: those of real
 *   tenants.
 * @param {Record<string, string>} [options.folders] Further folders by path prefix, such as
 *   `{ '/test/': '/…/pages' }`.
 * @param {ReturnType<typeof import('./live-reload.mjs').createLiveReload>} [options.liveReload]
 */
export async function startPagesServer({
  port,
  host,
  origins,
  connectTo = [],
  folders = {},
  liveReload,
}) {
  const roots = { '/dist/': folder('../../dist/'), ...folders, '/': folder('../pages/') };

  return listen(
    async (req, res) => {
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.setHeader('Referrer-Policy', 'no-referrer');
      if (!['GET', 'HEAD'].includes(req.method)) return res.writeHead(405).end();
      const pathname = pathOf(req);
      // The browser stays where it is: the gallery's logins that are under way go here.
      if (pathname === '/no-content') return res.writeHead(204).end();
      if (liveReload && pathname === '/live-reload') return liveReload.connect(res);
      const file = pathname === '/demo-config.js' ? demoConfig(origins) : await read(pathname);
      if (!file) return res.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
      res.setHeader('Content-Type', file.type);
      if (file.type !== types['.html']) return res.end(file.content);
      const readsOwnFiles = pathname === '/' || liveReload !== undefined;
      const policy = contentSecurityPolicy(origins, connectTo, readsOwnFiles);
      res.setHeader('Content-Security-Policy', policy);
      const page = withAddresses(layOut(String(file.content), pathname), origins);
      return res.end(liveReload ? page.replace('</head>', `${liveReload.script}</head>`) : page);
    },
    { port, host },
  );

  async function read(pathname) {
    // Browsers ask for it where a page names no icon.
    if (pathname === '/favicon.ico') return read('/favicon.svg');
    const prefix = Object.keys(roots).find((candidate) => pathname.startsWith(candidate));
    const name = decode(pathname.slice(prefix.length)) || 'index.html';
    const path = join(roots[prefix], normalize(name));
    const type = types[extname(path)];
    // Only below the folder, and only what pages are made of.
    if (!type || !path.startsWith(normalize(roots[prefix] + sep))) return undefined;
    const content = await readFile(path).catch(() => undefined);
    return content && { type, content };
  }
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\0';
  }
}

/** What the scripts of the pages need to know, as a module that they import. */
function demoConfig({ signIn, api }) {
  return {
    type: types['.js'],
    content: `export const signIn = '${signIn}';\nexport const api = '${api}';\n`,
  };
}

/**
 * Puts the real addresses in the place of those that the pages are written with. So each page
 * shows, in its file and in the browser, exactly what a page author writes.
 */
function withAddresses(page, { signIn, api }) {
  return page
    .replaceAll(`http://localhost:${writtenPorts.signIn}`, signIn)
    .replaceAll(`http://localhost:${writtenPorts.api}`, api);
}

/**
 * The strictest policy that the element works under; it needs nothing else. The builder reads the
 * scripts' hashes from this origin.
 */
function contentSecurityPolicy({ signIn, api }, connectTo, readsOwnFiles) {
  const own = readsOwnFiles ? ["'self'"] : [];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${[...own, signIn, api, ...connectTo].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
