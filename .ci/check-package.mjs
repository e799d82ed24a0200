// Checks the package as it would be published: that TypeScript finds declarations for all that can be
// imported, in each way in which it resolves ES modules.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';

const path = pack(fileURLToPath(new URL('../node_modules/.cache/package', import.meta.url)));
// A pattern of `exports` stands for one of its languages.
const { status, stdout } = spawnSync(
  `npx attw "${path}" --profile esm-only --include-entrypoints languages/fr.js --format ascii --no-color`,
  { shell: true, encoding: 'utf8' },
);
if (status !== 0) console.error(stdout);
process.exitCode = status ?? 1;
