// The parts of the product that need no browser, tried with whatever can be made up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as fc from 'fast-check';

const RUNS = 100_000;

const ENTRY = `
  export { viewOf } from './login-status.ts';
  export { differenceOf, identityOf } from './oauth/configuration.ts';
  export { LoginError } from './oauth/errors.ts';
  export { isFinal } from './session/renewal.ts';
  export { RenewalSchedule } from './session/renewal-schedule.ts';`;

const { outputFiles } = await build({
  stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('../../src/', import.meta.url)) },
  bundle: true,
  format: 'esm',
  write: false,
});
const { viewOf, differenceOf, identityOf, LoginError, isFinal, RenewalSchedule } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** Declares a test of a sentence: it holds of whatever is made up. */
function holds(sentence, ...parts) {
  test(sentence, () => fc.assert(fc.property(...parts), { numRuns: RUNS }));
}

const facts = fc.record({
  isSignedIn: fc.boolean(),
  underWay: fc.constantFrom(undefined, 'authorizing', 'exchanging'),
  error: fc.option(
    fc.string().map((code) => new LoginError(code, 'no')),
    { nil: undefined },
  ),
  popup: fc.constantFrom(undefined, { isBlocked: true, url: '' }, { isBlocked: false, url: '' }),
  isDone: fc.boolean(),
});

holds('where there is a token, nothing says that there is none', facts, (chosen) => {
  const { status, action, label } = viewOf({ ...chosen, isSignedIn: true });
  return !['signed-out', 'error'].includes(status) && action !== 'sign-in' && label !== 'signIn';
});

holds('where there is no token, nothing says that there is one', facts, (chosen) => {
  const { status, action, label } = viewOf({ ...chosen, isSignedIn: false });
  return status !== 'signed-in' && action !== 'sign-out' && label !== 'signOut';
});

holds('the label says what a press does', facts, (chosen) => {
  const { action, label } = viewOf(chosen);
  return label === ({ 'sign-in': 'signIn', 'sign-out': 'signOut' }[action] ?? 'signingIn');
});

holds('what has failed is said unless the user tries again', facts, (chosen) => {
  return !chosen.error || !!chosen.underWay || !!viewOf(chosen).message;
});

holds('a press or Cancel ends each wait for the user', facts, (chosen) => {
  const { action, canCancel } = viewOf(chosen);
  return chosen.underWay !== 'authorizing' || action === 'go-on' || canCancel;
});

/** RFC 6749 §5.2. */
const FINAL_CODES = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

holds(
  'only an error of RFC 6749 §5.2 with status 400 or 401 is final',
  fc.oneof(fc.constantFrom(...FINAL_CODES), fc.constantFrom('network', 'timeout'), fc.string()),
  fc.oneof(fc.constantFrom(undefined, 400, 401), fc.integer({ min: 100, max: 599 })),
  (code, status) => {
    const isRefusal = FINAL_CODES.includes(code) && [400, 401].includes(status);
    return isFinal(new LoginError(code, 'no', { status })) === isRefusal;
  },
);

const name = fc.string({
  minLength: 1,
  maxLength: 4,
  unit: fc.constantFrom('a', 'b', '/', '"', ','),
});
const scopes = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });
const space = fc.constantFrom(' ', '  ', '\n', '\t ');

holds(
  'the order, number and spacing of scopes make no other identity',
  scopes.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  ),
  space,
  ([one, other], between) => {
    const [first, second] = [one.join(' '), [...other, one[0], ''].join(between)].map((scope) =>
      identityOf({ authorizeUrl: 'https://a.example', clientId: 'c', scope }),
    );
    return first === second;
  },
);

holds(
  'two logins have one identity only if all three parts are the same, and else the difference is named',
  fc.tuple(name, name, scopes),
  fc.tuple(name, name, scopes),
  fc.subarray([0, 1, 2]),
  (one, other, shared) => {
    const second = other.map((part, index) => (shared.includes(index) ? one[index] : part));
    const identify = ([authorizeUrl, clientId, scope]) =>
      identityOf({ authorizeUrl, clientId, scope: scope.join(' ') });
    const normal = (part) => [part].flat().sort().join(' ');
    const different = ['authorize-url', 'client-id', 'scope'].filter(
      (_, index) => normal(one[index]) !== normal(second[index]),
    );
    assert.deepEqual(differenceOf(identify(one), identify(second)), different);
    return (identify(one) === identify(second)) === (different.length === 0);
  },
);

holds(
  'line breaks in the authorize URL and the client ID make no other identity',
  fc.tuple(name, name),
  ([authorizeUrl, clientId]) => {
    const breakUp = (text) => [...text].join('\r\n');
    const identify = (url, id) => identityOf({ authorizeUrl: url, clientId: id, scope: 's' });
    return identify(breakUp(authorizeUrl), breakUp(clientId)) === identify(authorizeUrl, clientId);
  },
);

let now = 0;
performance.now = () => now;

holds(
  'a renewal that fails is tried again until the token has run out, and not after it',
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 }),
  (lifetime, delays) => {
    const end = now + lifetime;
    const schedule = new RenewalSchedule();
    for (const delay of delays) {
      now += Math.max(0, schedule.pause(end - now, lifetime));
      assert(now <= end, 'it is tried while there is a token');
      schedule.begin(end - now);
      now += delay;
      const isTriedAgain = schedule.failed();
      assert.equal(isTriedAgain, now < end);
      if (!isTriedAgain) return;
    }
  },
);
