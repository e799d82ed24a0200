// What editors and their filters do to a pasted snippet, as far as it is known to spoil any. Each makes
// one text of another; that real ones are gentler here and there does not matter.

/** Splits HTML into its tags, the content of inline scripts, and text; `change` sees each with its kind. */
function mapParts(html, change) {
  return html.replace(
    /(<script\b[^>]*>)([^]*?)(<\/script>)|(<[^>]+>)|([^<]+)/g,
    (_, opening, code, closing, tag, text) => {
      if (opening) return change(opening, 'tag') + change(code, 'code') + change(closing, 'tag');
      return tag ? change(tag, 'tag') : change(text, 'text');
    },
  );
}

/** WordPress escapes every `&` that is none of HTML's own, also in inline scripts. */
const escapeAmpersands = (html) => html.replace(/&(?!#?\w+;)/g, '&#038;');

/** WordPress prettifies what people read. */
const prettify = (html) =>
  mapParts(html, (part, kind) =>
    kind === 'text' ? part.replaceAll('--', '–').replaceAll('"', '”').replaceAll("'", '’') : part,
  );

/** WordPress, Custom HTML block: a blank line becomes the border of two paragraphs, also in a script. */
export function customHtmlBlock(html) {
  return prettify(escapeAmpersands(html)).replace(/\n\s*\n/g, '</p>\n<p>');
}

/** WordPress, classic editor: all becomes paragraphs, and lines end in breaks, also inside elements. */
export const classicEditor = (html) =>
  prettify(escapeAmpersands(html))
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />\n')}</p>`)
    .join('\n');

const FOR_AUTHORS = {
  tags: /^(a|abbr|b|blockquote|br|code|div|em|h[1-6]|i|img|li|ol|p|pre|span|strong|ul)$/,
  attributes: /^(class|id|title|href|src|alt|data-[\w-]+)$/,
};

/** WordPress, authors and contributors: other tags are removed, and their text stays. */
export const writtenByAuthor = (html) => classicEditor(keepOnly(html, FOR_AUTHORS));

const BASIC_HTML = {
  tags: /^(a|blockquote|br|code|div|em|h[2-6]|img|li|ol|p|strong|ul)$/,
  attributes: /^(href|src|alt|data-egain-login)$/,
};

/** Drupal, Basic HTML where `<div data-egain-login>` is allowed: its editor also writes attributes anew. */
export const basicHtml = (html) =>
  mapParts(keepOnly(html, BASIC_HTML), (part, kind) =>
    kind === 'tag' ? part.replace(/ ([\w-]+)(?=[ >])/g, ' $1=""') : part,
  );

function keepOnly(html, { tags, attributes }) {
  return mapParts(html, (part, kind) => {
    if (kind !== 'tag') return part;
    const [, slash, name, rest] = /^<(\/?)([\w-]+)([^]*?)\/?>$/.exec(part) ?? [];
    if (!name || !tags.test(name.toLowerCase())) return '';
    const kept = [...rest.matchAll(/([\w-]+)(="[^"]*"|='[^']*')?/g)]
      .filter(([, attribute]) => attributes.test(attribute))
      .map(([text]) => ` ${text}`);
    return `<${slash}${name}${kept.join('')}>`;
  });
}
