// The token endpoint answers in time and with 200, but what it says is no token response.
import { signInThere } from './broken-endpoint.mjs';
import { SECRET, testFaults } from './fault.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const TOKEN = { access_token: SECRET, token_type: 'Bearer', expires_in: 3600 };
const megabytes = (text, count) => ({ text, times: (count * 1024 * 1024) / text.length });

const REFUSED = Object.entries({
  'a page of HTML': { body: `<!doctype html><title>${SECRET}</title>` },
  nothing: {},
  'JSON that is cut off': { body: JSON.stringify(TOKEN).slice(0, -9) },
  'JSON with a comma too many': { body: `{"access_token":"${SECRET}",}` },
  'JSON in single quotes': { body: `{'access_token':'${SECRET}'}` },
  'two objects in a row': { body: JSON.stringify(TOKEN).repeat(2) },
  'a list': { body: [TOKEN] },
  'JSON within JSON': { body: JSON.stringify(JSON.stringify(TOKEN)) },
  'form fields': { body: `access_token=${SECRET}&token_type=Bearer` },
  'bytes that are no text': { bodyBase64: '//79/AAB' },
  'a million brackets': { repeat: megabytes('[', 1) },
  'objects in objects, 10 MB deep': { repeat: megabytes('{"a":', 10) },
  '40 MB of text': { repeat: megabytes(`${SECRET}  `, 40) },
}).map(([fault, answer]) => ({ fault, answer, code: 'invalid_response', httpStatus: 200 }));

testFaults(test, REFUSED, signInThere);
