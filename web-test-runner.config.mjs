import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { closingLine } from './test/support/closing-line.mjs';
import { startEndpoints } from './test/support/endpoints.mjs';
import { findEngines } from './test/support/engines.mjs';
import { tellAllFailures } from './test/support/tell-all-failures.mjs';
import { launchersFor } from './test/support/unit-launchers.mjs';

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

export default {
  files: ['test/**/*.test.ts', '!test/frameworks/**'],
  browsers: launchersFor(engines),
  nodeResolve: { exportConditions: ['production', 'default'] },
  middleware: [servePages],
  plugins: [
    endpointsPlugin,
    esbuildPlugin({ ts: true, tsconfig: './tsconfig.json' }),
    tellAllFailures,
  ],
  reporters: [defaultReporter(), closingLine],
  testFramework: { config: { timeout: 5000 } },
  coverage: 'chromium' in engines,
  coverageConfig: {
    include: ['src/**'],
    reporters: ['text', 'lcovonly'],
    threshold: { lines: 95, branches: 90, statements: 95, functions: 90 },
  },
};
