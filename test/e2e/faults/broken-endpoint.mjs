import { reply } from '../../support/endpoints.mjs';
import { openAndListen } from './fault.mjs';

/**
 * Signs in at a token endpoint that answers as the row says: with `answer`, which is one of
 * endpoints.ts or the bytes to send as `raw`, or as usual but so many milliseconds `late`. Or at
 * another one, at `tokenUrl`.
 */
export async function signInThere(visitor, { answer, late = 0, tokenUrl, code }) {
  const tab = await openAndListen(visitor, '/plain.html');
  if (tokenUrl) await tab.withButton((b, url) => (b.tokenUrl = url), undefined, tokenUrl);
  if (code === 'timeout') await tab.page.evaluateOnNewDocument(hurry);
  visitor.handleRequests(async (request, response) => {
    if (!request.url.endsWith('/oauth2/token')) return false;
    await new Promise((resolve) => setTimeout(resolve, late));
    if (!answer) return false;
    if (answer.raw) request.socket.end(answer.raw);
    // Not waited for: it may never end.
    else void reply(response, answer, request.headers.origin);
    return true;
  });
  await tab.press('Sign in');
  await tab.choose('Maya');
  return tab;
}

/** Runs in the page: there 30 s are over in one. */
function hurry() {
  const { setTimeout } = window;
  window.setTimeout = (act, delay = 0, ...values) =>
    setTimeout(act, delay === 30_000 ? 1000 : delay, ...values);
}
