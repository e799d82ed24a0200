// Checks the package as it would be published: that it has what its fields name for CDNs and editors,
// and that TypeScript finds declarations for all that can be imported, in each way in which it resolves
// ES modules.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';

const folder = fileURLToPath(new URL('../node_modules/.cache/package', import.meta.url));
const { path, files } = pack(folder);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

const missing = ['unpkg', 'jsdelivr', 'customElements', 'web-types']
  .map((field) => manifest[field].replace(/^\.\//, ''))
  .concat('dist/vscode.html-custom-data.json')
  .filter((name) => !files.includes(name));
for (const name of missing) console.error(`The package lacks ${name}.`);

// A pattern of `exports` stands for one of its languages.
const { status, stdout } = spawnSync(
  `npx attw "${path}" --profile esm-only --include-entrypoints languages/fr.js --format ascii --no-color`,
  { shell: true, encoding: 'utf8' },
);
if (status !== 0) console.error(stdout);
process.exitCode = missing.length > 0 ? 1 : (status ?? 1);
