import { readFileSync, rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transformSync } from 'esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';

/** Leaves nothing of files that src/ no longer has. */
const emptyDist = {
  name: 'empty-dist',
  buildStart: () => rmSync('dist', { recursive: true, force: true }),
};

/** Fails where TypeScript needs helper code: the source can always be written so that it does not. */
const noHelpers = {
  name: 'no-helpers',
  resolveId(source) {
    if (source === 'tslib') this.error('This syntax makes TypeScript add helper code (tslib).');
  },
};

/** Drops the exports of a file: a classic script has none, and without them no global is needed. */
const script = (entry) => ({
  name: 'script',
  resolveId: (source) => (source === 'script' ? '\0script' : null),
  load: (id) => (id === '\0script' ? `import ${JSON.stringify(entry)};` : null),
});

/** The minifier's own CSS minifier (clean-css) stumbles over nesting and range queries. */
function minifyCSS(css) {
  if (css.includes('@TEMPLATE_EXPRESSION')) return css;
  const { code, warnings } = transformSync(css, { loader: 'css', minify: true, charset: 'utf8' });
  if (warnings.length > 0) throw new Error(warnings[0].text);
  return code.trim();
}

const literals = htmlLiterals({
  include: 'src/**',
  failOnError: true,
  options: { minifyOptions: { minifyCSS, inlineCustomElements: ['slot'], keepClosingSlash: true } },
});

/** The semicolon ends what a site may have glued before the script. */
const minify = terser({
  ecma: 2022,
  module: true,
  compress: { keep_fargs: false, passes: 3 },
  format: {
    ascii_only: true, // pages in other encodings than UTF-8 load it too
    comments: false,
    preamble: '/*! MIT; Lit: BSD-3-Clause; see egain-login.min.js.LICENSE.txt */;',
  },
});

/** Lit is inside the one-file script, and its licence asks to be handed on. */
const licences = {
  name: 'licences',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'egain-login.min.js.LICENSE.txt',
      source: ['LICENSE', 'node_modules/lit/LICENSE']
        .map((path) => readFileSync(path, 'utf8').trim())
        .join('\n\n--- Lit (https://lit.dev) ---\n\n')
        .concat('\n'),
    });
  },
};

/**
 * What Lit leaves on the page for others (three globals), and what it does for browsers without
 * constructable style sheets, which can't run the element anyway.
 */
const LIT_LEFTOVERS = [
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\(t,i\)\}/, ''],
  [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
  [/e=t\.ShadowRoot&&.+?"replace"in CSSStyleSheet\.prototype,/, 'e=!0,'],
];

/** Leaves those out of the one-file script: it is a guest in other people's pages. */
const litWithoutLeftovers = {
  name: 'lit-without-leftovers',
  transform(code, id) {
    if (!/[\\/]@lit[\\/]/.test(id)) return null;
    let rest = code;
    for (const leftover of LIT_LEFTOVERS) {
      const shorter = rest.replace(...leftover);
      if (shorter !== rest) leftover.isFound = true;
      rest = shorter;
    }
    return { code: rest, map: null };
  },
  buildEnd(error) {
    if (!error && !LIT_LEFTOVERS.every(({ isFound }) => isFound)) {
      this.error('Lit has changed: look at LIT_LEFTOVERS in rollup.config.mjs again.');
    }
  },
};

export default [
  {
    input: 'src/index.ts',
    external: /^lit(\/|$)/,
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: 'src',
    },
    plugins: [emptyDist, noHelpers, typescript({ outDir: 'dist', declaration: true })],
  },
  {
    input: 'script',
    // Lit's modules only count themselves when loaded: those that nothing uses are left out.
    treeshake: { moduleSideEffects: (id) => !/node_modules[\\/]@?lit/.test(id) },
    output: { file: 'dist/egain-login.min.js', format: 'iife', sourcemap: true, plugins: [minify] },
    plugins: [
      noHelpers,
      script('./src/index.ts'),
      nodeResolve({ ignoreSideEffectsForRoot: true, exportConditions: ['production', 'default'] }),
      litWithoutLeftovers,
      literals,
      licences,
      typescript(),
    ],
  },
];
