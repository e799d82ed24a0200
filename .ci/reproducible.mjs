// Builds dist/ and the WordPress plugin a second time, as if in another place and language, and fails where a byte
// differs from what was there: whoever builds the same sources gets the files that a release has.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';

const ELSEWHERE = { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

const PLUGIN = 'node_modules/.cache/egain-login-wordpress.zip';
const BUILD = 'npm run --silent build';
const PACK_PLUGIN = `node .ci/wordpress-plugin.mjs dist ${PLUGIN}`;

function run(command, environment = {}) {
  const { status } = spawnSync(command, {
    stdio: 'inherit',
    shell: true,
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(1);
}

function readAll() {
  const paths = readdirSync('dist', { recursive: true }).map((path) => `dist/${path}`);
  const files = paths.filter((path) => statSync(path).isFile()).sort();
  return new Map([...files, PLUGIN].map((path) => [path, readFileSync(path)]));
}

if (!existsSync('dist')) run(BUILD);
run(PACK_PLUGIN);
const first = readAll();
run(`${BUILD} && ${PACK_PLUGIN}`, ELSEWHERE);
const second = readAll();

const faults = [...new Set([...first.keys(), ...second.keys()])].flatMap((path) => {
  const [before, after] = [first.get(path), second.get(path)];
  if (!before || !after) return [`${path} is only in the ${before ? 'first' : 'second'} build`];
  if (!before.equals(after)) return [`${path} differs from build to build`];
  return after.includes(process.cwd()) ? [`${path} names the folder that it was built in`] : [];
});
for (const fault of faults) console.error(`${fault}.`);
if (!faults.length) console.log(`Two builds have the same bytes in ${second.size} files.`);
process.exitCode = faults.length > 0 ? 1 : 0;
