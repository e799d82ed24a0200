import { setTimeout as pause } from 'node:timers/promises';
import { Tab } from './browser.mjs';

/** Until long tasks and layout shifts were reported. */
const SETTLE_MS = 200;

/**
 * Opens a page for the first time: how long its script takes until everything it shows is laid out, and
 * whether the page stood still meanwhile.
 */
export function start({ servers, context }, id) {
  return Tab.use(context, async ({ page }) => {
    await page.goto(`${servers.pagesOrigin}/start/${id}`, { waitUntil: 'load' });
    await pause(SETTLE_MS);
    return page.evaluate(() => {
      const { evaluation, shift, longTasks } = globalThis;
      return { evaluation: evaluation.end - evaluation.start, shift, longTasks };
    });
  });
}
