// Serves pages that are not ours: each with headers of its own, and with libraries of other people.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, pathOf } from '../../demo/servers/listen.mjs';
import { writtenPorts } from '../../demo/servers/pages.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** By path prefix. `/other-version/` is the same script under another address, as a second copy is. */
const FOLDERS = {
  '/dist/': folder('../../dist/'),
  '/other-version/': folder('../../dist/'),
  '/release/': folder('../../release/'),
  '/lib/': folder('../pages/node_modules/'),
  '/pages/': folder('../pages/'),
};

/** Without a charset, as many servers send them: the page says what it is in, and its scripts follow it. */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** An address that names no file is a page's, but for the one of scripts that are put together. */
const typeOf = (path) => TYPES[extname(path)] ?? TYPES[path === '/combo' ? '.js' : '.html'];

const isOurScript = (path) => /^\/(dist|other-version)\//.test(path);

/**
 * Starts the server.
 *
 * @param {object} [options]
 * @param {Record<string, Record<string, string>>} [options.headers] of single pages, by path
 * @param {Record<string, string>} [options.documents] pages that are no files, by path
 */
export async function startPageServer({ headers = {}, documents = {} } = {}) {
  const state = {
    /** The demo's servers, whose addresses take the place of those that the pages are written with. */
    demo: undefined,
    /** Answers our own scripts with nothing: what is still there then is the page's own. */
    isScriptLeftOut: false,
  };

  const server = await listen(async (request, response) => {
    const path = pathOf(request);
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const body = path === '/combo' ? await combine(request.url) : await read(path);
    if (body === undefined) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end();
    response.setHeader('Content-Type', typeOf(path));
    response.setHeader('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(headers[path] ?? {})) {
      response.setHeader(name, withAddresses(value));
    }
    return response.end(body);
  });

  async function read(path) {
    if (state.isScriptLeftOut && isOurScript(path)) return '';
    if (documents[path]) return withAddresses(documents[path]);
    const prefix = Object.keys(FOLDERS).find((candidate) => path.startsWith(candidate));
    if (!prefix || !TYPES[extname(path)]) return undefined;
    const file = join(FOLDERS[prefix], normalize(path.slice(prefix.length - 1)));
    const content = await readFile(file).catch(() => undefined);
    if (!content || extname(path) !== '.html') return content;
    const text = withAddresses(String(content));
    return Buffer.from(text, /charset="?windows-1252/.test(text) ? 'latin1' : 'utf8');
  }

  /**
   * Puts files together as sites do to save requests, and as little careful: `/combo?/one.js&/two.js`.
   * Minifiers leave out the last semicolon of a file.
   */
  async function combine(url) {
    const [, ...paths] = url.split(/[?&]/);
    const texts = await Promise.all(paths.map(async (path) => String(await read(path))));
    return texts
      .map((text, index) => (isOurScript(paths[index]) ? text : text.trim().replace(/;$/, '')))
      .join('\n');
  }

  const withAddresses = (text) =>
    text
      .replaceAll(`http://localhost:${writtenPorts.signIn}`, state.demo.signIn.origin)
      .replaceAll(`http://localhost:${writtenPorts.api}`, state.demo.api.origin);

  return Object.assign(state, server);
}
