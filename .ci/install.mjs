// Installs the project's dependencies, and those of the folders named as arguments, unless node_modules
// already matches the lock file. Uses nothing but Node, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// No dependency needs its install script, and npm warns about each that has one.
const CI = [
  'ci',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
];

for (const folder of ['.', ...process.argv.slice(2)]) {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  if (isInstalled(root)) continue;
  const what = folder === '.' ? 'the dependencies' : `the dependencies of ${folder}`;
  console.log(`Installing ${what}. This happens once.`);
  // npm's cache saves hundreds of requests. It may be too old to know a version: then npm asks again.
  if (!(await install(root, ['--prefer-offline'])) && !(await install(root))) {
    console.error(`npm could not install ${what}.`);
    process.exit(1);
  }
}

/** The packages in a lock file. npm keeps one in node_modules, too, of what it has installed. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
}

function isInstalled(root) {
  const installed = readPackages(`${root}node_modules/.package-lock.json`);
  return Object.entries(readPackages(`${root}package-lock.json`)).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (optional && !installed[path]) || // made for another system
      (installed[path]?.version === version && existsSync(root + path)),
  );
}

/** Runs `npm ci`. Returns whether it succeeded. */
async function install(root, flags = []) {
  // Inside a script npm says where it is. On Windows a bare "npm" is a batch file: it needs a shell.
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit' };
  const child = npm
    ? spawn(process.execPath, [npm, ...CI, ...flags], options)
    : spawn('npm', [...CI, ...flags], { ...options, shell: true });
  const endProgress = showProgress(root);
  const [status] = await once(child, 'exit');
  endProgress();
  return status === 0;
}

/** Prints every few seconds how far the installation is. Returns a function that ends it. */
function showProgress(root) {
  const packages = Object.entries(readPackages(`${root}package-lock.json`))
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path);
  const timer = setInterval(() => {
    const done = packages.filter((path) => existsSync(`${root}${path}/package.json`)).length;
    console.log(done ? `  ${done} of ${packages.length} packages` : '  Downloading …');
  }, 3000);
  return () => clearInterval(timer);
}
