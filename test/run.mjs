// Runs the tests. Versions of Node and shells differ in how they expand patterns, so this finds the files.
//
//   node test/run.mjs          for `npm test`: the unit tests in Chromium, and the product's flows
//   node test/run.mjs --rest   for `npm run test:rest`: the other engines, and the other folders of e2e/
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findEngines } from './support/engines.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const isRest = process.argv.includes('--rest');

const found = Object.keys(await findEngines());
const engines = found.filter((engine) => (engine === 'chromium') !== isRest);
if (engines.length > 0) {
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  // Coverage is measured once, where it counts: with its thresholds, in Chromium, in CI.
  const options = process.env.CI && !isRest ? ['--coverage'] : [];
  run(`Unit tests in ${engines.join(' and ')}`, [runner, ...options], { ENGINES: engines.join() });
}

const flows = findTests('test/e2e');
const rest = [
  ...findTests('test/histories'),
  ...findTests('test/e2e', { recursive: true }).filter((path) => !flows.includes(path)),
];
const withoutBrowser = findTests('test/node', { recursive: true });
if (isRest) {
  run('Libraries for pages that are not ours', ['test/pages/install.mjs']);
  run('Old browsers', ['test/e2e/old-browsers/install.mjs']);
}
run(isRest ? 'Everything else in whole pages' : 'The product’s flows in whole pages', [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
  ...(isRest ? rest : [...withoutBrowser, ...flows]),
]);

function findTests(folder, options) {
  return readdirSync(root + folder, options)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join(folder, name));
}

function run(title, parameters, env = {}) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
