import process from 'node:process';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { bundleLibraries, bundlePageScripts } from './test/support/bundles.mjs';
import { closingLine } from './test/support/closing-line.mjs';
import { startEndpoints } from './test/support/endpoints.mjs';
import { findEngines } from './test/support/engines.mjs';
import { tellAllFailures } from './test/support/tell-all-failures.mjs';
import { launchersFor } from './test/support/unit-launchers.mjs';

const isWatching = process.argv.includes('--watch');
const withCoverage = process.argv.includes('--coverage');

const engines = await findEngines();

/** Another origin for the flow's requests, which answers what the test wants: see endpoints.ts. */
const endpoints = await startEndpoints();
const endpointsPlugin = {
  name: 'endpoints',
  serve: ({ path }) =>
    path === '/__endpoints.json' ? { type: 'json', body: JSON.stringify(endpoints) } : undefined,
  serverStop: () => endpoints.close(),
};

/** Pages for frames and windows: /pages/callback.html?code=… is test/support/pages/callback.html. */
function servePages(context, next) {
  context.url = context.url.replace(/^\/pages\//, '/test/support/pages/');
  return next();
}

/** Lets the browser keep modules: hundreds of frames load dozens each. */
async function cacheModules(context, next) {
  await next();
  if (!isWatching && /\.[mj]?[jt]s$/.test(context.path))
    context.set('Cache-Control', 'max-age=3600');
}

export default {
  files: ['test/**/*.test.ts', '!test/frameworks/**'],
  browsers: launchersFor(engines, withCoverage),
  nodeResolve: { exportConditions: ['production', 'default'] },
  middleware: [servePages, cacheModules],
  plugins: [
    endpointsPlugin,
    bundlePageScripts(isWatching || withCoverage),
    bundleLibraries(),
    esbuildPlugin({ ts: true, tsconfig: './tsconfig.json' }),
    tellAllFailures,
  ],
  reporters: [defaultReporter(), closingLine],
  // Files that run one after another in a profile share its storage.
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html>
      <body>
        <script>
          localStorage.clear();
          sessionStorage.clear();
        </script>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
  // A page loads dozens of modules: even on a busy machine, only what hangs takes so long.
  testFramework: { config: { timeout: 20_000 } },
  coverageConfig: {
    include: ['src/**'],
    reporters: ['text', 'lcovonly'],
    threshold: { lines: 95, branches: 90, statements: 95, functions: 90 },
  },
};
