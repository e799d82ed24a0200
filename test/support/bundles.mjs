// Serves as one file what pages would load module by module, hundreds of times in a run.
import process from 'node:process';
import { build } from 'esbuild';

/** The scripts of the pages in test/support/pages/, and the sources that each consists of. */
const PAGE_SCRIPTS = {
  '/test/support/pages/element.js': ['/src/index.ts'],
  '/test/support/pages/callback-script.js': ['/src/callback.ts'],
  '/test/support/pages/debug-element.js': ['/src/debug/debug-element.ts', '/src/index.ts'],
};

const LIBRARIES = ['@open-wc/testing', 'fast-check'];
const LIBRARY_PREFIX = '/__libraries/';

/** @param asModules serves the sources themselves, for tools that have to tell them apart */
export function bundlePageScripts(asModules) {
  const bundles = new Bundles();
  return {
    name: 'bundle-page-scripts',
    serve({ path }) {
      const sources = PAGE_SCRIPTS[path];
      if (!sources) return undefined;
      if (asModules) return sources.map((source) => `import '${source}';`).join('\n');
      return bundles.get(path, sources.map((source) => `import '.${source}';`).join('\n'));
    },
  };
}

/** The libraries that only tests use, each with a Lit of its own where it needs one. */
export function bundleLibraries() {
  const bundles = new Bundles();
  return {
    name: 'bundle-libraries',
    resolveImport: ({ source }) =>
      LIBRARIES.includes(source) ? `${LIBRARY_PREFIX}${source}.js` : undefined,
    serve({ path }) {
      if (!path.startsWith(LIBRARY_PREFIX)) return undefined;
      const name = path.slice(LIBRARY_PREFIX.length, -'.js'.length);
      return bundles.get(path, `export * from '${name}';`);
    },
  };
}

/** Each is made once. */
class Bundles {
  #texts = new Map();

  get(path, contents) {
    if (!this.#texts.has(path)) this.#texts.set(path, bundle(contents));
    return this.#texts.get(path);
  }
}

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    // package.json names the built files that have side effects, not the sources.
    ignoreAnnotations: true,
    write: false,
  });
  return outputFiles[0].text;
}
