// The npm entry on a server: frameworks that render pages there import what their pages import.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Imports a module in a process of its own, and returns which globals that added or changed. */
function globalsChangedBy(...specifiers) {
  const script = `
    const read = () => new Map(Reflect.ownKeys(globalThis).map((key) => [key, globalThis[key]]));
    read(); // Node makes some of its globals only then
    const before = read();
    for (const specifier of ${JSON.stringify(specifiers)}) await import(specifier);
    const after = read();
    const keys = new Set([...before.keys(), ...after.keys()]);
    const isSame = (key) =>
      before.has(key) === after.has(key) && Object.is(before.get(key), after.get(key));
    console.log(JSON.stringify([...keys].filter((key) => !isSame(key)).map(String).sort()));`;
  const options = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const parameters = ['--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, parameters, options));
}

test('the import does not fail, and touches no global; what Lit puts there itself, stays its own', () => {
  const litsOwn = globalsChangedBy('lit');
  assert.ok(litsOwn.includes('customElements'), 'that a global has changed, is noticed');
  assert.deepEqual(globalsChangedBy('egain-login'), litsOwn);
});

test('the languages touch no global at all', () => {
  assert.deepEqual(globalsChangedBy('egain-login/languages/all.js'), []);
});
