// The token endpoint is slow, refuses, breaks off or answers nonsense. The unit tests of the token
// request go through all answers; here are those that reach the user in different ways.
import { signInThere } from './broken-endpoint.mjs';
import { SECRET, testFaults } from './fault.mjs';
import { NOWHERE, visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const token = { access_token: SECRET, token_type: 'Bearer' };
const NOT_A_TOKEN = { code: 'invalid_response', httpStatus: 200 };
const UNREADABLE = { code: 'network', console: [/Failed to load resource: net::ERR_/] };
const answers = (status) => ({
  httpStatus: status,
  console: [new RegExp(`responded with a status of ${status}`)],
});

const FAULTS = [
  { fault: 'a page of HTML', answer: { body: `<title>${SECRET}</title>` }, ...NOT_A_TOKEN },
  {
    fault: 'JSON that is cut off',
    answer: { body: JSON.stringify(token).slice(0, -9) },
    ...NOT_A_TOKEN,
  },
  {
    fault: 'a token of another type',
    answer: { body: { ...token, token_type: 'mac' } },
    ...NOT_A_TOKEN,
  },
  {
    fault: 'a token whose other fields are all of the wrong type',
    answer: {
      body: {
        access_token: 'the-access-token',
        token_type: 'bearer',
        expires_in: { is: 60 },
        refresh_token: { is: SECRET },
        scope: ['a', 'b'],
        id_token: 5,
        error: { is: SECRET },
        expiresAt: SECRET,
      },
    },
  },
  {
    fault: 'an error in OAuth’s own words',
    answer: { status: 400, body: { error: 'invalid_grant' } },
    code: 'invalid_grant',
    ...answers(400),
  },
  {
    fault: 'a proxy’s error page',
    answer: { status: 502, body: `<h1>${SECRET}</h1>` },
    code: 'invalid_response',
    ...answers(502),
  },
  { fault: 'a slow server', late: 1500 },
  { fault: 'a server that never answers', answer: { hang: 'header' }, code: 'timeout' },
  {
    fault: 'a server that stops in the middle of its answer',
    answer: { hang: 'body', body: token },
    code: 'timeout',
    httpStatus: 200,
  },
  { fault: 'a connection that is reset', answer: { reset: 'header' }, ...UNREADABLE },
  {
    fault: 'a connection that is reset in the middle of the answer',
    answer: { reset: 'body', body: token },
    ...UNREADABLE,
    httpStatus: 200,
  },
  {
    fault: 'a redirect that would take the code elsewhere',
    answer: { status: 307, redirect: 'https://elsewhere.invalid/token' },
    ...UNREADABLE,
  },
  {
    fault: 'an answer without CORS headers',
    answer: { body: token, cors: false },
    code: 'network',
    console: [/blocked by CORS policy/, /net::ERR_FAILED/],
  },
  { fault: 'an unknown host', tokenUrl: `https://tenant.${NOWHERE}/token`, ...UNREADABLE },
  {
    fault: 'a server that the page’s policy forbids',
    tokenUrl: 'https://elsewhere.invalid/token',
    code: 'network',
    console: [/Content Security Policy/],
  },
];

testFaults(test, FAULTS, signInThere);
