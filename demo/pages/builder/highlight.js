import { h } from '../h.js';

/** Tags, then values of attributes, then their names. */
const PARTS = /(<[!/]?[\w-]+|>)|("[^"]*")|([\w-]+)(?==")/g;
const KINDS = ['tag', 'value', 'name'];

/**
 * Colors HTML. The text stays as it is, to the character.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function highlight(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const kind = KINDS.find((_, index) => match[index + 1] !== undefined);
    parts.push(text.slice(end, match.index), h('span', { class: `code-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
