// Installs the dependencies where node_modules is missing or is not what the lock file says: those of
// the project, or of the folder that is named. Runs before anything is installed, so it uses nothing
// but Node.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** Says every few seconds how far the installation is. Returns a function that ends it. */
function showProgress() {
  const packages = Object.entries(readPackages('package-lock.json'))
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path);
  const timer = setInterval(() => {
    const done = packages.filter((path) => existsSync(`${root}${path}/package.json`)).length;
    console.log(done ? `  ${done} of ${packages.length} packages` : '  Downloading …');
  }, 3000);
  return () => clearInterval(timer);
}

async function install() {
  // No dependency needs its install script, and npm warns about each that has one.
  const ci = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ];
  // Inside a script npm says where it is. On Windows a bare "npm" is a batch file: it needs a shell.
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit' };
  const child = npm
    ? spawn(process.execPath, [npm, ...ci], options)
    : spawn('npm', ci, { ...options, shell: true });
  const endProgress = showProgress();
  const [status] = await once(child, 'exit');
  endProgress();
  return status;
}

if (!isInstalled()) {
  console.log('Installing the dependencies. This happens once.');
  if ((await install()) !== 0) {
    console.error('The dependencies could not be installed.');
    process.exit(1);
  }
}
