/**
 * Does something many times, and measures a page before and after. The first tenth is not measured: it
 * pays for what is made once.
 *
 * @param {string} title
 * @param {import('puppeteer-core').Page} page
 * @param {number} times
 * @param {(time: number) => Promise<void>} act rejects where it failed
 * @param {() => Promise<void>} recover brings everything back to where `act` can begin
 */
export async function soak(title, page, times, act, recover) {
  const failures = [];
  page.on('pageerror', (error) => failures.push(error));
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  let before;
  let done = 0;
  for (let time = 0; time < times; time++) {
    if (time === Math.ceil(times / 10)) before = await measure(page, session);
    try {
      await act(time);
      done++;
    } catch (error) {
      failures.push(error);
      await recover();
    }
    if (time % 100 === 99) console.log(`${title}: ${time + 1} of ${times}`);
  }
  const after = await measure(page, session);
  return { title, done, failures, before: before ?? after, after };
}

async function measure(page, session) {
  // Twice: what the first pass finalizes, the second one frees.
  for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  const stored = await page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((area) => Object.entries(area).flat()),
  );
  return {
    heapKiB: Math.round(value('JSHeapUsedSize') / 1024),
    listeners: value('JSEventListeners'),
    nodes: value('Nodes'),
    documents: value('Documents'),
    storedEntries: stored.length / 2,
    storedCharacters: stored.join('').length,
  };
}
