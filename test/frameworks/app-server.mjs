// Serves a built app: its files, and its index page for the routes that the app has itself.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, pathOf } from '../../demo/servers/listen.mjs';
import { writtenPorts } from '../../demo/servers/pages.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
};

/**
 * Starts the server.
 *
 * @param {string[]} folders below this one; a file is taken from the first that has it
 */
export async function startAppServer(folders) {
  const state = {
    /** The demo's servers, whose addresses replace those that the apps are written with. */
    demo: undefined,
  };

  const server = await listen(async (request, response) => {
    const path = pathOf(request);
    const name = extname(path) ? path : '/index.html';
    const text = await read(name);
    if (text === undefined) return response.writeHead(404).end();
    const isForUsers = name === '/signed-in.html';
    if (isForUsers && !request.headers.authorization?.startsWith('Bearer '))
      return response.writeHead(401).end();
    response.setHeader('Content-Type', `${TYPES[extname(name)]}; charset=utf-8`);
    const { signIn, api } = state.demo;
    return response.end(
      text
        .replaceAll(`http://localhost:${writtenPorts.signIn}`, signIn.origin)
        .replaceAll(`http://localhost:${writtenPorts.api}`, api.origin),
    );
  });

  async function read(name) {
    for (const folder of folders) {
      const file = fileURLToPath(new URL(folder + name, import.meta.url));
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  return Object.assign(state, server);
}
