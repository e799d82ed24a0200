// What the pages of the documentation say: their links, and the places that links can lead to.
import { readFileSync } from 'node:fs';

const url = (path) => new URL(`../../${path}`, import.meta.url);

/** @param {string} path from the top of the project */
export const read = (path) => readFileSync(url(path), 'utf8');

/** Reads the links out of a text: what they show, and where they lead. */
export const linksOf = (text) =>
  [...text.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map((link) => link.slice(1));

/** The anchors that GitHub gives to a page's headings. */
export function anchorsOf(path) {
  const headings = [...withoutCode(read(path)).matchAll(/^#+ (.+)$/gm)];
  return headings.map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Leaves out what only looks like headings and links. */
export const withoutCode = (text) => text.replace(/^```[^]*?^```$/gm, '');
