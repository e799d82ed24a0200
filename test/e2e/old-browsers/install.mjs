// Installs real old builds of Chromium. Where npm can't fetch them, their tests are left out.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { OLD_CHROMIUMS } from './chromiums.mjs';

const install = fileURLToPath(new URL('../../../.ci/install.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [install, 'test/e2e/old-browsers'], {
  stdio: 'inherit',
});
if (status !== 0) {
  const names = Object.values(OLD_CHROMIUMS).map(({ name }) => name);
  console.log(`Left out: ${names.join(' and ')}, which can't be installed here.`);
}
