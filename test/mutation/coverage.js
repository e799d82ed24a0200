/* global after, beforeEach -- Mocha's */
// Stands ahead of every source when all tests run without a mutant, and tells which test reaches which
// mutant. Frames and windows that a test opens tell the test's page.
const NAME = 'stryker-coverage';

// Tests may take it away.
const { BroadcastChannel, fetch, setTimeout } = globalThis;

const stryker = (globalThis.__stryker__ ??= {});

if (globalThis.mocha) {
  // What loading the file reaches has no test's name.
  const perTest = { '': {} };
  let now = '';
  let before = '';
  stryker.mutantCoverage = { static: perTest[''], perTest };

  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => {
    // It may come late.
    for (const name of [before, now]) perTest[name][data] = 1;
  };
  beforeEach(function () {
    before = now;
    now = stryker.currentTestId = this.currentTest.fullTitle();
    perTest[now] ??= {};
  });
  after(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    channel.close();
    const covered = Object.fromEntries(
      Object.entries(perTest).map(([name, ids]) => [name, Object.keys(ids)]),
    );
    const [file] = globalThis.__WTR_CONFIG__.testFile.slice(1).split('?');
    await fetch(import.meta.url, { method: 'POST', body: JSON.stringify({ file, covered }) });
  });
} else {
  const tell = (covered, id) => {
    if (!(id in covered)) say(id);
    covered[id] = 1;
    return true;
  };
  stryker.mutantCoverage = { static: new Proxy({}, { set: tell }), perTest: {} };
}

function say(id) {
  try {
    const channel = new BroadcastChannel(NAME);
    channel.postMessage(id);
    // An open one would keep the page out of the back/forward cache.
    channel.close();
  } catch {
    // A test has taken it away before the page's first source came.
  }
}
