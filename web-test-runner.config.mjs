import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import { closingLine } from './test/support/closing-line.mjs';
import { countFrames } from './test/support/coverage.mjs';
import { startEndpoints } from './test/support/endpoints.mjs';
import { BROWSER_FLAGS, findBrowser } from './test/support/ensure-browser.mjs';

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

const chromium = chromeLauncher({
  launchOptions: { executablePath: await findBrowser(), args: BROWSER_FLAGS },
  async createPage({ browser }) {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.emulateFocusedPage(true);
    return countFrames(page);
  },
});
// The launcher would use its pages again. A fresh profile for each test file keeps storage apart,
// and V8 counts branches only in code that it compiles after counting has begun.
Object.defineProperty(chromium, 'inactivePages', {
  value: { length: 0, push: ({ puppeteerPage }) => puppeteerPage.browserContext().close() },
});

export default {
  files: 'test/**/*.test.ts',
  // Firefox and WebKit join here.
  browsers: [chromium],
  nodeResolve: { exportConditions: ['production', 'default'] },
  middleware: [servePages],
  plugins: [endpointsPlugin, esbuildPlugin({ ts: true, tsconfig: './tsconfig.json' })],
  reporters: [defaultReporter(), closingLine],
  testFramework: { config: { timeout: 5000 } },
  coverage: true,
  coverageConfig: {
    include: ['src/**'],
    reporters: ['text', 'lcovonly'],
    threshold: { lines: 95, branches: 90, statements: 95, functions: 90 },
  },
};
