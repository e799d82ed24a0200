import { setTimeout as pause } from 'node:timers/promises';
import { Tab } from './browser.mjs';

/** Until everything is drawn and layout shifts are reported. */
const SETTLE_MS = 300;

/** Opens a page for the first time: the main thread's CPU time, in milliseconds, and the layout shift. */
export function start({ servers, context }, id) {
  return Tab.use(context, async (tab) => {
    await tab.page.goto(`${servers.pagesOrigin}/${id}`, { waitUntil: 'load' });
    await pause(SETTLE_MS);
    const { TaskDuration } = await tab.metrics();
    return { task: TaskDuration * 1000, shift: await tab.layoutShift() };
  });
}
