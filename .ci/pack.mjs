// Packs what dist/ has, as it would be published. Without scripts: they would build it once more.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Packs the package into a folder.
 *
 * @param {string} folder which is made, where it is missing
 * @returns {{ path: string, files: string[], integrity: string }} the package, the paths in it, and npm's
 *   hash of it
 * @throws {Error} where npm cannot
 */
export function pack(folder) {
  mkdirSync(folder, { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    `npm pack --json --ignore-scripts --pack-destination "${folder}"`,
    { cwd: root, shell: true, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
  const [{ filename, files, integrity }] = JSON.parse(stdout);
  return { path: join(folder, filename), files: files.map((file) => file.path), integrity };
}
