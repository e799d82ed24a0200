import * as fc from 'fast-check';
import { processAuthorizationCodeResponse, ResponseBodyError } from 'oauth4webapi';
import { LoginError } from '../../src/oauth/errors.js';
import { requestToken } from '../../src/oauth/token-request.js';
import { stub } from '../support/stub.js';
import { judge, kindOf, REFUSED, type Choice, type Verdict } from './judge.js';

const NOW = 1_700_000_000_000;

interface Answer {
  status: number;
  type: string;
  body: string;
}

const json = (body: unknown, status = 200, type = 'application/json'): Answer => ({
  status,
  type,
  body: JSON.stringify(body),
});
const TOKEN = { access_token: 'a', token_type: 'Bearer' };

function fieldsOf({ body }: Answer): Record<string, unknown> {
  try {
    return { ...(JSON.parse(body.replace(/^\uFEFF/, '')) as object) };
  } catch {
    return {};
  }
}

const isText = (value: unknown) => typeof value === 'string' && !!value;
/** What everybody reads alike. */
const isPlainLifetime = (value: unknown) =>
  (typeof value === 'number' || typeof value === 'string') &&
  /^\d+(\.\d+)?$/.test(`${value}`) &&
  Number(value) > 0 &&
  Number(value) <= 1e9;

const CHOICES: Choice<Answer>[] = [
  {
    choice: 'take a missing token_type for Bearer',
    why: 'some servers leave it out, and nothing else was asked for',
    example: json({ access_token: 'a' }),
    covers: ({ answer, ours, theirs }) =>
      kindOf(ours) === 'token' && theirs === REFUSED && fieldsOf(answer).token_type == null,
  },
  {
    choice: 'refuse a DPoP token',
    why: 'the request carried no proof, so the token could not be used',
    example: json({ ...TOKEN, token_type: 'DPoP' }),
    covers: ({ answer, ours }) =>
      ours === REFUSED && /^dpop$/i.test(String(fieldsOf(answer).token_type)),
  },
  {
    choice: 'take an expires_in that is no plain number of seconds for a missing one',
    why: 'it is the page’s hint when to renew, and no reason to sign nobody in',
    example: json({ ...TOKEN, expires_in: 'soon' }),
    covers: ({ answer, ours }) =>
      kindOf(ours) === 'token' &&
      Object.hasOwn(fieldsOf(answer), 'expires_in') &&
      !isPlainLifetime(fieldsOf(answer).expires_in),
  },
  {
    choice: 'do not mind other fields than those that are used',
    why: 'scope and id_token are the page’s, and a refresh_token that is no text is dropped',
    example: json({ ...TOKEN, refresh_token: 5 }),
    covers: ({ answer, ours, theirs }) => {
      const { scope = 'a', refresh_token = 'a', id_token } = fieldsOf(answer);
      const isOdd = typeof scope !== 'string' || !isText(refresh_token) || id_token !== undefined;
      return kindOf(ours) === 'token' && theirs === REFUSED && isOdd;
    },
  },
  {
    choice: 'believe an error whatever its status',
    why: 'some servers send it with 200 or 500, and its words say what to mend',
    example: json({ error: 'invalid_grant' }, 500),
    covers: ({ answer, ours }) =>
      ours === `error ${String(fieldsOf(answer).error)}` &&
      !(answer.status >= 400 && answer.status < 500),
  },
  {
    choice: 'believe an error whatever its content type',
    why: 'proxies change it, and JSON with an error in it is nothing else',
    example: json({ error: 'invalid_grant' }, 400, 'text/html'),
    covers: ({ answer, ours }) =>
      ours === `error ${String(fieldsOf(answer).error)}` && answer.type !== 'application/json',
  },
];

const odd = fc.constantFrom<unknown>(null, '', ' ', 0, 5, true, [], ['a'], {}, 'ü');
const lifetime = fc.oneof(
  fc.constantFrom<unknown>(3600, '3600', ' 60 ', 0, -1, 0.5, 1e9, 1e9 + 1, 'soon', '60 s', '0x10'),
  fc.constantFrom<unknown>('1e3', NOW, '', null, true, [3600], {}),
  fc.integer(),
  fc.double(),
);
const type = fc.constantFrom<unknown>('Bearer', 'bearer', 'BEARER', 'DPoP', 'mac', 'Bearer x', '');
/** One field, mostly as some server might name it. */
const field = fc.oneof(
  ...Object.entries({
    access_token: fc.oneof(fc.constantFrom('a', 'b.c-d_e~'), odd),
    token_type: fc.oneof({ weight: 3, arbitrary: type }, odd),
    expires_in: lifetime,
    scope: fc.oneof(fc.constantFrom('a b'), odd),
    refresh_token: fc.oneof(fc.constantFrom('r'), odd),
    id_token: fc.oneof(fc.constantFrom('not.a.jwt'), odd),
    error: fc.oneof(fc.constantFrom('invalid_grant', 'server_error'), odd),
    error_description: odd,
    expiresAt: fc.integer(),
    ['__proto__']: fc.constant({ access_token: 'of the prototype', error: 'of the prototype' }),
  }).map(([name, value]) => fc.tuple(fc.constant(name), value as fc.Arbitrary<unknown>)),
);
/** Mostly what a server says that means well, with few fields changed or added. */
const object = fc
  .tuple(
    fc.constantFrom<object>(
      { ...TOKEN, expires_in: 60 },
      { ...TOKEN, expires_in: '60', scope: 'a b', refresh_token: 'r' },
      { access_token: 'a' },
      { error: 'invalid_grant', error_description: 'It is over.' },
      {},
    ),
    fc.array(field, { maxLength: 3 }),
  )
  .map(([base, changes]) => Object.fromEntries([...Object.entries(base), ...changes]));
const text = fc.oneof(
  { weight: 8, arbitrary: object.map((value) => JSON.stringify(value)) },
  fc.tuple(object, fc.nat()).map(([value, at]) => {
    const whole = JSON.stringify(value);
    return whole.slice(0, at % whole.length);
  }),
  object.map((value) => `\uFEFF ${JSON.stringify(value)}\r\n`),
  object.map((value) => JSON.stringify([value])),
  object.map((value) => `${JSON.stringify(value)}${JSON.stringify(value)}`),
  object.map((value) => `${JSON.stringify(value).slice(0, -1)},"access_token":"twice"}`),
  fc.json(),
  fc.constantFrom('', 'null', '<!doctype html><title>Oops</title>', 'access_token=a', '\0'),
);
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 202, 203, 206, 400, 401, 403, 404, 429, 499, 500, 502, 503, 599),
);
const contentType = fc.constantFrom('application/json', 'text/html', 'text/plain; charset=utf-8');
const answers = fc.record({ status, type: contentType, body: text });

const respond = ({ status: code, type: content, body }: Answer) =>
  new Response(body, { status: code, headers: { 'Content-Type': content } });

async function ours(answer: Answer): Promise<Verdict> {
  window.fetch = () => Promise.resolve(respond(answer));
  try {
    const token = await requestToken('https://server.example/token', { code: 'the-secret-code' });
    return describeToken(token.access_token, token.expiresAt && token.expiresAt - NOW);
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    return error.code === 'invalid_response' ? REFUSED : `error ${error.code}`;
  }
}

async function theirs(answer: Answer): Promise<Verdict> {
  const server = { issuer: 'https://server.example' };
  const client = { client_id: 'the-client' };
  try {
    const token = await processAuthorizationCodeResponse(server, client, respond(answer));
    const { expires_in: seconds } = token;
    return describeToken(token.access_token, seconds && seconds * 1000);
  } catch (error) {
    return error instanceof ResponseBodyError ? `error ${error.error}` : REFUSED;
  }
}

const describeToken = (token: string, milliseconds = Infinity) =>
  `token ${token} for ${Math.round(milliseconds)}`;

describe('what a token endpoint answers', () => {
  beforeEach(() => {
    stub(Date, 'now', () => NOW);
    stub(window, 'fetch', fetch);
  });

  judge('a token response', answers, CHOICES, { ours, theirs });
});
