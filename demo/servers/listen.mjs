import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** Says that a port cannot be used because something else listens there. */
export class PortBusyError extends Error {
  /** @param {number} port */
  constructor(port) {
    super(`Port ${port} is in use.`);
    this.name = 'PortBusyError';
    this.port = port;
  }
}

/**
 * Reads the path of a request, without its query. Not by `URL`, which throws at some paths.
 *
 * @param {http.IncomingMessage} req
 */
export const pathOf = (req) => req.url.split('?', 1)[0];

/**
 * Starts an HTTP server on this machine.
 *
 * @param {(req: http.IncomingMessage, res: http.ServerResponse) => unknown} handle
 * @param {{ port?: number, host?: string }} [options] Port 0 takes a free one. The host is
 *   the interface to listen on: only this machine can reach the default.
 * @returns {Promise<{ origin: string, port: number, close: () => Promise<void> }>}
 * @throws {PortBusyError}
 */
export async function listen(handle, { port = 0, host = '127.0.0.1' } = {}) {
  // Listening alone does not tell that a port is taken: a server on ::1 and another on 127.0.0.1
  // share it without an error, and the browser then shows the wrong one.
  const isTaken =
    port !== 0 && ((await answers(port, '127.0.0.1')) || (await answers(port, '::1')));
  if (isTaken) throw new PortBusyError(port);
  const server = http.createServer(async (req, res) => {
    try {
      await handle(req, res);
    } catch (error) {
      console.error(error);
      if (!res.headersSent) res.statusCode = 500;
      res.end();
    }
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw error.code === 'EADDRINUSE' ? new PortBusyError(port) : error;
  }
  const address = /** @type {net.AddressInfo} */ (server.address());
  return {
    // "localhost" and not the number: browsers treat it as a secure context, and it is one
    // host for all three servers, so that only the port tells the origins apart.
    origin: `http://localhost:${address.port}`,
    port: address.port,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      // A browser keeps connections open; without this, close would wait for them.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Finds out whether something listens. */
async function answers(port, host) {
  const socket = net.connect({ port, host });
  socket.setTimeout(1000, () => socket.destroy(new Error('timeout')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
