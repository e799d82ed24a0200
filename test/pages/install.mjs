// Installs the libraries of other people's pages: those that npm has, and Prototype from Debian.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PROTOTYPE = fileURLToPath(new URL('node_modules/prototype/prototype.js', import.meta.url));
const DEBIANS = 'usr/share/javascript/prototype/prototype.js';

function run(command, parameters, options) {
  return spawnSync(command, parameters, { encoding: 'utf8', ...options }).status === 0;
}

/** Unpacks Debian's package without installing it, which anybody may do. */
function getPrototype() {
  const folder = mkdtempSync(join(tmpdir(), 'prototype-'));
  const download = () => run('apt-get', ['download', 'libjs-prototype'], { cwd: folder });
  if (download() || (run('apt-get', ['update']) && download())) {
    const [file] = readdirSync(folder);
    run('dpkg-deb', ['--extract', file, 'files'], { cwd: folder });
  }
  const found = [`/${DEBIANS}`, join(folder, 'files', DEBIANS)].find(existsSync);
  if (found) {
    mkdirSync(dirname(PROTOTYPE), { recursive: true });
    copyFileSync(found, PROTOTYPE);
  }
  rmSync(folder, { recursive: true });
}

const install = [`${root}.ci/install.mjs`, 'test/pages'];
if (!run(process.execPath, install, { stdio: 'inherit' })) process.exit(1);
if (!existsSync(PROTOTYPE)) getPrototype();
if (!existsSync(PROTOTYPE))
  console.log(
    'Left out: test/pages/libraries/prototype.html, since only Debian’s apt-get has Prototype.',
  );
