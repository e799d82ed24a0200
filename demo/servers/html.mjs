/** Markup that is safe to be put into a page as it is. */
class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Puts values into markup, escaped. What a template of this kind made, and arrays of it, go in
 * as they are; `undefined`, `null` and `false` leave nothing.
 */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(toMarkup)));
}

/** Marks text as markup that somebody else has made safe. */
export function trusted(text) {
  return new Markup(text);
}

function toMarkup(value) {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  return String(value).replace(/[&<>"']/g, (character) => entities[character]);
}
