// Runs test/e2e/*.test.mjs. Which of Node's versions and shells expand patterns, differs.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findEngines } from './engines.mjs';

const folder = fileURLToPath(new URL('../e2e/', import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
await findEngines(); // a browser that must be fetched now, not in each file at the same time

// One after another: browsers that share a small machine now and then draw nothing for minutes.
const options = ['--test', '--test-reporter=spec', '--test-timeout=120000', '--test-concurrency=1'];
const files = tests.map((name) => folder + name);
const { status } = spawnSync(process.execPath, [...options, ...files], { stdio: 'inherit' });
process.exit(status ?? 1);
