// Windows that a page opens.
import assert from 'node:assert/strict';
import { Tab } from './tab.mjs';

/** Presses, and returns the window that opens. */
export async function pressForWindow(visitor, tab, name = 'Sign in') {
  const known = new Set(visitor.context.targets());
  await tab.press(name);
  const target = await visitor.context.waitForTarget(
    (candidate) => candidate.type() === 'page' && !known.has(candidate),
  );
  return new Tab(await target.page(), visitor);
}

/** Waits until so many windows are left. */
export async function waitForWindows(visitor, count) {
  for (let tries = 0; tries < 500; tries++) {
    if ((await visitor.context.pages()).length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal((await visitor.context.pages()).length, count, 'windows');
}

/**
 * Ends a person's browser. Its windows are closed first: Chromium, told to end those of a busy machine
 * all at once, now and then never answers.
 */
export async function closeWindows(context) {
  for (const page of await context.pages()) await page.close();
  await context.close();
}
