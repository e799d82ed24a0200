// `npm run screenshots`: takes pictures of the gallery and compares them with the ones in this folder.
// With --update, replaces those and the README's pictures. Differences end up in coverage/screenshots/.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { startDemo } from '../../demo/servers/demo.mjs';
import { PAINTERS } from './engines.mjs';
import { findFonts } from './fonts.mjs';
import { cutOut, isGalleryReady, readWords, setFonts, showAlone } from './gallery-page.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const KEPT = folder('./');
const DIFFERENT = folder('../../coverage/screenshots/');
const README_PICTURES = folder('../../demo/');

const SECTIONS = ['variants', 'shapes', 'states', 'popup', 'themes', 'own'];
const VIEWPORT = { width: 1100, height: 800, deviceScaleFactor: 1 };
const MODES = {
  light: { scheme: 'light', sections: [...SECTIONS, 'languages'] },
  dark: { scheme: 'dark' },
  'forced-colors': { scheme: 'dark', hasForcedColors: true },
  arabic: { scheme: 'light', query: '?lang=ar' },
  narrow: { scheme: 'light', width: 320, sections: ['states', 'popup'] },
};

/**
 * Two pixels differ at a hundredth of the way from black to white, so that the next shade is noticed.
 * Edges of letters may differ, and so many pixels in a square of 16: fewer than a changed icon has.
 */
const TOLERANCE = { threshold: 0.01, windowSize: 16, pixels: 12 };

const isUpdate = process.argv.includes('--update');
const faults = [];
rmSync(DIFFERENT, { recursive: true, force: true });
const demo = await startDemo();
try {
  for (const engine of PAINTERS) await makePictures(engine);
} finally {
  await demo.close();
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(
    'Look at coverage/screenshots/. If the new look is right: npm run screenshots -- --update',
  );
  process.exitCode = 1;
}

async function makePictures(engine) {
  const path = await engine.find();
  if (!path) return console.log(`${engine.name}: not installed here.`);
  let count = 0;
  for (const [mode, look] of Object.entries(MODES)) {
    if (look.hasForcedColors && engine.hasNoForcedColors) continue;
    const viewport = { ...VIEWPORT, width: look.width ?? VIEWPORT.width };
    const { page, close } = await engine.open(path, { ...look, viewport });
    try {
      await openGallery(page, look.query);
      for (const section of look.sections ?? SECTIONS) {
        count += 1;
        await page.evaluate(showAlone, section);
        const picture = await (await page.$(`#${section}`)).screenshot();
        judge(`${engine.name}/${mode}-${section}.png`, picture);
      }
    } finally {
      await close();
    }
  }
  console.log(`${engine.name}: ${count} pictures.`);
  if (isUpdate && engine === PAINTERS[0]) await drawReadmePictures(engine, path);
}

/** Opens the gallery, and waits until each button is at what it is to show. */
async function openGallery(page, query = '') {
  // Not until it is loaded: buttons that are under way go on loading.
  await page.goto(`${demo.pages.origin}/gallery.html${query}`, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(isGalleryReady);
  await page.evaluate(setFonts, findFonts(await page.evaluate(readWords)));
}

/** Compares a picture with the one that is kept, or keeps it. */
function judge(name, picture) {
  const keptPath = KEPT + name;
  if (isUpdate) return write(keptPath, picture);
  if (!existsSync(keptPath)) return faults.push(`${name}: there is no picture to compare with.`);
  const kept = PNG.sync.read(readFileSync(keptPath));
  const made = PNG.sync.read(Buffer.from(picture));
  const { width, height } = kept;
  if (made.width !== width || made.height !== height) {
    write(DIFFERENT + name, picture);
    const sizes = `${made.width}×${made.height} instead of ${width}×${height}`;
    return faults.push(`${name}: is ${sizes} pixels.`);
  }
  const shown = new PNG({ width, height });
  const { pixels, ...options } = TOLERANCE;
  const different = pixelmatch(kept.data, made.data, shown.data, width, height, options);
  if (different <= pixels) return undefined;
  write(DIFFERENT + name, picture);
  write(DIFFERENT + name.replace('.png', '.difference.png'), PNG.sync.write(shown));
  return faults.push(`${name}: in one place ${different} pixels differ.`);
}

function write(path, picture) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, repack(picture));
}

/** Without the alpha channel, and packed as tightly as PNG allows. */
function repack(picture) {
  const png = PNG.sync.read(Buffer.from(picture));
  const isOpaque = png.data.every((value, index) => index % 4 !== 3 || value === 255);
  return PNG.sync.write(png, {
    colorType: isOpaque ? 2 : 6,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
  });
}

/** Draws the gallery's first picture, for light and dark pages. */
async function drawReadmePictures(engine, path) {
  for (const [scheme, name] of [
    ['light', 'button.png'],
    ['dark', 'button-dark.png'],
  ]) {
    const viewport = { ...VIEWPORT, deviceScaleFactor: 2 };
    const { page, close } = await engine.open(path, { scheme, viewport });
    try {
      await openGallery(page);
      await page.evaluate(cutOut, '#picture');
      const picture = await (await page.$('#picture')).screenshot({ omitBackground: true });
      write(README_PICTURES + name, picture);
    } finally {
      await close();
    }
  }
}
