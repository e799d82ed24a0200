// Checks third-party code: the package contains and installs Lit and nothing else, and every lock file
// pins each package by its hash.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Other folders with packages of their own. */
const FOLDERS = [
  '.ci',
  'bench',
  'test/frameworks',
  'test/mutation',
  'test/e2e/old-browsers',
  'test/pages',
  'test/screenshots',
  'test/wordpress',
];

const WITH_LIT = [
  '@lit-labs/ssr-dom-shim',
  '@lit/reactive-element',
  '@types/trusted-types',
  'lit',
  'lit-element',
  'lit-html',
];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** The packages in a lock file by their paths, without the one that it belongs to. */
const readPackages = (lock) => Object.entries(readJson(lock).packages).filter(([path]) => path);
const manifest = readJson('package.json');
const faults = [];

const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies'];
const named = kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
if (String(named) !== 'lit') faults.push(`package.json: depends on ${named}, not on lit alone`);

for (const [path, { dev }] of readPackages('package-lock.json')) {
  const name = path.replace(/^.*node_modules\//, '');
  if (!dev && !WITH_LIT.includes(name))
    faults.push(`package-lock.json: ${name} is installed with the package`);
}
for (const folder of ['.', ...FOLDERS]) {
  for (const [path, { integrity = '' }] of readPackages(`${folder}/package-lock.json`))
    if (!integrity.startsWith('sha512-'))
      faults.push(`${folder}/package-lock.json: ${path} is not pinned by a SHA-512 hash`);
}

const modules = readdirSync('dist', { recursive: true }).filter((path) => path.endsWith('.js'));
for (const path of modules) {
  const code = readFileSync(`dist/${path}`, 'utf8');
  for (const [, specifier] of code.matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"];?$/gm))
    if (!/^(\.|lit(\/|$))/.test(specifier)) faults.push(`dist/${path}: imports ${specifier}`);
}

const { 'egain-login.min.js': hash } = readJson('dist/integrity.json');
if (!/^sha384-[\w+/]{64}$/.test(hash))
  faults.push('dist/integrity.json: has no hash of the script');

for (const fault of faults) console.error(`${fault}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
