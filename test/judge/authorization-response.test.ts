import { array, constantFrom, oneof, record, string, tuple, boolean } from 'fast-check';
import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  customFetch,
  None,
  validateAuthResponse,
} from 'oauth4webapi';
import {
  createState,
  readAuthorizationResponse,
  validateAuthorizationResponse,
} from '../../src/oauth/authorization-response.js';
import { LoginError } from '../../src/oauth/errors.js';
import { judge, kindOf, REFUSED, type Choice, type Verdict } from './judge.js';

const ISSUER = 'https://server.example/auth';
const STATE = createState().redirect;
const REDIRECT_URI = 'https://page.example/callback';

interface Answer {
  /** Whether the page names the issuer, and so wants to hear of it. */
  isIssuerKnown: boolean;
  pairs: [string, string][];
}

/** A response with these parameters, in addition to its state. */
const answer = (query: string, isIssuerKnown = false): Answer => ({
  isIssuerKnown,
  pairs: [['state', STATE], ...new URLSearchParams(query)],
});
const valuesOf = ({ pairs }: Answer, wanted: string) =>
  pairs.filter(([name]) => name === wanted).map(([, value]) => value);
const has = (response: Answer, ...names: string[]) =>
  names.some((name) => valuesOf(response, name).length);

const CHOICES: Choice<Answer>[] = [
  {
    choice: 'believe any iss where the page names no issuer',
    why: 'eGain documents none, and the token endpoint is the page’s own choice',
    example: answer('code=a&iss=https://other.example'),
    covers: ({ answer: response, ours, theirs }) =>
      !response.isIssuerKnown &&
      has(response, 'iss') &&
      ['code', 'error'].includes(kindOf(ours)) &&
      theirs === REFUSED,
  },
  {
    choice: 'refuse a code and an error at once',
    why: 'RFC 6749 §4.1.2 knows no such answer, and either could be the forged one',
    example: answer('code=a&error=access_denied'),
    covers: ({ answer: response, ours }) =>
      ours === REFUSED && has(response, 'code') && has(response, 'error'),
  },
  {
    choice: 'refuse any parameter of the response that comes twice',
    why: 'RFC 6749 §3.1 forbids it, also where the value is only told',
    example: answer('error=access_denied&error_description=a&error_description=b'),
    covers: ({ answer: response, ours }) =>
      ours === REFUSED &&
      ['code', 'error_description', 'error_uri', 'session_state'].some(
        (name) => valuesOf(response, name).length > 1,
      ),
  },
  {
    choice: 'leave alone what belongs to flows that we do not ask for',
    why: 'it may be the page’s own: the code and the state are checked all the same',
    example: answer('code=a&token=theirs'),
    covers: ({ answer: response, ours, theirs }) =>
      ['code', 'error'].includes(kindOf(ours)) &&
      theirs === REFUSED &&
      has(response, 'token', 'id_token', 'response'),
  },
];

const parameter = oneof(
  tuple(constantFrom('code', 'error'), constantFrom('a', 'a+b /%20', '', 'access_denied', 'ü')),
  tuple(constantFrom('state'), constantFrom(STATE, createState().redirect, 'of-the-page', '')),
  tuple(constantFrom('iss'), constantFrom(ISSUER, `${ISSUER}/`, 'https://other.example', '')),
  tuple(
    constantFrom('error_description', 'error_uri', 'session_state', 'token', 'id_token'),
    string({ maxLength: 6 }),
  ),
  tuple(constantFrom('response', 'page', 'Code', 'code[]', ' code'), string({ maxLength: 6 })),
);
/** Mostly what a server says, with something added. */
const beginning = constantFrom<[string, string][]>(
  [],
  [['state', STATE]],
  [
    ['code', 'good'],
    ['state', STATE],
  ],
  [
    ['code', 'good'],
    ['state', STATE],
    ['iss', ISSUER],
  ],
  [
    ['error', 'access_denied'],
    ['state', STATE],
    ['iss', ISSUER],
  ],
);
const answers = record({
  isIssuerKnown: boolean(),
  pairs: tuple(beginning, array(parameter, { maxLength: 4 })).map((parts) => parts.flat()),
});

const queryOf = ({ pairs }: Answer) => new URLSearchParams(pairs);

function ours(response: Answer): Verdict {
  const read = readAuthorizationResponse(`${REDIRECT_URI}?${queryOf(response)}`);
  // No login waits for another state than the one that was sent.
  if (read?.state !== STATE) return REFUSED;
  try {
    const issuer = response.isIssuerKnown ? ISSUER : '';
    return `code ${validateAuthorizationResponse(read.parameters, issuer)}`;
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    const isOwn = ['invalid_response', 'issuer_mismatch'].includes(error.code);
    return isOwn ? REFUSED : `error ${error.code}`;
  }
}

async function theirs(response: Answer): Promise<Verdict> {
  const server = {
    issuer: ISSUER,
    token_endpoint: `${ISSUER}/token`,
    authorization_response_iss_parameter_supported: response.isIssuerKnown,
  };
  const client = { client_id: 'the-client' };
  let code = '';
  try {
    const parameters = validateAuthResponse(server, client, queryOf(response), STATE);
    // Only the token request looks at the code.
    await authorizationCodeGrantRequest(server, client, None(), parameters, REDIRECT_URI, 'v', {
      [customFetch]: (_url, { body }) => {
        code = body.get('code')!;
        return Promise.resolve(new Response());
      },
    });
    return `code ${code}`;
  } catch (error) {
    return error instanceof AuthorizationResponseError ? `error ${error.error}` : REFUSED;
  }
}

judge('an authorization response', answers, CHOICES, { ours, theirs });
