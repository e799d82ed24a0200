import { FOLDER, REPORT } from './survivors.mjs';

export default {
  mutate: ['src/oauth/*.ts'],
  // The rest is served from where it is.
  ignorePatterns: ['**', '!src/oauth/*.ts'],
  plugins: ['./test/mutation/runner.mjs'],
  testRunner: 'browser',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A run with a mutant has limits of its own: see pages.mjs.
  timeoutMS: 120_000,
  dryRunTimeoutMinutes: 20,
  tempDirName: `${FOLDER}/sandbox`,
  reporters: ['progress-append-only', 'json', 'html', 'clear-text'],
  jsonReporter: { fileName: REPORT },
  htmlReporter: { fileName: `${FOLDER}/report.html` },
  // Its table only: run.mjs names the survivors.
  clearTextReporter: { reportMutants: false, reportTests: false, allowEmojis: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
