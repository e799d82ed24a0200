// `npm run release`: cuts the release of the version in package.json. Runs all checks, builds twice,
// writes release/ and the README's script tags from it, and packs the npm package. Refuses if somebody
// else could not build the same bytes from the commit. Committing and publishing are left to a person.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pack } from './pack.mjs';
import { packWordPressPlugin } from './wordpress-plugin.mjs';

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
  if (changed) refuse(`the worktree differs from the last commit:\n${changed}`);
}

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
if (!headings.some((heading) => heading.split(' ')[1] === version))
  refuse(`CHANGELOG.md has no section "## ${version}"`);
requireCleanWorktree();

run('npm run check');
run('node .ci/reproducible.mjs');
// A check may have changed a file.
requireCleanWorktree();

const scripts = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
writeRelease();
run('npm run readme');

const { path, integrity } = pack('.');
const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
console.log(`${name} ${version}: ${path}\n${integrity}\nsha256 ${sha256}`);
for (const [script, hash] of Object.entries(scripts)) console.log(`${script} ${hash}`);

/** Replaces release/ by what dist/ contains: what people download who have no Node. */
function writeRelease() {
  rmSync('release', { recursive: true, force: true });
  mkdirSync('release');
  for (const file of [...Object.keys(scripts), 'egain-login.min.js.LICENSE.txt'])
    copyFileSync(`dist/${file}`, `release/${file}`);
  writeFileSync('release/integrity.json', `${JSON.stringify({ version, scripts }, null, 2)}\n`);
  writeFileSync('release/callback.html', callbackPage(scripts['egain-login.callback.min.js']));
  packWordPressPlugin('release', 'release/egain-login-wordpress.zip');
}

function callbackPage(hash) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Signing in</title>
    <script src="egain-login.callback.min.js" integrity="${hash}"></script>
  </head>
  <body>
    <p>Signing you in … If nothing happens, <a href="/">go back to the site</a>.</p>
  </body>
</html>
`;
}
