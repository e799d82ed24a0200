// Installs the package as it would be published, builds every app with it, and drives each through a
// login. With names of apps, only those.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pack } from '../../.ci/pack.mjs';
import { APPS } from './apps.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word));

function run(command, env = {}) {
  console.log(`> ${command}`);
  const PATH = `${folder}node_modules/.bin${delimiter}${process.env.PATH}`;
  const { status } = spawnSync(command, {
    cwd: folder,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PATH, ...env },
  });
  if (status !== 0) process.exit(1);
}

// npm leaves one of the same version alone, and what is in it may be older.
rmSync(`${folder}node_modules/egain-login`, { recursive: true, force: true });
const { path } = pack(`${folder}node_modules/.cache/package`);
run(`npm install --no-save --ignore-scripts --prefer-offline --loglevel=error "${path}"`);

run('tsc --project apps/types');
for (const [name, { commands, env }] of Object.entries(APPS)) {
  if (isWanted(name)) for (const command of commands) run(command, env);
}
const names = wanted.length > 0 ? `--test-name-pattern="^(${wanted.join('|')})"` : '';
run(`node --test --test-reporter=spec --test-timeout=120000 ${names} apps.test.mjs`);
