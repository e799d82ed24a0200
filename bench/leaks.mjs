/*
 * Mounts and removes 1,000 elements, several times, and shows what stays: heap, listeners, nodes.
 * Numbers of a warm page: the first round pays for what is made once.
 */
import puppeteer from 'puppeteer-core';
import { startDemo } from '../demo/servers/demo.mjs';
import { BROWSER_FLAGS, findBrowser } from '../test/support/ensure-browser.mjs';

const ELEMENTS = 1000;
const ROUNDS = 6;

const demo = await startDemo();
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: BROWSER_FLAGS,
});
try {
  const page = await browser.newPage();
  await page.goto(`${demo.pages.origin}/plain.html`);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');

  const rows = [];
  for (let round = 0; round <= ROUNDS; round++) {
    if (round > 0) await page.evaluate(mountAndRemove, ELEMENTS);
    rows.push({ round, ...(await measure(session)) });
  }
  console.table(rows);
  const [, first, ...rest] = rows;
  const last = rest.at(-1);
  console.log(
    `Heap after round ${ROUNDS}: ${(last.heapKiB / first.heapKiB).toFixed(3)} × round 1.`,
  );
  console.log(`Listeners: ${last.listeners - first.listeners} more than after round 1.`);
} finally {
  await browser.close();
  await demo.close();
}

async function mountAndRemove(count) {
  const model = document.querySelector('egain-login');
  const elements = Array.from({ length: count }, () => model.cloneNode(true));
  document.body.append(...elements);
  await elements.at(-1).updateComplete;
  for (const element of elements) element.remove();
}

async function measure(session) {
  // Twice: what the first pass finalizes, the second one frees.
  for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    heapKiB: Math.round(value('JSHeapUsedSize') / 1024),
    listeners: value('JSEventListeners'),
    nodes: value('Nodes'),
  };
}
