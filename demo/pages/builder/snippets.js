import { originOf, parseUrl, redirectAttributeOf, redirectUriOf, scopesOf } from './addresses.js';
import { withPrefix } from './deployments.js';

/** The script that explains every step, to take the place of the other two while setting up. */
export const DEBUG_FILE = 'egain-login.debug.min.js';

/** The script that has what was chosen: English only, or every language. */
export function fileOf({ debug, language }) {
  if (debug) return DEBUG_FILE;
  return language === 'en' ? 'egain-login.min.js' : 'egain-login.intl.min.js';
}

/**
 * Lists the attributes of the page's tag, without those whose default is right.
 *
 * @param {import('./addresses.js').Values} values
 * @returns {[string, string | true][]} `true` where the name alone is the attribute
 */
export function listAttributes(values) {
  const isLanguage = !['en', 'page'].includes(values.language);
  const page = parseUrl(values.page);
  const isHttp = page?.protocol === 'http:' && values['allow-http'];
  const attributes = [
    ['redirect-uri', redirectAttributeOf(values)],
    ['after-login', values.callback === 'own' && 'return'],
    ['authorize-url', values['authorize-url'].trim()],
    ['token-url', values['token-url'].trim()],
    ['client-id', values['client-id'].trim()],
    ['scope', withPrefix(scopesOf(values), values.prefix.trim()).join(' ')],
    ['authorize-params', values['authorize-params'].trim()],
    ['storage', values.storage !== 'memory' && values.storage],
    ['mode', values.mode],
    ['allow-http', isHttp],
    ...listLooks(values),
    ['lang', isLanguage && values.language],
  ];
  return attributes.filter(([, value]) => value);
}

/** The attributes that only change what the button looks like. */
export const listLooks = (values) => [
  ['variant', values.variant !== 'filled' && values.variant],
  ['size', values.size !== 'medium' && values.size],
  ['shape', values.shape !== 'rounded' && values.shape],
  ['icon-only', values['icon-only']],
];

/**
 * Writes everything that goes into the site.
 *
 * @param {import('./addresses.js').Values} values
 * @param {string} [integrity] the hash of the script, where it is known
 * @returns {Record<string, string | undefined>} undefined where a snippet is not needed
 */
export function writeSnippets(values, integrity) {
  const script = writeScript(values, integrity);
  const isTag = values.way === 'tag';
  const tag = isTag
    ? `<egain-login${writeAttributes(listAttributes(values))}>${escapeText(values.label.trim())}</egain-login>`
    : '<div data-egain-login>Signing in needs JavaScript.</div>';
  return {
    script,
    tag,
    callback: values.callback === 'own' ? writeCallbackPage(script, isTag) : undefined,
    style: values['own-colour'] ? writeStyle(values.colour) : undefined,
    use: writeUse(values),
    policy: writePolicy(values),
  };
}

function writeScript(values, integrity) {
  const src = values.src.trim();
  const script = parseUrl(src);
  const isForeign = script && script.origin !== originOf(values);
  const own = [
    ['src', src],
    ['integrity', integrity],
    ['crossorigin', isForeign],
    ['defer', true],
  ];
  const label = values.label.trim();
  const carried = [
    ...listAttributes(values),
    // A script tag has no content that could be the label.
    ...(label ? [['messages', JSON.stringify({ signIn: label })]] : []),
  ].map(([name, value]) => [`data-${name}`, value === true ? 'true' : value]);
  const attributes = values.way === 'tag' ? own : [...own, ...carried];
  return `<script${writeAttributes(attributes)}></script>`;
}

function writeCallbackPage(script, isTag) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Signing in</title>
${script}
</head>
<body>
${isTag ? '<egain-login></egain-login>' : '<div data-egain-login></div>'}
</body>
</html>`;
}

function writeStyle(colour) {
  return `egain-login {
  --egain-login-accent: ${colour};
  --egain-login-on-accent: ${inkOn(colour)};
}`;
}

function writeUse(values) {
  const api = parseUrl(values.api)?.origin;
  if (!api) return undefined;
  return `document.addEventListener('token', async ({ target }) => {
  const token = await target.getAccessToken();
  const response = await fetch('${new URL('/knowledge/portalmgr/v4/portals/user', api).href}', {
    headers: { Authorization: \`Bearer \${token}\`, 'Accept-Language': 'en-US' },
  });
  console.log('Signed in:', await response.json());
});`;
}

function writePolicy(values) {
  const token = parseUrl(values['token-url']);
  if (!token) return undefined;
  const script = parseUrl(values.src);
  const isForeign = script && script.origin !== originOf(values);
  const sources = [token.origin, parseUrl(values.api)?.origin].filter(Boolean);
  const connect = [...new Set(sources)].join(' ');
  const from = isForeign ? script.origin : "'self'";
  return `Content-Security-Policy: default-src 'none'; script-src ${from}; connect-src ${connect}`;
}

/** What eGain has to be told, to the character. */
export function listRegistrations(values) {
  const uri = redirectUriOf(values);
  const origin = originOf(values);
  const scopes = scopesOf(values).join(' ');
  return {
    'redirect-uri': uri,
    scopes,
    origin,
    message: writeMessage(uri, scopes, origin, values),
  };
}

/** The page's author is often not the one who may change something in eGain. */
function writeMessage(uri, scopes, origin, values) {
  if (!uri || !origin) return undefined;
  const id = values['client-id'].trim();
  return `Hello, for the eGain login on ${values.page.trim()} two settings are needed:

1. Partition > Integration > Client Application${id && `, the one with the client ID ${id}`}
   Platform: Single Page Application
   Redirect URI, to the character: ${uri}${scopes && `\n   Scopes: ${scopes}`}

2. Partition > Security > CORS Settings > Allowed Origins
   Add: ${origin}

Thank you!`;
}

function writeAttributes(attributes) {
  return attributes
    .filter(([, value]) => value)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const escapeAttribute = (text) => escapeText(text).replaceAll('"', '&quot;');

/** Black or white, whichever is easier to read on a colour (WCAG 2.2, relative luminance). */
export function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
