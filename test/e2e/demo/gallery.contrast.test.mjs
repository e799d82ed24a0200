// What can be read, seen and hit: measured on the gallery's buttons, with a real pointer.
import assert from 'node:assert/strict';
import { contrastIn, contrastOf } from './contrast.mjs';
import { findButtons, openGallery } from './gallery.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

/** Two languages are enough: the colours are the same in all. */
const SAMPLES = 'egain-login:not([disabled]):not(.languages li:nth-child(n + 3) *)';
const SCHEMES = ['light', 'dark'];
const calm = (scheme) => ({
  media: { 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' },
});

for (const scheme of SCHEMES) {
  for (const [state, measure] of Object.entries({
    'at rest': (page, button) => contrastOf(button, 'color'),
    'under the pointer': measureUnderPointer,
    'while pressed': measurePressed,
  })) {
    test(`labels have a contrast of 4.5 ${state} in ${scheme}`, async (visitor) => {
      const tab = await openGallery(visitor, calm(scheme));
      const ratios = [];
      for (const button of await findButtons(tab, SAMPLES)) {
        ratios.push(await measure(tab.page, button));
      }
      assertAtLeast(4.5, ratios);
    });
  }

  test(`messages have a contrast of 4.5 in ${scheme}`, async (visitor) => {
    const { page } = await openGallery(visitor, calm(scheme));
    const failed = await page.$$('[data-state=error]');
    const messages = await Promise.all(failed.map((login) => login.evaluateHandle(findMessage)));
    const ratios = await Promise.all(messages.map((message) => contrastOf(message, 'color')));
    assertAtLeast(4.5, ratios);
  });

  test(`focus rings are 2 px thick and have a contrast of 3 in ${scheme}`, async (visitor) => {
    const tab = await openGallery(visitor, calm(scheme));
    await tab.page.keyboard.press('Tab'); // from now on the focus is to be seen
    const widths = [];
    const ratios = [];
    for (const button of await findButtons(tab, SAMPLES)) {
      await button.focus();
      widths.push(await button.evaluate(measureRing));
      // Around it is what the button stands on.
      ratios.push(await contrastOf(button, 'outline-color', { isOutside: true }));
    }
    assertAtLeast(2, widths);
    assertAtLeast(3, ratios);
  });

  test(`in ${scheme} forced colours labels and messages have a contrast of 4.5`, async (visitor) => {
    const media = { ...calm(scheme).media, 'forced-colors': 'active' };
    const { page } = await openGallery(visitor, { media });
    // Nothing but a picture shows them: style sheets tell what would be without.
    const elements = await page.$$('#variants egain-login, #states egain-login:not([disabled])');
    const ratios = [];
    for (const element of elements) {
      ratios.push(contrastIn(await element.screenshot()));
    }
    assertAtLeast(4.5, ratios);
  });
}

test('every button can be hit: 44 px by default, and 24 px at least', async (visitor) => {
  const tab = await openGallery(visitor);
  const sizes = await Promise.all(
    (await findButtons(tab)).map((button) =>
      button.evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { host } = element.getRootNode();
        return [Math.min(width, height), host && !host.hasAttribute('size') ? 44 : 24];
      }),
    ),
  );
  for (const [size, wanted] of sizes) assert.ok(size >= wanted, `${size} px instead of ${wanted}`);
  assert.ok(sizes.some(([size, wanted]) => size === 44 && wanted === 44));
});

test('the spinner turns, but not where motion is not wanted', async (visitor) => {
  const readAnimation = async (motion) => {
    const tab = await openGallery(visitor, { media: { 'prefers-reduced-motion': motion } });
    const [busy] = await findButtons(tab, '[data-state=busy]');
    return busy.evaluate(
      (button) => getComputedStyle(button.querySelector('[part=spinner]')).animationName,
    );
  };
  assert.notEqual(await readAnimation('no-preference'), 'none');
  assert.equal(await readAnimation('reduce'), 'none');
});

async function measureUnderPointer(page, button) {
  await button.scrollIntoView();
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  assert.ok(await button.evaluate((element) => element.matches(':hover')), 'is not hovered');
  return contrastOf(button, 'color');
}

async function measurePressed(page, button) {
  await measureUnderPointer(page, button);
  await page.mouse.down();
  assert.ok(await button.evaluate((element) => element.matches(':active')), 'is not pressed');
  const ratio = await contrastOf(button, 'color');
  // Away from the button before the press ends, so that it is no click.
  await page.mouse.move(0, 0);
  await page.mouse.up();
  return ratio;
}

function assertAtLeast(wanted, ratios) {
  assert.ok(ratios.length > 0, 'nothing was measured');
  assert.deepEqual(
    ratios.filter((ratio) => !(ratio >= wanted)),
    [],
    `less than ${wanted}`,
  );
}

function findMessage(login) {
  return login.shadowRoot.querySelector('[part=message]');
}

/** Measures the ring's thickness in pixels, 0 where there is none. */
function measureRing(button) {
  const { outlineStyle, outlineWidth } = getComputedStyle(button);
  return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
}
