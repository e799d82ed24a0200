// The letters of the pictures are those of no machine: the fonts come with the project.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Latin letters come from the first. */
const FAMILIES = ['inter', 'arabic', 'hebrew', 'devanagari', 'jp', 'kr', 'sc'].map((name, index) =>
  index === 0 ? name : `noto-sans-${name}`,
);

/** Finds the files of the fonts that a text needs. Each has the characters of a range. */
export function findFonts(text) {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0));
  return FAMILIES.flatMap((family) => {
    const ranges = require(`@fontsource-variable/${family}/unicode.json`);
    return Object.entries(ranges)
      .filter(([subset, range]) => {
        const isForeign = family !== FAMILIES[0] && subset.startsWith('latin');
        return !isForeign && characters.some((character) => isIn(range, character));
      })
      .map(([subset, unicodeRange]) => {
        const name = `${family}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
        const path = require.resolve(`@fontsource-variable/${family}/files/${name}`);
        return { family, unicodeRange, bytes: readFileSync(path, 'base64') };
      });
  });
}

/** Whether a list such as `U+0-FF,U+131` has a character. */
function isIn(range, character) {
  return range.split(',').some((part) => {
    const [first, last = first] = part
      .slice(2)
      .split('-')
      .map((digits) => parseInt(digits, 16));
    return first <= character && character <= last;
  });
}
