// Packs the WordPress plugin: the folder integrations/wordpress/, the scripts, and their license, as the zip
// that an administrator uploads. The same files give the same bytes, on every machine.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const SOURCE = fileURLToPath(new URL('../integrations/wordpress/', import.meta.url));
const LICENSE = 'egain-login.min.js.LICENSE.txt';

/** The earliest time that a zip can name. It is in local time, in whatever zone that is. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes the zip.
 *
 * @param {string} scripts the folder of the scripts, `release` or `dist`
 * @param {string} path of the zip
 */
export function packWordPressPlugin(scripts, path) {
  const files = {};
  for (const name of readdirSync(SOURCE, { recursive: true }).map(toSlashes).sort())
    if (statSync(SOURCE + name).isFile()) files[name] = readFileSync(SOURCE + name);
  for (const name of readdirSync(scripts).sort())
    if (name.endsWith('.min.js') || name === LICENSE)
      files[`scripts/${name}`] = readFileSync(`${scripts}/${name}`);
  mkdirSync(dirname(path), { recursive: true });
  // WordPress installs a plugin under the name of the folder in its zip.
  writeFileSync(path, zipSync({ 'egain-login': files }, { level: 9, mtime: NO_TIME }));
}

const toSlashes = (path) => path.replaceAll('\\', '/');

const [, command, scripts, path] = process.argv;
if (command === fileURLToPath(import.meta.url)) packWordPressPlugin(scripts, path);
