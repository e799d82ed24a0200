import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import virtual from '@rollup/plugin-virtual';
import browserslistToEsbuild from 'browserslist-to-esbuild';
import { transformSync } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const LICENSE = 'egain-login.min.js.LICENSE.txt';

/** Compiles for the browsers in package.json's `browserslist`. */
const typescript = esbuild({ target: browserslistToEsbuild() });

/** The default CSS minifier, clean-css, doesn't know today's CSS; esbuild can't read expressions in it. */
const minifyCSS = (css) =>
  css.includes('@TEMPLATE_EXPRESSION')
    ? css
    : transformSync(css, { loader: 'css', minify: true, charset: 'utf8' }).code.trim();

/** Minifies the markup and the styles in Lit's template literals. */
const literals = htmlLiterals({
  include: 'src/**',
  failOnError: true,
  options: {
    minifyOptions: {
      minifyCSS,
      inlineCustomElements: ['slot'],
    },
  },
});

/**
 * Pages in other encodings than UTF-8 load the scripts, too. So a script is in ASCII, or begins with a
 * byte order mark where escapes would make it larger. The semicolon ends what a site may have put
 * before the script when it combines files.
 */
const minify = ({ ascii, lit }) =>
  terser({
    ecma: 2022,
    // Natives that a script doesn't use fall away, since reading them has no effect.
    compress: { passes: 2, pure_getters: true },
    format: {
      ascii_only: ascii,
      comments: false,
      preamble: `${ascii ? '' : '\ufeff'}/*! ${name} ${version} | MIT${lit ? '; Lit: BSD-3-Clause' : ''}; see ${LICENSE} */;`,
    },
  });

/** Passes on Lit's license with the scripts that contain Lit. */
const licenses = {
  name: 'licenses',
  generateBundle() {
    const [own, lit] = ['LICENSE', 'node_modules/lit/LICENSE'].map((path) =>
      readFileSync(path, 'utf8').trim(),
    );
    const source = `${own}\n\n--- Lit (https://lit.dev) ---\n\n${lit}\n`;
    this.emitFile({ type: 'asset', fileName: LICENSE, source });
  },
};

/** Lists the hash of each script, for `integrity` attributes and policies. */
const integrity = {
  name: 'integrity',
  writeBundle({ file }) {
    const folder = dirname(file);
    const names = readdirSync(folder).filter((name) => name.endsWith('.min.js'));
    const hashes = names.sort().map((name) => {
      const hash = createHash('sha384').update(readFileSync(join(folder, name)));
      return [name, `sha384-${hash.digest('base64')}`];
    });
    const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
    writeFileSync(join(folder, 'integrity.json'), `${text}\n`);
  },
};

/** The npm package: the modules of src/ one by one, with Lit left to whoever bundles them. */
const modules = {
  input: ['src/index.ts', 'src/callback.ts', 'src/messages/all.ts'],
  external: /^lit(\/|$)/,
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
    sourcemap: true,
  },
  plugins: [typescript],
};

/**
 * What the scripts use of the language and of browsers. Each script takes it once, at its head: after
 * `const URL = '/shop'` in another script of the page, a plain `URL` would mean that one's. `window`
 * itself, `document`, `location` and `top` can't be declared.
 */
const NATIVES = `
  AbortController AbortSignal Array Boolean BroadcastChannel CSSStyleSheet CustomEvent DOMException
  DataView Date Document Element Error EventTarget HTMLElement JSON Map Math MutationObserver Node Number Object
  PerformanceObserver Promise Reflect RegExp Set ShadowRoot String Symbol TextEncoder URL
  URLSearchParams Uint8Array WeakMap WeakSet atob btoa clearInterval clearTimeout close console
  crypto customElements decodeURIComponent encodeURIComponent fetch globalThis history
  isSecureContext navigator open opener performance queueMicrotask self setInterval setTimeout`;

/** A classic script that is complete by itself. */
const script = (file, sources, { ascii = false, lit = true, watch = false } = {}) => ({
  input: 'script',
  output: {
    file: `${watch ? 'node_modules/.cache/dev' : 'dist'}/${file}`,
    format: 'iife',
    intro: `const { ${NATIVES.trim().split(/\s+/)} } = window;`,
    // Hidden, the map is not mentioned in the script: most sites copy the script alone, and a line
    // comment would swallow what follows on a page whose line breaks are removed.
    sourcemap: watch ? 'inline' : 'hidden',
  },
  plugins: [
    virtual({ script: sources.map((path) => `import './src/${path}';`).join('') }),
    // The package's own `sideEffects` are about dist/.
    nodeResolve({ exportConditions: ['production', 'default'], ignoreSideEffectsForRoot: true }),
    !watch && literals,
    typescript,
    !watch && minify({ ascii, lit }),
    licenses,
    integrity,
  ],
});

/** While you work (`npm run dev`), only the scripts are built, and not minified. */
export default ({ watch }) => [
  ...(watch ? [] : [modules]),
  script('egain-login.min.js', ['index.ts', 'embed.ts'], { ascii: true, watch }),
  script('egain-login.intl.min.js', ['messages/all.ts', 'index.ts', 'embed.ts'], { watch }),
  script('egain-login.callback.min.js', ['callback.ts'], { ascii: true, lit: false, watch }),
  // The debug element comes first, to be registered in place of the usual one.
  script(
    'egain-login.debug.min.js',
    ['debug/debug-element.ts', 'messages/all.ts', 'index.ts', 'embed.ts'],
    { watch },
  ),
];
