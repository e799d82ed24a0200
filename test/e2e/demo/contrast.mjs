// Contrast as WCAG 2 counts it.
import { PNG } from 'pngjs';

/**
 * Measures the contrast of a colour of an element with what lies behind it, at its weakest where that is
 * a gradient.
 *
 * @param {import('puppeteer-core').ElementHandle} handle
 * @param {string} property the CSS property that has the colour
 * @param {{ isOutside?: boolean }} [options] outside, the element's own background does not count
 */
export async function contrastOf(handle, property, { isOutside = false } = {}) {
  const pairs = await handle.evaluate(paintColours, property, isOutside);
  return Math.min(...pairs.map(([colour, ground]) => contrast(colour, ground)));
}

/** Measures the contrast of a picture's most frequent colour with the strongest of those that follow. */
export function contrastIn(picture) {
  const { data } = PNG.sync.read(Buffer.from(picture));
  const counts = new Map();
  for (let index = 0; index < data.length; index += 4) {
    const colour = data.subarray(index, index + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [ground, ...others] = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 8)
    .map(([colour]) => colour.split(','));
  return Math.max(...others.map((colour) => contrast(colour, ground)));
}

function contrast(...colours) {
  const [dark, light] = colours.map(luminance).sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Paints the layers of colour over one another, so that the browser itself mixes them. */
function paintColours(element, property, isOutside) {
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const mix = (colours) => {
    for (const colour of ['#fff', ...colours]) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

  let stacks = [[]];
  for (let layer = isOutside ? parentOf(element) : element; layer; layer = parentOf(layer)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(layer);
    const colours = backgroundImage.match(/rgba?\([^)]+\)/g) ?? [backgroundColor];
    stacks = colours.flatMap((colour) => stacks.map((stack) => [colour, ...stack]));
  }
  const colour = getComputedStyle(element).getPropertyValue(property);
  return stacks.map((stack) => [mix([...stack, colour]), mix(stack)]);
}
