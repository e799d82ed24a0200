// An HTTP server on an origin of its own that answers whatever a test tells it to: in place of the
// authorization server's endpoints, with real sockets. Each test programs endpoints of its own:
//
//   POST /__program/{id}   a list of answers, given one after another; the last one repeats
//   GET  /__log/{id}       the requests that came since
//   any  /{id}/…           the endpoint
//
// What an answer can be is described in endpoints.ts. Everything is bounded.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const MAX_BODY = 1024 * 1024; // characters of a request that are kept
const MAX_REPEATED = 64 * 1024 * 1024; // characters of an answer
const MAX_WAIT = 60_000; // milliseconds that an answer can be late or left hanging
const MAX_PROGRAMS = 1000;
const MAX_REQUESTS = 200; // kept of each program

/** Starts the server on a free port. */
export async function startEndpoints() {
  const programs = new Map();

  const server = createServer((request, response) => {
    // A client that gives up must not end the test server.
    for (const stream of [request, response]) stream.on('error', () => {});
    serve(programs, request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));

  return {
    origin: `http://localhost:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(programs, request, response) {
  const body = await readBody(request);
  const [, first, second] = new URL(request.url, 'http://endpoints').pathname.split('/');

  if (first === '__program') {
    if (programs.size >= MAX_PROGRAMS) programs.delete(programs.keys().next().value);
    programs.set(second, { answers: [JSON.parse(body)].flat(), given: 0, log: [] });
    return reply(response, {});
  }
  if (first === '__log') {
    return reply(response, { body: programs.get(second)?.log ?? [] });
  }

  const program = programs.get(first);
  if (!program) return reply(response, { status: 404, body: 'No test has programmed this.' });
  const { method, url, headers } = request;
  if (program.log.length < MAX_REQUESTS) {
    program.log.push({ method, url, headers, body, at: Date.now() });
  }
  // A preflight is refused, and takes no answer away: the flow must not need one.
  if (method === 'OPTIONS') return reply(response, { status: 204, cors: false });

  const last = program.answers.length - 1;
  const answer = program.answers[Math.min(program.given++, last)] ?? {};
  const { authorize, ...rest } = answer;
  const whole = authorize ? { ...rest, redirect: backToPage(url, authorize) } : rest;
  await reply(response, whole, headers.origin);
}

function backToPage(url, parameters) {
  const { searchParams } = new URL(url, 'http://endpoints');
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const state = searchParams.get('state') ?? '';
  const separator = redirectUri.includes('?') ? '&' : '?';
  return redirectUri + separator + new URLSearchParams({ state, ...parameters });
}

async function readBody(request) {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk.slice(0, MAX_BODY - body.length);
  return body;
}

/** Answers a request so; `origin` is whose page asks. */
export async function reply(response, answer, origin = '*') {
  const { status, body, bodyBase64, headers, redirect, cors = true, repeat } = answer;
  const { delay = 0, hang, reset } = answer;
  if (delay > 0) await wait(Math.min(delay, MAX_WAIT), undefined, { ref: false });
  if (hang === 'header' || hang === true) return hangUp(response);
  if (reset === 'header') return response.socket?.resetAndDestroy();

  response.statusCode = status ?? (redirect === undefined ? 200 : 302);
  if (cors) response.setHeader('Access-Control-Allow-Origin', cors === true ? origin : cors);
  if (redirect !== undefined) response.setHeader('Location', redirect);
  if (typeof body === 'object') response.setHeader('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);

  const bytes = toBytes(body, bodyBase64);
  if (hang === 'body' || reset === 'body') {
    // One byte more is promised than ever comes.
    response.setHeader('Content-Length', bytes.length + 1);
    response.flushHeaders();
    await new Promise((resolve) => response.write(bytes, resolve));
    return hang ? hangUp(response) : response.socket?.resetAndDestroy();
  }
  if (repeat) await writeRepeatedly(response, repeat);
  response.end(bytes);
}

async function hangUp(response) {
  await wait(MAX_WAIT, undefined, { ref: false });
  response.destroy();
}

async function writeRepeatedly(response, { text, times }) {
  const most = Math.floor(MAX_REPEATED / Math.max(1, text.length));
  for (let i = 0; i < Math.min(times, most) && !response.destroyed; i++) {
    if (response.write(text)) continue;
    const settled = new AbortController();
    const { signal } = settled;
    await Promise.race(['drain', 'close'].map((name) => once(response, name, { signal })));
    settled.abort();
  }
}

function toBytes(body = '', bodyBase64) {
  if (bodyBase64 !== undefined) return Buffer.from(bodyBase64, 'base64');
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
