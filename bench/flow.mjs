import { setTimeout as pause } from 'node:timers/promises';
import { Tab } from './browser.mjs';

/** What a page may still do after it has loaded or has its token: nobody clicks sooner. */
const SETTLE_MS = 150;

/** From pointing at the button to pressing it: few people are faster. */
const AIM_MS = 100;

/**
 * Logs in once: start page, click, sign-in page, callback page, token.
 *
 * @param {object} world the running servers, and the browser context to open the tab in
 * @param {string} id of the contender
 * @param {{ isCold?: boolean, cpu?: number, network?: object }} callback the conditions on the callback page
 * @returns {Promise<Record<string, number>>} times in milliseconds
 */
export function login({ servers, context }, id, callback) {
  return Tab.use(context, async (tab) => {
    servers.requests.length = 0;
    const { page } = tab;
    await page.goto(`${servers.pagesOrigin}/${id}`, { waitUntil: 'load' });
    await pause(SETTLE_MS);
    const { NavigationStart } = await tab.metrics();

    const authorization = servers.nextAuthorization();
    const clicked = tab.hear('click');
    const shown = page.waitForNavigation({ waitUntil: 'load' });
    await click(page);
    const [[clickTime], { at, returnTo }] = await Promise.all([clicked, authorization, shown]);

    if (callback.isCold) await tab.session.send('Network.clearBrowserCache');
    await tab.slowDown(callback);
    const told = tab.hear('token');
    await page.evaluate((address) => void setTimeout(() => location.assign(address)), returnTo);
    const [tokenTime, token] = await told;
    const metrics = await tab.metrics();
    if (!token) throw new Error(`${id} has no token.`);

    const { requestStart } = await page.evaluate(() =>
      performance.getEntriesByType('navigation')[0].toJSON(),
    );
    const requests = servers.requests.length;
    await pause(SETTLE_MS);
    return {
      clickToRequest: at - (NavigationStart * 1000 + clickTime),
      callbackToToken: tokenTime - requestStart,
      task: metrics.TaskDuration * 1000,
      shift: await tab.layoutShift(),
      requests,
    };
  });
}

async function click(page) {
  const { x, y } = await page.evaluate(() => {
    const { left, top, width, height } = document.body.firstElementChild.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.move(x, y);
  await pause(AIM_MS);
  await page.mouse.click(x, y);
}
