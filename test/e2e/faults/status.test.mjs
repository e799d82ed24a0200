// The token endpoint, or something on the way to it, answers with another status than 200.
import { signInThere } from './broken-endpoint.mjs';
import { SECRET, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const token = { access_token: SECRET, token_type: 'Bearer' };
const failed = (status) => ({
  httpStatus: status,
  console: [new RegExp(`responded with a status of ${status}`)],
});

const FAULTS = [
  ...[201, 204, 206].map((status) => ({
    fault: `the status ${status}`,
    answer: { status, body: status === 204 ? '' : token },
    code: 'invalid_response',
    httpStatus: status,
  })),
  ...[400, 401, 403, 404, 429, 500, 502, 503, 504, 599].map((status) => ({
    fault: `the status ${status} with a page of HTML`,
    answer: { status, body: `<h1>${SECRET}</h1>` },
    code: 'invalid_response',
    ...failed(status),
  })),
  {
    fault: 'the status 400 with a token',
    answer: { status: 400, body: token },
    code: 'invalid_response',
    ...failed(400),
  },
  ...[400, 401, 500].map((status) => ({
    fault: `the server’s own error with the status ${status}`,
    answer: { status, body: { error: 'invalid_grant' } },
    code: 'invalid_grant',
    ...failed(status),
  })),
  {
    fault: 'the server’s own error with the status 200',
    answer: { body: { error: 'invalid_grant' } },
    code: 'invalid_grant',
    httpStatus: 200,
  },
];

testFaults(test, FAULTS, signInThere);
