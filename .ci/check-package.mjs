// Checks the package as it would be published: that its fields and exports are right, that it contains
// what they name for CDNs and editors, and that TypeScript finds declarations for every import.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';

const { path, files } = pack(
  fileURLToPath(new URL('../node_modules/.cache/package', import.meta.url)),
);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

const missing = ['unpkg', 'jsdelivr', 'customElements', 'web-types']
  .map((field) => manifest[field].replace(/^\.\//, ''))
  .concat('dist/vscode.html-custom-data.json')
  .filter((name) => !files.includes(name));
for (const name of missing) console.error(`The package lacks ${name}.`);

const CHECKS = [
  'publint --strict ..',
  // A pattern in `exports` is represented by one of its languages.
  `attw "${path}" --profile esm-only --include-entrypoints languages/fr.js --format ascii --no-color`,
];
const failed = CHECKS.filter((check) => {
  const { status, stdout, stderr } = spawnSync(`npx ${check}`, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    shell: true,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(stdout + stderr);
  return status !== 0;
});
process.exitCode = missing.length + failed.length > 0 ? 1 : 0;
