// A small site of a test's own, with the demo's sign-in server behind it.
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { visitTheDemo } from './visit.mjs';

/**
 * Serves pages for one test file, and declares tests in which paths are those of these pages. Logins and
 * logouts may come back to each of them.
 *
 * @param {Record<string, string>} documents by path
 * @param {object} [options] those of `visitTheDemo`, and `headers` of single pages by path
 */
export async function visitSite(documents, { headers, ...options } = {}) {
  const server = await startPageServer({ documents, headers });
  after(() => server.close());
  const test = visitTheDemo({
    ...options,
    home: server.origin,
    pagesOrigins: [server.origin, elsewhere(server.origin)],
    redirectUris: Object.keys(documents).flatMap((path) => [
      server.origin + path,
      elsewhere(server.origin) + path,
    ]),
  });
  return (sentence, run) =>
    test(sentence, (visitor) => {
      server.demo = visitor.demo;
      return run(visitor);
    });
}

/** The same server under a name that browsers take for another site. */
export const elsewhere = (origin) => origin.replace('localhost', '127.0.0.1');

/**
 * Holds something back until it is released.
 *
 * @returns {{ whenReleased: Promise<void>, release: () => void }}
 */
export function createGate() {
  let release;
  const whenReleased = new Promise((resolve) => (release = resolve));
  return { whenReleased, release };
}

/** Answers a request of a page as a server does that lets all pages read it. */
export function answerJson(response, status, body) {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
  response.writeHead(status, headers).end(JSON.stringify(body));
  return true;
}
