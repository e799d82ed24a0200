import { mergeScriptCovs } from '@bcoe/v8-coverage';

/**
 * Makes code that ran in a page's frames count for coverage.
 *
 * V8 reports a file once for each frame that loaded it, and the test runner would keep only one of
 * these reports.
 */
export function countFrames(page) {
  const { coverage } = page;
  const stop = coverage.stopJSCoverage.bind(coverage);
  coverage.stopJSCoverage = async () => {
    const entries = await stop();
    return [...new Set(entries.map(({ url }) => url))].map((url) => ({
      url,
      rawScriptCoverage: mergeScriptCovs(
        entries.filter((entry) => entry.url === url).map((entry) => entry.rawScriptCoverage),
      ),
    }));
  };
  return page;
}
