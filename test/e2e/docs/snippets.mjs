// The HTML and JavaScript that people copy from the README and from docs/.
import { read } from '../../node/markdown.mjs';

/** What stands in for the server's addresses until the test's own are known. */
const SIGN_IN = 'http://localhost:4401';
const API = 'http://localhost:4402';

const METADATA = {
  'authorize-url': `${SIGN_IN}/system/auth/TMPRODB88619984-U/oauth2/authorize`,
  'token-url': `${SIGN_IN}/system/auth/TMPRODB88619984-U/oauth2/token`,
  'client-id': '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60',
  scope: 'knowledge.portalmgr.read',
};

/**
 * Reads the blocks of one language in a page, by the heading above them.
 *
 * @param {string} path
 * @param {'html' | 'js' | ''} language
 * @returns {Record<string, string[]>}
 */
export function readSnippets(path, language) {
  const found = {};
  let heading;
  for (const [, title, kind, content] of read(path).matchAll(
    /^(?:#{2,3} (.+)|```(\w*)\n([^]*?)\n```)$/gm,
  )) {
    if (title) heading = title;
    else if (kind === language) (found[heading] ??= []).push(content);
  }
  return found;
}

/** Fills in what a person fills in: addresses, and what the client application's metadata says. */
export function fillIn(snippet) {
  return snippet
    .replace(/([\w-]+)="…"/g, (_, name) => `${name}="${METADATA[name.replace('data-', '')]}"`)
    .replace(
      / …>/g,
      ` ${Object.entries(METADATA)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ')}>`,
    )
    .replaceAll('b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f', METADATA['client-id'])
    .replaceAll('https://api.ai.egain.cloud', API)
    .replaceAll('https://ai.egain.cloud', SIGN_IN)
    .replace("'@egain/egain-api-typescript'", "'/egain-client.js'")
    .replace(
      /"[^"]*(egain-login(?:\.callback)?\.min\.js)"( integrity="sha384-[^"]*")?/g,
      '"/dist/$1"',
    )
    .replace(/"https:\/\/code\.jquery\.com\/[^"]*"/g, '"/lib/jquery-1/dist/jquery.min.js"');
}

/** Takes out what a person fills in, and the line breaks that a formatter makes. */
export function leaveBlank(filledIn) {
  return Object.values(METADATA)
    .reduce((text, value) => text.replaceAll(value, '…'), filledIn)
    .replaceAll(API, 'https://api.ai.egain.cloud')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=["']) >/g, '>');
}

/** Puts snippets into a page, where they are not one already. */
export function page(body, head = '') {
  if (body.startsWith('<!doctype html>')) return body;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<title>A page</title>
${head}
</head>
<body>
${body}
</body>
</html>`;
}
