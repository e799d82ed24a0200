// One history's servers, on a port of their own: the pages at localhost, and at 127.0.0.1, which is
// another origin, an authorization server that does what the history tells it to.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { listen, pathOf } from '../../demo/servers/listen.mjs';
import { writePages } from './pages.mjs';

const SCRIPTS = Object.fromEntries(
  ['egain-login.min.js', 'egain-login.callback.min.js'].map((name) => [
    `/${name}`,
    readFileSync(new URL(`../../dist/${name}`, import.meta.url)),
  ]),
);

/** Seconds. Long enough that nothing is renewed unless the history moves the clock. */
export const TOKEN_LIFETIME = 3600;

/** The ports of this run: what a browser has stored for an origin may outlive its history. */
const usedPorts = new Set();

/** A login as the server knows it, through all of its renewals. */
class Grant {
  /** Access tokens by name, each with the time at which it runs out. */
  tokens = new Map();
  refreshToken;
  /** By name, whether the answer that took its place has come to the page. */
  usedRefreshTokens = new Map();
  codeUses = 0;
  isRefused = false;
  isRevoked = false;

  constructor(id, { identity, begunAt, state }) {
    Object.assign(this, { id, identity, begunAt, state, code: `code-${id}` });
  }
}

/**
 * Starts the servers.
 *
 * @param {import('./world.mjs').Options} options
 * @param {() => number} now tells the time of the pages' clock
 */
export async function startServers(options, now) {
  const grants = [];
  /** Forms that a client must never send. */
  const offenses = [];
  const held = new Set();
  let active = 0;
  const state = {
    isOffline: false,
    /** Whether token requests fail, though the browser is online. */
    isDown: false,
    /** What the next request of a kind meets; each holds for one request. */
    next: { authorize: undefined, token: undefined, revoke: undefined },
    grants,
    offenses,
    held,
    /** How many requests are being answered. */
    isBusy: () => active > held.size,
    release() {
      for (const go of held) go();
      held.clear();
    },
  };
  const take = (kind) => {
    const outcome = state.next[kind];
    state.next[kind] = undefined;
    return outcome;
  };
  const hold = (response, kind) =>
    new Promise((resolve) => {
      resolve.kind = kind;
      held.add(resolve);
      response.on('close', () => {
        held.delete(resolve);
        resolve();
      });
    });

  const server = await listenOnNewPort(async (request, response) => {
    active++;
    response.on('close', () => active--);
    if (request.headers.host.startsWith('127.')) await authorize(request, response);
    else servePage(request, response);
  });
  const { port } = server;
  const pagesOrigin = `http://localhost:${port}`;
  const issuer = `http://127.0.0.1:${port}`;
  const pages = writePages(options, issuer);

  function servePage(request, response) {
    const path = pathOf(request);
    if (SCRIPTS[path]) {
      response.setHeader('Cache-Control', 'max-age=3600');
      return response.setHeader('Content-Type', 'text/javascript').end(SCRIPTS[path]);
    }
    if (path === '/when-asked') return waitForHold(response);
    if (!pages[path]) return response.writeHead(204).end();
    if (!options.isCached) response.setHeader('Cache-Control', 'no-store');
    return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(pages[path]);
  }

  /** Answers when a login waits for its sign-in page. */
  async function waitForHold(response) {
    while (!held.size && !response.destroyed) await delay(20);
    response.end();
  }

  async function authorize(request, response) {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === '/logout') {
      return redirect(response, searchParams.get('post_logout_redirect_uri'));
    }
    if (pathname === '/continue') return grant(response, searchParams);
    if (pathname === '/authorize') return beginLogin(response, searchParams);
    const form = new URLSearchParams(await text(request));
    // A page can't tell an answer that it may not read from none. A closed connection would be worse:
    // browsers send the request again by themselves.
    if (state.isOffline || state.isDown) return response.end();
    if (pathname === '/token') return answerTokenRequest(response, form);
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname === '/revoke') return revoke(response, form);
    return response.writeHead(204).end();
  }

  async function beginLogin(response, parameters) {
    const outcome = take('authorize');
    if (outcome === 'hold') {
      await hold(response, 'authorize');
      if (response.destroyed) return undefined;
    }
    if (outcome === 'nothing') return response.writeHead(204).end();
    if (outcome === 'deny') return respond(response, parameters, { error: 'access_denied' });
    if (outcome !== 'page') return grant(response, parameters);
    response.setHeader('Content-Type', 'text/html');
    return response.end(
      `<!doctype html><title>Sign in</title><a href="/continue?${parameters}">Continue</a>`,
    );
  }

  function grant(response, parameters) {
    const identity = `${parameters.get('client_id')} ${parameters.get('scope')}`;
    const begunAt = Number(parameters.get('begun'));
    const login = new Grant(grants.length + 1, {
      identity,
      begunAt,
      state: parameters.get('state'),
    });
    grants.push(login);
    respond(response, parameters, { code: login.code });
  }

  function respond(response, parameters, fields) {
    const query = new URLSearchParams({ ...fields, state: parameters.get('state') });
    redirect(response, `${parameters.get('redirect_uri')}?${query}`);
  }

  async function answerTokenRequest(response, form) {
    const outcome = take('token');
    if (outcome === 'network') return response.end();
    response.setHeader('Access-Control-Allow-Origin', '*');
    const answer = decide(form, outcome);
    // The server has made up its mind, and the network is slow.
    if (outcome === 'hold') await hold(response, 'token');
    if (response.destroyed) return undefined;
    const { status = 200, body, type = 'application/json' } = answer;
    const used = form.get('refresh_token');
    if (used && status === 200) answer.login.usedRefreshTokens.set(used, true);
    return response.writeHead(status, { 'Content-Type': type }).end(body);
  }

  function decide(form, outcome) {
    const code = form.get('code');
    const refreshToken = form.get('refresh_token');
    const login = grants.find(
      (one) =>
        one.code === code ||
        one.refreshToken === refreshToken ||
        one.usedRefreshTokens.has(refreshToken),
    );
    if (code) {
      login.codeUses++;
      if (login.codeUses > 1) offenses.push(`the code of login ${login.id} was sent twice`);
    }
    if (outcome === '429') return refuse(429, 'slow_down');
    if (outcome === '404') return refuse(404, 'invalid_grant');
    if (outcome === '500') return { status: 500, type: 'text/html', body: '<h1>Sorry</h1>' };
    if (login.usedRefreshTokens.has(refreshToken)) {
      // Whoever has never had an answer can't know that there was one.
      if (login.usedRefreshTokens.get(refreshToken))
        offenses.push(`a refresh token of login ${login.id} was used twice`);
      login.isRefused = true;
    }
    if (outcome === 'refuse') login.isRefused = true;
    if (login.isRefused || login.isRevoked) {
      login.isRefused = true;
      return refuse(400, 'invalid_grant');
    }
    return issue(login, refreshToken);
  }

  function issue(login, usedRefreshToken) {
    if (usedRefreshToken) login.usedRefreshTokens.set(usedRefreshToken, false);
    const number = login.tokens.size + 1;
    const accessToken = `access-${login.id}-${number}`;
    login.tokens.set(accessToken, now() + TOKEN_LIFETIME * 1000);
    login.refreshToken = options.isRenewable ? `refresh-${login.id}-${number}` : undefined;
    const token = {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME,
      refresh_token: login.refreshToken,
    };
    return { login, body: JSON.stringify(token) };
  }

  async function revoke(response, form) {
    const [, id] = form.get('token').split('-');
    grants[id - 1].isRevoked = true;
    if (take('revoke') === 'hold') await hold(response, 'revoke');
    response.end();
  }

  return Object.assign(state, { pagesOrigin, issuer, close: server.close });
}

async function listenOnNewPort(handle) {
  const server = await listen(handle);
  if (!usedPorts.has(server.port)) {
    usedPorts.add(server.port);
    return server;
  }
  const other = await listenOnNewPort(handle);
  await server.close();
  return other;
}

const refuse = (status, error) => ({ status, body: JSON.stringify({ error }) });

const redirect = (response, url) => response.writeHead(302, { Location: url }).end();
