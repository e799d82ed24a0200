// Windows that a page opens.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Tab } from './tab.mjs';

/** Presses, and returns the window that opens. */
export function pressForWindow(visitor, tab, name = 'Sign in') {
  return openedBy(visitor, () => tab.press(name));
}

/** Does something, and returns the window that opens. */
export async function openedBy(visitor, act) {
  const known = new Set(visitor.context.targets());
  await act();
  const target = await visitor.context.waitForTarget(
    (candidate) => candidate.type() === 'page' && !known.has(candidate),
  );
  return new Tab(await target.page(), visitor);
}

/** Closes the window that a page has opened; Puppeteer does not know one that is on no page yet. */
export async function closeOpened({ context }) {
  const session = await context.browser().target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const { targetId } = targetInfos.find(
    ({ openerId, browserContextId }) => openerId && browserContextId === context.id,
  );
  await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** Waits until so many windows are left. */
export async function waitForWindows(visitor, count) {
  for (let tries = 0; tries < 500; tries++) {
    if ((await visitor.context.pages()).length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal((await visitor.context.pages()).length, count, 'windows');
}

/** How long the end of a test may take: on a busy machine Chromium now and then never reports it. */
const ENDING_MS = 2000;

const orPatienceEnds = (end) =>
  Promise.race([end.catch(() => {}), delay(ENDING_MS, undefined, { ref: false })]);

/** Ends a person's browser with all of its windows. */
export async function closeWindows(context) {
  await orPatienceEnds(context.close());
}

/** Ends the browser of all, whatever still stands open in it. */
export async function closeBrowser(browser) {
  await orPatienceEnds(browser.close());
  browser.process().kill('SIGKILL');
}
