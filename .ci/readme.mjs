// Writes into the README and the reference what changes with each release: the scripts' hashes and sizes.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { compressedSize } from './compressed-size.mjs';

const read = (path) => readFileSync(path, 'utf8');
const { scripts } = JSON.parse(read('release/integrity.json'));

/** What the npm package and Lit add to an app that bundles them. */
function bundle() {
  const options = { bundle: true, minify: true, format: 'esm', conditions: ['production'] };
  const { outputFiles } = buildSync({
    ...options,
    entryPoints: ['dist/index.js'],
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

const [script, intl] = ['egain-login', 'egain-login.intl'].map((name) =>
  compressedSize(read(`release/${name}.min.js`)),
);
const sizes = { script, languages: intl - script, bundled: compressedSize(bundle()) };

for (const path of ['README.md', 'docs/reference.md']) {
  const written = read(path)
    .replace(
      /(<script src="(egain-login[\w.]*\.js)" integrity=")sha384-[^"]*/g,
      (_, tag, name) => tag + scripts[name],
    )
    .replace(
      /<!-- size: (\w+) -->[^]*?<!-- \/size -->/g,
      (_, name) => `<!-- size: ${name} -->${Math.round(sizes[name] / 1000)} KB<!-- /size -->`,
    );
  writeFileSync(path, written);
}
