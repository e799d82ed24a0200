// Packs the plugin as a release would, and tests it on each site. With names of sites, only on those.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { packWordPressPlugin } from '../../.ci/wordpress-plugin.mjs';
import { SITES, ZIP } from './sites.mjs';

const zip = fileURLToPath(ZIP);
mkdirSync(dirname(zip), { recursive: true });
packWordPressPlugin(fileURLToPath(new URL('../../dist', import.meta.url)), zip);

const [, , ...wanted] = process.argv;
for (const name of wanted.length > 0 ? wanted : Object.keys(SITES)) {
  console.log(`\n== WordPress ${SITES[name].version}, ${name} theme`);
  const test = fileURLToPath(new URL('plugin.test.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', test], {
    stdio: 'inherit',
    env: { ...process.env, SITE: name },
  });
  if (status !== 0) process.exitCode = 1;
}
