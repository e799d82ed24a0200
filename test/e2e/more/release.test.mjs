// What `npm run release` writes and what it refuses, and that the released scripts match their hashes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPageServer } from '../../support/page-server.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const SAME_BYTES = `import { mkdirSync, writeFileSync } from 'node:fs';
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/egain-login.min.js', 'code');
  writeFileSync('dist/egain-login.callback.min.js', 'callback code');
  writeFileSync('dist/egain-login.min.js.LICENSE.txt', 'license');
  writeFileSync('dist/integrity.json', JSON.stringify({
    'egain-login.callback.min.js': 'sha384-callback',
    'egain-login.min.js': 'sha384-usual',
  }));`;

/** Releases a package that is as small as can be, with a Git that says what has changed. */
function release({ build = SAME_BYTES, changelog = '## 1.2.3', changed = '' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  folders.push(folder);
  cpSync(`${root}.ci`, join(folder, '.ci'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'integrations/wordpress'), { recursive: true });
  const scripts = {
    build: 'node build.mjs',
    check: 'npm run --silent build',
    readme: 'node --print 1',
  };
  const files = {
    'package.json': JSON.stringify({ name: 'small', version: '1.2.3', scripts, files: ['dist'] }),
    'CHANGELOG.md': `# Changelog\n\n${changelog}\n`,
    'build.mjs': build,
    'bin/git': `#!/bin/sh\nprintf '%s' '${changed}'\n`,
  };
  for (const [path, text] of Object.entries(files))
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  const { status, stderr } = spawnSync(process.execPath, ['.ci/release.mjs'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: join(folder, 'bin') + delimiter + process.env.PATH },
  });
  const packages = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const readReleased = (name) => readFileSync(join(folder, 'release', name), 'utf8');
  return { status, stderr, packages, readReleased };
}

test('a release is packed, and its scripts are ready to download', () => {
  const { status, stderr, packages, readReleased } = release();
  assert.deepEqual({ status, packages }, { status: 0, packages: ['small-1.2.3.tgz'] }, stderr);
  assert.deepEqual(JSON.parse(readReleased('integrity.json')), {
    version: '1.2.3',
    scripts: {
      'egain-login.callback.min.js': 'sha384-callback',
      'egain-login.min.js': 'sha384-usual',
    },
  });
  assert.equal(readReleased('egain-login.min.js'), 'code');
  assert.equal(readReleased('egain-login.min.js.LICENSE.txt'), 'license');
  assert.match(readReleased('callback.html'), / integrity="sha384-callback"/);
});

for (const [reason, difference, words] of [
  ['the changelog does not name its version', { changelog: '## 1.2.30' }, /## 1\.2\.3"/],
  ['the worktree is not what was committed', { changed: ' M src/index.ts' }, /src\/index\.ts/],
  ['a check fails', { build: 'process.exit(1)' }, /npm run check/],
]) {
  test(`a release is refused where ${reason}`, () => {
    const { status, stderr, packages } = release(difference);
    assert.deepEqual({ status, packages }, { status: 1, packages: [] });
    assert.match(stderr, words);
  });
}

test('a release is refused where the second build differs from the first', () => {
  const { status, stderr, packages } = release({
    build: `${SAME_BYTES}
      writeFileSync('dist/a.js', String(Math.random()));
      writeFileSync('dist/b.js', process.cwd());
      writeFileSync('dist/c.js', String(new Date(0)));`,
  });
  assert.deepEqual({ status, packages }, { status: 1, packages: [] });
  for (const fault of [/a\.js differs/, /b\.js names/, /c\.js differs/])
    assert.match(stderr, fault);
});

const [tag] = /<script src="egain-login\.min\.js" .*<\/script>/.exec(
  readFileSync(`${root}README.md`, 'utf8'),
);
const script = readFileSync(`${root}release/egain-login.min.js`, 'utf8');
const server = await startPageServer({
  documents: {
    '/whole.html': `<!doctype html>${tag.replace('egain', '/release/egain')}`,
    '/changed.html': `<!doctype html>${tag.replace('egain-login.min', 'changed')}`,
    '/changed.js': `${script} `,
  },
});
after(() => server.close());

const visit = visitTheDemo();

visit('a changed script is not run where the tag says its hash', async (visitor) => {
  visitor.expectErrors(/digest .* 'integrity'.*blocked/);
  server.demo = visitor.demo;
  const isThere = async (path) => {
    const tab = await visitor.open(server.origin + path);
    return tab.page.evaluate(() => !!customElements.get('egain-login'));
  };
  assert.match(tag, /integrity="sha384-/);
  assert.equal(await isThere('/whole.html'), true);
  assert.equal(await isThere('/changed.html'), false);
});
