/** Reports the outcome as one plain line that scripts can read: "12 passed, 0 failed". */
export const closingLine = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap(({ testResults }) => collectTests(testResults));
    const count = (is) => tests.filter(is).length;
    const failed = count(({ passed, skipped }) => !passed && !skipped);
    const skipped = count((test) => test.skipped);
    // A line of its own: the runner's progress ends without a line break.
    console.log(`\n${count((test) => test.passed)} passed, ${failed} failed, ${skipped} skipped`);
  },
};

function collectTests(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(collectTests)] : [];
}
