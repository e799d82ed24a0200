// `npm run judge`: the tests of test/judge/ with many more answers, in one browser.
import config from '../../web-test-runner.config.mjs';
import { findEngines } from './engines.mjs';
import { launchersFor } from './unit-launchers.mjs';

const RUNS = 100_000;
const HOUR_MS = 3_600_000;

const { chromium } = await findEngines();

export default {
  ...config,
  files: 'test/judge/*.test.ts',
  browsers: launchersFor({ chromium }),
  testsFinishTimeout: HOUR_MS,
  testRunnerHtml: (framework) =>
    `<script>window.judgeRuns = ${RUNS};</script><script type="module" src="${framework}"></script>`,
};
