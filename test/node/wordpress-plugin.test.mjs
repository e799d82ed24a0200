// What the WordPress plugin repeats of the rest, in another language, is the same there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SCOPES } from '../../demo/pages/builder/deployments.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const readPlugin = (path) => read(`integrations/wordpress/${path}`);
const { version } = JSON.parse(read('package.json'));

test('the plugin has the version of the package, wherever WordPress reads it', () => {
  const main = readPlugin('egain-login.php');
  assert.equal(/^ \* Version: +(\S+)$/m.exec(main)[1], version);
  assert.equal(/^const VERSION += '(.+)';$/m.exec(main)[1], version);
  assert.equal(/^Stable tag: (\S+)$/m.exec(readPlugin('readme.txt'))[1], version);
});

test('the plugin names the requirements twice, and the same', () => {
  for (const name of ['Requires at least', 'Requires PHP']) {
    const [, inReadme] = new RegExp(`^${name}: +(\\S+)$`, 'm').exec(readPlugin('readme.txt'));
    assert.match(readPlugin('egain-login.php'), new RegExp(`^ \\* ${name}: +${inReadme}$`, 'm'));
  }
});

test('the plugin offers the languages that there are', () => {
  const [, list] = /const LANGUAGES = array\(([^]+?)\n\);/.exec(
    readPlugin('includes/settings.php'),
  );
  const offered = [...list.matchAll(/'(\w+)' =>/g)].map(([, code]) => code);
  const files = readdirSync(new URL('src/messages/', root)).map((name) => name.replace('.ts', ''));
  assert.deepEqual(
    offered,
    files.filter((name) => name.length === 2),
  );
});

test('the plugin offers the scopes that the builder offers', () => {
  const [, list] = /const KNOWN_SCOPES = array\(([^]+?)\n\);/.exec(
    readPlugin('includes/settings-page.php'),
  );
  const offered = [...list.matchAll(/'([\w.]+)' +=> array\((.+)\)/g)].map(([, area, rights]) => [
    area,
    [...rights.matchAll(/\w+/g)].map(([right]) => right),
  ]);
  assert.deepEqual(
    offered,
    SCOPES.map(({ area, rights }) => [area, rights]),
  );
});
