// Both servers, on a thread of their own: what drives the browser must not keep them waiting.
import { once } from 'node:events';
import http from 'node:http';
import { hrtime } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { createPages } from './pages.mjs';
import { createSignIn } from './sign-in.mjs';

/** What pages and sign-in server are for; set once both have an address. */
let pages = (_request, response) => response.writeHead(503).end();
let signIn = pages;

/** Milliseconds of the machine's monotonic clock, which Chromium's is, too. */
const now = () => Number(hrtime.bigint()) / 1e6;

async function listen(name, host, handle) {
  const server = http.createServer((request, response) => {
    const at = now();
    const goesOn = handle(request, response, `http://${host}:${server.address().port}`);
    const { method, url } = request;
    const returnTo = typeof goesOn === 'string' ? goesOn : undefined;
    parentPort.postMessage({ server: name, method, url, at, returnTo });
  });
  // Kept open over a whole round, so that no request waits for a connection by chance.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://${host}:${server.address().port}`;
}

// Two sites, not only two origins: as in real life, each navigation between them changes the process.
parentPort.postMessage({
  pagesOrigin: await listen('pages', 'localhost', (...call) => pages(...call)),
  signInOrigin: await listen('sign-in', '127.0.0.1', (...call) => signIn(...call)),
});

parentPort.once('message', ({ contenders, registered }) => {
  pages = createPages(contenders);
  signIn = createSignIn(registered);
  parentPort.postMessage({ isReady: true });
});
