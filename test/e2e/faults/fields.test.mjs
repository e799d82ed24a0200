// Each field of the token response comes with the wrong type.
import { signInThere } from './broken-endpoint.mjs';
import { SECRET, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const TOKEN = { access_token: 'the-access-token', token_type: 'Bearer', expires_in: 3600 };

/** Without these there is no token. */
const NEEDED = [
  ['access_token', [undefined, null, '', 5, { is: SECRET }]],
  ['token_type', ['', 'mac', 5, true, [SECRET]]],
];
/** Without these there is one, all the same. */
const WELCOME = [
  ['expires_in', [null, 'soon', -1, 1e300, { is: 60 }]],
  ['refresh_token', [null, 5, { is: SECRET }]],
  ['scope', [null, ['a', 'b']]],
  ['id_token', [5, { is: SECRET }]],
  ['error', [null, { is: SECRET }]],
  ['expiresAt', [0, SECRET]],
];

const rowsOf = (table, more) =>
  table.flatMap(([name, values]) =>
    values.map((value) => ({
      fault: `${name} as ${JSON.stringify(value) ?? 'nothing'}`,
      answer: { body: { ...TOKEN, [name]: value } },
      ...more,
    })),
  );

const FAULTS = [
  ...rowsOf(NEEDED, { code: 'invalid_response', httpStatus: 200 }),
  ...rowsOf(WELCOME, {}),
];

testFaults(test, FAULTS, signInThere);
