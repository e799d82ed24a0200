import { actorOf, endpointOf, siblingOf } from './deployments.js';

/** What a login sets itself. A sample has the values of another login. */
const FLOW_PARAMETERS = [
  'client_id',
  'response_type',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

/**
 * Reads what people copy from eGain's console or from an example: the metadata as JSON, addresses with
 * text around them, a whole authorization request, a curl command.
 *
 * @param {string} text
 * @returns {Metadata | undefined} nothing if there is no address in it
 *
 * @typedef {object} Metadata
 * @property {Partial<Record<'user' | 'customer', Endpoints>>} actors
 * @property {string} [clientId]
 * @property {string[]} scopes
 * @property {string} [prefix]
 * @property {string} [api]
 *
 * @typedef {{ authorize?: string, token?: string }} Endpoints
 */
export function readMetadata(text) {
  const found = { actors: {}, scopes: [] };
  const json = parse(text);
  if (json) readJson(json, found);
  // A part of a JSON text is not JSON, but has the same addresses.
  else readText(text.replaceAll('\\/', '/'), found);

  for (const endpoints of Object.values(found.actors)) {
    endpoints.authorize ??= siblingOf(endpoints.token, 'authorize');
    endpoints.token ??= siblingOf(endpoints.authorize, 'token');
  }
  found.scopes = [...new Set(found.scopes)];
  return Object.keys(found.actors).length > 0 ? found : undefined;
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** No schema is published, so keys count wherever they are. */
function readJson(value, found, key = '', actor = undefined) {
  if (typeof value === 'string') return readField(key, value.trim(), found, actor);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, child] of Object.entries(value)) {
    const isList = Array.isArray(value);
    // The client's own endpoints are for servers, which have a secret.
    if (/^oauthclient$/i.test(name)) continue;
    const [, named] = /^oauth(user|customer)/i.exec(name) ?? [];
    readJson(child, found, isList ? key : name, named?.toLowerCase() ?? actor);
  }
  return undefined;
}

function readField(key, value, found, actor) {
  if (/^(auth|authori[sz]ation|authori[sz]e)_?(url|endpoint)$/i.test(key)) {
    addEndpoint(found, 'authorize', value, actor);
  } else if (/^(access_?)?token_?(url|endpoint)$/i.test(key)) {
    addEndpoint(found, 'token', value, actor);
  } else if (/^(client|application|app)_?id$/i.test(key)) found.clientId ??= value;
  else if (/permission_?prefix$/i.test(key)) found.prefix ??= value;
  else if (/^api_?domain(_?url)?$/i.test(key)) found.api ??= toOrigin(value);
  else if (/^(scopes?|permissions|api_?permissions)$/i.test(key)) addScopes(found, value);
}

function readText(text, found) {
  for (const [url] of text.matchAll(/https?:\/\/[^\s"'<>`\\]+/gi)) readUrl(trimEnd(url), found);
  found.clientId ??= /client[_\s]?id["'\s]*[:=\s]["'\s]*([\w-]{8,})/i.exec(text)?.[1];
  if (found.scopes.length === 0) {
    const names = text.match(/\b(core|knowledge)\.\w+\.(read|manage|write)\b/g) ?? [];
    found.scopes.push(...names);
  }
}

function readUrl(url, found) {
  if (!URL.canParse(url)) return;
  const { host, pathname, searchParams } = new URL(url);
  const endpoint = endpointOf(url);
  if (endpoint === 'authorize') {
    found.clientId ??= searchParams.get('client_id') ?? undefined;
    addScopes(found, searchParams.get('scope') ?? '');
  }
  if (endpoint) addEndpoint(found, endpoint, url);
  else if (siblingOf(url, 'token')) addEndpoint(found, 'token', siblingOf(url, 'token'));
  else if (/^\/auth\/?$/.test(pathname)) found.prefix ??= url;
  else if (/^api[.-]/.test(host)) found.api ??= toOrigin(url);
}

function addEndpoint(found, endpoint, value, actor = actorOf(value) ?? 'user') {
  const url = endpoint === 'authorize' ? withoutFlowParameters(value) : value;
  (found.actors[actor] ??= {})[endpoint] ??= url;
}

/** Scopes come with or without the prefix. */
function addScopes(found, text) {
  for (const scope of text.split(/[\s,+]+/).filter(Boolean)) {
    const [, prefix, name] = /^(https?:\/\/.+\/)?(.+)$/.exec(scope);
    found.prefix ??= prefix;
    found.scopes.push(name);
  }
}

/** Removes what a login sets itself. The rest of the query stays as it is, to the character. */
function withoutFlowParameters(url) {
  const [address, query = ''] = url.split(/\?(.*)/s);
  const kept = query.split('&').filter((pair) => pair && !isFlowParameter(pair.split('=', 1)[0]));
  return kept.length > 0 ? `${address}?${kept.join('&')}` : address;
}

export const isFlowParameter = (name) => FLOW_PARAMETERS.includes(name);

/** The end of a sentence and closing brackets don't belong to an address. */
const trimEnd = (url) => url.replace(/[),.;\]}]+$/, '');

function toOrigin(value) {
  return URL.canParse(value) ? new URL(value).origin : value;
}
