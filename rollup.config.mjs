import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transformSync } from 'esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import { findInternalNames } from './.ci/internal-names.mjs';
import { litWithoutLeftovers } from './.ci/lit-leftovers.mjs';
import { requestFirst } from './.ci/request-first.mjs';

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
const script = (entries) => ({
  name: 'script',
  resolveId: (source) => (source === 'script' ? '\0script' : null),
  load: (id) =>
    id === '\0script' ? entries.map((path) => `import ${JSON.stringify(path)};`).join('') : null,
});

/** The minifier's own CSS minifier (clean-css) stumbles over nesting and range queries. */
function minifyCSS(css) {
  if (css.includes('@TEMPLATE_EXPRESSION')) return css;
  const { code, warnings } = transformSync(css, { loader: 'css', minify: true, charset: 'utf8' });
  if (warnings.length > 0) throw new Error(warnings[0].text);
  // Private properties need no words, and their values no spaces.
  const names = [...new Set(code.match(/--_\w+/g))];
  return code
    .trim()
    .replace(/--_\w+/g, (name) => `--_${names.indexOf(name)}`)
    .replace(/(--[\w-]+:|,) /g, '$1');
}

const literals = htmlLiterals({
  include: 'src/**',
  failOnError: true,
  options: { minifyOptions: { minifyCSS, inlineCustomElements: ['slot'], keepClosingSlash: true } },
});

/**
 * The first line has Chromium compile everything at once, while the page is still being parsed: half of it
 * runs on load. The semicolon ends what a site may have glued before the script.
 */
const PREAMBLE = `//# allFunctionsCalledOnLoad
/*! MIT; Lit: BSD-3-Clause; see egain-login.min.js.LICENSE.txt */;`;

/** The debug script's own names change nothing in the other scripts. */
const isUsual = (path) => !/^debug[\\/]/.test(path);

/** Pages in other encodings than UTF-8 load the scripts too: they are in ASCII, or say what they are in. */
const minify = ({ isAscii, isInScript }) =>
  terser({
    ecma: 2022,
    module: true,
    compress: {
      hoist_funs: true,
      keep_fargs: false,
      negate_iife: false,
      passes: 2,
      unsafe_arrows: true,
    },
    mangle: { properties: { regex: findInternalNames(isInScript) } },
    format: {
      ascii_only: isAscii,
      comments: false,
      preamble: isAscii ? PREAMBLE : `\ufeff${PREAMBLE}`,
    },
  });

/**
 * Leaves one word for declarations: TypeScript has seen that nothing changes a constant. It fills the
 * other's place, so that the source map still fits.
 */
const oneDeclaration = {
  name: 'one-declaration',
  renderChunk: (code) => ({ code: code.replace(/\bconst(?=[ {[])/g, 'let  '), map: null }),
};

/**
 * Puts all languages, which the build of the modules has just made, into one table. As objects, with a
 * name before each text, they would take 7 % more.
 */
const languageTable = {
  name: 'language-table',
  async load(id) {
    if (!/[\\/]messages[\\/]all\.ts$/.test(id)) return null;
    const [{ LANGUAGES }] = await Promise.all(
      ['messages', 'all'].map((name) => import(pathToFileURL(`dist/messages/${name}.js`))),
    );
    const [en, ...others] = new Set(LANGUAGES.values());
    const rows = others.map((messages) => {
      const tags = [...LANGUAGES.keys()].filter((tag) => LANGUAGES.get(tag) === messages);
      return [tags, ...Object.keys(en).map((name) => messages[name])].join('|');
    });
    return `
      import { en } from './en.js';
      import { registerMessages } from './messages.js';
      for (const row of ${JSON.stringify(rows.join('\n'))}.split('\\n')) {
        const [tags, ...texts] = row.split('|');
        const entries = Object.keys(en).map((name, place) => [name, texts[place]]);
        registerMessages(tags.split(','), Object.fromEntries(entries));
      }`;
  },
};

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

/** Declarations that are written by hand: they are about frameworks that are not installed here. */
const frameworkTypes = {
  name: 'framework-types',
  generateBundle() {
    for (const name of readdirSync('src/frameworks')) {
      const source = readFileSync(`src/frameworks/${name}`);
      this.emitFile({ type: 'asset', fileName: `frameworks/${name}`, source });
    }
  },
};

/** Says which bytes each script has, for the `integrity` of a script tag or a policy's `script-src`. */
const integrity = {
  name: 'integrity',
  writeBundle() {
    const scripts = readdirSync('dist').filter((name) =>
      /\.min\.js$|^callback-snippet\.js$/.test(name),
    );
    const hashes = scripts.sort().map((name) => {
      const hash = createHash('sha384').update(readFileSync(`dist/${name}`));
      return [name, `sha384-${hash.digest('base64')}`];
    });
    const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
    writeFileSync('dist/integrity.json', `${text}\n`);
  },
};

/** The report is in the debug script alone: to the npm entry, its types are of nothing. */
const withoutDebugTypes = {
  name: 'without-debug-types',
  generateBundle(_options, bundle) {
    for (const name of Object.keys(bundle)) if (name.startsWith('debug/')) delete bundle[name];
  },
};

/** A script that is complete by itself. */
const oneFile = (fileName, { entries, isAscii, isInScript = isUsual }) => ({
  input: 'script',
  // Lit's modules only count themselves when loaded: those that nothing uses are left out.
  treeshake: { moduleSideEffects: (id) => !/node_modules[\\/]@?lit/.test(id) },
  output: {
    file: `dist/${fileName}`,
    format: 'es',
    // In brackets, so that browsers compile it at once.
    intro: '(async function () {',
    outro: '})();',
    sourcemap: true,
    plugins: [oneDeclaration, minify({ isAscii, isInScript })],
  },
  plugins: [
    noHelpers,
    script(entries),
    languageTable,
    nodeResolve({ ignoreSideEffectsForRoot: true, exportConditions: ['production', 'default'] }),
    litWithoutLeftovers,
    literals,
    licences,
    typescript(),
    requestFirst,
    integrity,
  ],
});

/** People paste it, and a hash counts each character: there is none at its end that is not seen. */
const noLineEnd = {
  name: 'no-line-end',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) chunk.code = chunk.code.trimEnd();
  },
};

/** What stands inline has to be as short as can be: it is written into the page as it is. */
const callbackSnippet = {
  input: 'src/callback-snippet.ts',
  output: {
    file: 'dist/callback-snippet.js',
    format: 'es',
    plugins: [
      oneDeclaration,
      terser({ ecma: 2022, module: true, compress: { passes: 3, unsafe_arrows: true } }),
      noLineEnd,
    ],
  },
  plugins: [noHelpers, typescript(), integrity],
};

export default [
  {
    input: ['src/index.ts', 'src/messages/all.ts'],
    external: /^lit(\/|$)/,
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: 'src',
    },
    plugins: [
      emptyDist,
      noHelpers,
      typescript({ outDir: 'dist', declaration: true }),
      frameworkTypes,
      withoutDebugTypes,
    ],
  },
  oneFile('egain-login.min.js', { entries: ['./src/index.ts', './src/embed.ts'], isAscii: true }),
  // In ASCII it would be 0.4 KB larger.
  oneFile('egain-login.intl.min.js', {
    entries: ['./src/messages/all.ts', './src/index.ts', './src/embed.ts'],
    isAscii: false,
  }),
  callbackSnippet,
  // It registers its own element, and so comes before those that register the usual one.
  oneFile('egain-login.debug.min.js', {
    entries: [
      './src/debug/debug-element.ts',
      './src/messages/all.ts',
      './src/index.ts',
      './src/embed.ts',
    ],
    isAscii: false,
    isInScript: () => true,
  }),
];
