// Checks that release/ is one release: each script has the hash and the version that integrity.json names,
// and every script tag that the documentation or release/ contains with a hash has that of the release.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const read = (path) => readFileSync(path, 'utf8');
const { version, scripts } = JSON.parse(read('release/integrity.json'));
const faults = [];

const OTHERS = [
  'callback.html',
  'egain-login-wordpress.zip',
  'egain-login.min.js.LICENSE.txt',
  'integrity.json',
];
const expected = [...Object.keys(scripts), ...OTHERS].sort();
const found = readdirSync('release').sort();
if (`${found}` !== `${expected}`) faults.push(`release/ contains ${found}, not ${expected}`);

for (const [name, hash] of Object.entries(scripts).filter(([name]) => found.includes(name))) {
  const bytes = readFileSync(`release/${name}`);
  if (`sha384-${createHash('sha384').update(bytes).digest('base64')}` !== hash)
    faults.push(`release/${name} does not have the hash in integrity.json`);
  if (!bytes.toString('utf8', 0, 100).includes(`/*! egain-login ${version} |`))
    faults.push(`release/${name} does not begin with a comment that says version ${version}`);
}

for (const path of ['README.md', 'release/callback.html']) {
  const tags = [...read(path).matchAll(/<script src="([^"]*)" integrity="(sha384-[^"]*)"/g)];
  if (tags.length === 0) faults.push(`${path} has no script tag with a hash`);
  for (const [tag, src, hash] of tags)
    if (scripts[src] !== hash) faults.push(`${path}: ${tag}> does not have the release's hash`);
}

for (const fault of faults) console.error(`${fault}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
