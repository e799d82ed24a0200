import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { EARLIER, OURS } from './contenders.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The script of a contender, as it is sent. */
export async function bundle({ id }, login, { against }) {
  const ready = { [OURS]: path('../dist/egain-login.min.js'), [EARLIER]: against }[id];
  const code = ready ? await readFile(ready, 'utf8') : await build(path(`peers/${id}.js`), login);
  return { code, compressed: brotliCompressSync(code) };
}

/** All are built as the project builds its own script. */
async function build(input, login) {
  const built = await rollup({
    input,
    plugins: [
      settings(login),
      nodeResolve({ browser: false, exportConditions: ['production', 'default'] }),
      commonjs(),
    ],
    onwarn: (warning) => {
      // Peers are taken as they are; what is missing from a bundle is a fault of the bench.
      if (['UNRESOLVED_IMPORT', 'MISSING_EXPORT'].includes(warning.code)) throw warning;
    },
  });
  const { output } = await built.generate({
    format: 'iife',
    inlineDynamicImports: true,
    plugins: [
      terser({
        ecma: 2022,
        compress: { passes: 2 },
        format: { ascii_only: true, comments: false },
      }),
    ],
  });
  await built.close();
  return output[0].code;
}

/** The login's settings: constants in each bundle, as a page's developer would write them. */
const settings = (login) => ({
  name: 'login-settings',
  resolveId: (source) => (source === 'login' ? '\0login' : null),
  load(id) {
    if (id !== '\0login') return null;
    const constants = Object.entries(login).map(
      ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
    );
    // One script serves whatever page it is on.
    return [...constants, 'export const redirectUri = location.origin + location.pathname;'].join(
      '\n',
    );
  },
});
