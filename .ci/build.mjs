// `npm run build`: builds dist/ from nothing. Scripts, declarations and the manifest don't depend on one another, so
// they are made side by side.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a package's command, which npm has put on the path. */
async function run(command) {
  const child = spawn(command, { cwd: root, stdio: 'inherit', shell: true });
  const [status] = await once(child, 'exit');
  if (status !== 0) process.exitCode = 1;
}

rmSync(`${root}dist`, { recursive: true, force: true });
await Promise.all([
  run('rollup --config --silent'),
  run('tsc --project tsconfig.build.json'),
  run('cem analyze --quiet'),
]);
