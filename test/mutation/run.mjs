// `npm run mutation`: changes the sources of src/oauth/ in every way that Stryker knows, one at a time,
// and fails where the tests notice less than 90 % of it, or where a new mutant survives. Arguments are
// Stryker's: `npm run mutation -- --mutate src/oauth/pkce.ts` takes one file.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findNewSurvivors, REPORT } from './survivors.mjs';

const path = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const stryker = fileURLToPath(new URL(path, import.meta.url));
const config = 'test/mutation/stryker.config.mjs';

rmSync(REPORT, { force: true });
const { status } = spawnSync(process.execPath, [stryker, 'run', config, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Without a report nothing was tried: Stryker has said why.
const survivors = existsSync(REPORT) ? findNewSurvivors() : [];
for (const { file, line, text } of survivors) console.log(`${file}:${line} ${text}`);
if (survivors.length > 0)
  console.log(`${survivors.length} survivors are not named in test/mutation/SURVIVORS.md.`);
process.exitCode = status || (survivors.length > 0 ? 1 : 0);
