import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const CLIENT_ID = 'bench';
const SCOPE = 'knowledge.portalmgr.read';

/**
 * Starts the servers of the bench.
 *
 * @param {(login: object) => Promise<object[]>} prepare makes the contenders' scripts and pages, for the
 *   addresses that the servers have got
 */
export async function startServers(prepare) {
  const worker = new Worker(new URL('worker.mjs', import.meta.url));
  const [{ pagesOrigin, signInOrigin }] = await once(worker, 'message');
  const contenders = await prepare({
    issuer: signInOrigin,
    authorizeUrl: `${signInOrigin}/authorize`,
    tokenUrl: `${signInOrigin}/oauth/token`,
    clientId: CLIENT_ID,
    scope: SCOPE,
  });
  const redirectUris = contenders.map(({ id }) => `${pagesOrigin}/${id}`);
  worker.postMessage({
    contenders: contenders.map(({ id, body, code, compressed }) => ({
      id,
      body,
      code,
      compressed,
    })),
    registered: { clientId: CLIENT_ID, pagesOrigin, redirectUris },
  });
  await once(worker, 'message');

  /** Every request since the list was last emptied. */
  const requests = [];
  let onAuthorization;
  worker.on('message', (request) => {
    requests.push(request);
    if (request.returnTo) onAuthorization?.(request);
  });
  return {
    contenders,
    pagesOrigin,
    requests,
    /** Resolves with the next authorization request. */
    nextAuthorization: () => new Promise((resolve) => (onAuthorization = resolve)),
    close: () => worker.terminate(),
  };
}
