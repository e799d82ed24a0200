// Runs the tests that need no test runner in the browser: those that need no browser at all, and those
// that drive one through whole pages. Which of Node's versions and shells expand patterns, differs.
//
//   node test/support/run-e2e.mjs           what `npm test` runs: all but the subfolders of test/e2e/
//   node test/support/run-e2e.mjs --all     those, too
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findEngines } from './engines.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isAll = process.argv.includes('--all');

const findTests = (folder, recursive = false) =>
  readdirSync(root + folder, { recursive })
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `${root}${folder}/${name}`);

const files = [
  ...findTests('test/e2e', isAll),
  ...['test/demo', 'test/docs', 'test/package'].flatMap((folder) => findTests(folder, true)),
];
await findEngines(); // a browser that must be fetched now, not in each file at the same time

const options = [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
];
const { status } = spawnSync(process.execPath, [...options, ...files], { stdio: 'inherit' });
process.exit(status ?? 1);
