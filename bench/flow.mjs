import { setTimeout as pause } from 'node:timers/promises';
import { Tab } from './browser.mjs';

/** What a page may still do after it was loaded: people don't click sooner. */
const SETTLE_MS = 150;

/** From the moment the pointer is over a button until it is pressed: few people are faster. */
const AIM_MS = 100;

/**
 * Takes one person through one login: start page, click, sign-in page, callback page, token.
 *
 * @param {object} world the running servers, and the context to open the tab in
 * @param {string} id of the contender
 * @param {{ isCold?: boolean, cpu?: number, network?: object }} callback how it is around the callback page
 * @returns {Promise<Record<string, number>>} in milliseconds, where it is no count
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
    const pageStart = metrics.NavigationStart * 1000;
    const exchange = servers.requests.findLast(isExchange);
    return {
      clickToRequest: at - (NavigationStart * 1000 + clickTime),
      callbackToToken: tokenTime - requestStart,
      callbackToExchange: exchange.at - pageStart - requestStart,
      exchangeToToken: pageStart + tokenTime - exchange.at,
      script: (metrics.ScriptDuration + metrics.V8CompileDuration) * 1000,
      task: metrics.TaskDuration * 1000,
      requests: servers.requests.length,
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

const isExchange = ({ method, url }) => method === 'POST' && /^\/oauth\/token\b/.test(url);
