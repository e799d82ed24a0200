// Makes the package of a release: checks, builds twice, and packs what both builds agree on. Refuses
// where somebody else could not make the same of the commit. Publishing it is left to a person.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { pack } from './pack.mjs';

function run(command, options = { stdio: 'inherit' }) {
  const { status, stdout } = spawnSync(command, { shell: true, encoding: 'utf8', ...options });
  if (status !== 0) refuse(`"${command}" failed`);
  return stdout;
}

function refuse(reason) {
  console.error(`No release: ${reason}.`);
  process.exit(1);
}

function requireCleanWorktree() {
  const changed = run('git status --porcelain', {});
  if (changed) refuse(`the worktree is not what was committed:\n${changed}`);
}

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
if (!headings.some((heading) => heading.split(' ')[1] === version))
  refuse(`CHANGELOG.md has no section "## ${version}"`);
requireCleanWorktree();

run('npm run check');
run('node .ci/reproducible.mjs');
// A check may have found something to write.
requireCleanWorktree();

const { path, integrity } = pack('.');
const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
console.log(`${name} ${version}: ${path}\n${integrity}\nsha256 ${sha256}`);
for (const [script, hash] of Object.entries(
  JSON.parse(readFileSync('dist/integrity.json', 'utf8')),
))
  console.log(`${script} ${hash}`);
