// A page without a mouse.
import assert from 'node:assert/strict';

/** Presses Tab until the element has the focus, or once more than the page has places for it. */
export async function tabTo(page, selector) {
  const hasFocus = (wanted) => document.activeElement.matches(wanted);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(hasFocus, selector)) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}
