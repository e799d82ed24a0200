// Installs the dependencies where node_modules is missing or is not what the lock file says: those of
// the project, or of the folder that is named. Runs before anything is installed, so it uses nothing
// but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [, , folder = '.'] = process.argv;
const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));

/** The packages that a lock file lists; npm keeps one in node_modules of what it has installed. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8')).packages;
  } catch {
    return {};
  }
}

function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (optional && !installed[path]) || // made for another system
      (installed[path]?.version === version && existsSync(root + path)),
  );
}

if (!isInstalled()) {
  console.log('Installing the dependencies. This is done once and takes about a minute.');
  // No dependency needs its install script, and npm warns about each that has one.
  const ci = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Inside a script npm says where it is. On Windows a bare "npm" is a batch file: it needs a shell.
  const npm = process.env.npm_execpath;
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...ci], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ci, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) {
    console.error(`The dependencies could not be installed${error ? `: ${error.message}` : '.'}`);
    process.exit(1);
  }
}
