// Responses in whatever address a server or a router makes of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as fc from 'fast-check';

const SOURCE = new URL('../../src/oauth/authorization-response.ts', import.meta.url);

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(SOURCE)],
  bundle: true,
  format: 'esm',
  write: false,
});
const { createState, readAuthorizationResponse, removeResponse } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const { redirect: STATE } = createState();
const word = fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme-ascii' });
const escapedWord = word.map(encodeURIComponent);
const route = fc.oneof(
  fc.constantFrom('', '/', '!', '!/', '/a;x=1/b', '/a&b', '/#'),
  fc.array(escapedWord, { maxLength: 3 }).map((names) => `/${names.join('/')}`),
  escapedWord,
);
const otherParameter = fc
  .tuple(escapedWord, escapedWord)
  .map((pair) => pair.join('='))
  .filter((text) => !/^(code|state|iss|error.*|session_state)=/.test(text));
const response = fc
  .record({ code: word, iss: word, error_description: word }, { requiredKeys: ['code'] })
  .map((parameters) => ({ ...parameters, state: STATE }));
/** Where a response can be: in the query, in the fragment, or behind a route in either. */
const place = fc.record({
  mark: fc.constantFrom('?', '#'),
  path: route,
  joint: fc.constantFrom('?', ''),
});

const property = fc.property(
  response,
  place,
  fc.array(otherParameter, { maxLength: 3 }),
  fc.array(otherParameter, { maxLength: 3 }),
  fc.infiniteStream(fc.integer()),
  (parameters, { mark, path, joint }, kept, others, random) => {
    const isRoute = path && (joint || path.endsWith('/') || path.endsWith('#'));
    const start = `https://pages.example/${others.length ? `?${others.join('&')}` : ''}`;
    const before = mark === '?' ? 'https://pages.example/?' : `${start}#`;
    const after = mark === '?' && others.length ? `#${others.join('&')}` : '';
    const lead = isRoute ? path + joint : '';
    // In the query, a number sign ends it.
    if (mark === '?' && lead.includes('#')) return;
    const written = Object.entries(parameters).map((pair) =>
      pair.map(encodeURIComponent).join('='),
    );
    const order = [...kept, ...written].map((text) => ({ text, at: random.next().value }));
    const list = order.sort((a, b) => a.at - b.at).map(({ text }) => text);
    const rest = list.filter((text) => kept.includes(text));
    const address = before + lead + list.join('&') + after;

    const found = readAuthorizationResponse(address);
    assert.equal(found?.state, STATE, address);
    for (const [name, value] of Object.entries(parameters))
      assert.deepEqual(found.parameters.getAll(name), [value], address);
    const bare = (before + lead).replace(/[?#]*$/, '');
    const clean = (rest.length ? before + lead + rest.join('&') : bare) + after;
    assert.equal(removeResponse(address, found), clean, address);
  },
);

test('a response is found behind any route and among any parameters, and the rest stays to the character', () =>
  fc.assert(property, { numRuns: 20_000 }));
