// The token endpoint is slow, breaks off, or says what no page may read.
import { signInThere } from './broken-endpoint.mjs';
import { SECRET, testFaults } from './fault.mjs';
import { NOWHERE, visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const UNREADABLE = { code: 'network', console: [/Failed to load resource: net::ERR_/] };
const BLOCKED = { code: 'network', console: [/blocked by CORS policy/, /net::ERR_FAILED/] };
const token = { access_token: SECRET, token_type: 'Bearer' };

const FAULTS = [
  { fault: 'a server that is slow', late: 1500 },
  { fault: 'a server that never answers', answer: { hang: 'header' }, code: 'timeout' },
  {
    fault: 'a server that stops in mid-answer',
    answer: { hang: 'body', body: token },
    code: 'timeout',
    httpStatus: 200,
  },
  {
    fault: 'a connection that is reset before the answer',
    answer: { reset: 'header' },
    ...UNREADABLE,
  },
  {
    fault: 'a connection that is reset in mid-answer',
    answer: { reset: 'body', body: token },
    ...UNREADABLE,
    httpStatus: 200,
  },
  ...[301, 302, 303, 307, 308].map((status) => ({
    fault: `a redirect with the status ${status}`,
    answer: { status, redirect: 'https://elsewhere.invalid/token' },
    ...UNREADABLE,
  })),
  { fault: 'an answer that no page may read', answer: { body: token, cors: false }, ...BLOCKED },
  {
    fault: 'an answer that another page may read',
    answer: { body: token, cors: 'https://elsewhere.invalid' },
    ...BLOCKED,
  },
  {
    fault: 'an answer that two pages may read',
    answer: { body: token, cors: 'https://one.invalid, https://two.invalid' },
    ...BLOCKED,
  },
  { fault: 'a host that nobody knows', tokenUrl: `https://tenant.${NOWHERE}/token`, ...UNREADABLE },
  {
    fault: 'a server that the page’s policy forbids',
    tokenUrl: 'https://elsewhere.invalid/token',
    code: 'network',
    console: [/Content Security Policy/],
  },
  {
    fault: 'a length that is no number',
    answer: { raw: 'HTTP/1.1 200 OK\r\nContent-Length: many\r\nContent-Length: few\r\n\r\n{}' },
    ...UNREADABLE,
  },
  { fault: 'an answer that is not HTTP', answer: { raw: `220 ${SECRET}\r\n` }, ...UNREADABLE },
  {
    fault: 'a compression that is none',
    answer: { body: token, headers: { 'Content-Encoding': 'gzip' } },
    ...UNREADABLE,
    httpStatus: 200,
  },
];

testFaults(test, FAULTS, signInThere);
