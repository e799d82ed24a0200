// Builds dist/ where it is missing or older than anything it is made of.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const madeOf = [
  'src',
  '.ci/build.mjs',
  '.ci/editor-data.mjs',
  'package-lock.json',
  'rollup.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'custom-elements-manifest.config.mjs',
];
const lastMade = 'dist/custom-elements.json';

function lastChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => lastChange(`${path}/${name}`)));
}

if (lastChange(root + lastMade) < Math.max(...madeOf.map((path) => lastChange(root + path)))) {
  console.log('Building dist/ …');
  // One command line: npm is a batch file on Windows, which needs a shell.
  const { status } = spawnSync('npm run --silent build', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  });
  process.exit(status ?? 1);
}
