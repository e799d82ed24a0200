import { originOf, parseUrl, redirectAttributeOf, redirectUriOf, scopesOf } from './addresses.js';
import { withPrefix } from './deployments.js';

/** The script that explains every step, for setting a login up. */
export const DEBUG_FILE = 'egain-login.debug.min.js';

/** The script for pages that only finish logins. */
export const CALLBACK_FILE = 'egain-login.callback.min.js';

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
    ['authorize-url', values['authorize-url']],
    ['token-url', values['token-url']],
    ['client-id', values['client-id']],
    ['scope', withPrefix(scopesOf(values), values.prefix).join(' ')],
    ['authorize-params', values['authorize-params']],
    ['storage', values.storage !== 'memory' && values.storage],
    ['auto-login', values['auto-login'] === 'on' || values['auto-login']],
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
 * @param {Record<string, string>} [hashes] of the scripts by file name, where they are known
 * @returns {Record<string, string | undefined>} undefined where a snippet is not needed
 */
export function writeSnippets(values, hashes = {}) {
  const isTag = values.way === 'tag';
  const tag = isTag
    ? `<egain-login${writeAttributes(listAttributes(values))}>${escapeText(values.label)}</egain-login>`
    : '<div data-egain-login>Signing in needs JavaScript.</div>';
  return {
    script: writeScript(values, hashes[fileOf(values)]),
    tag,
    callback: values.callback === 'own' ? writeCallbackPage(values, hashes) : undefined,
    style: writeStyle(values),
    use: writeUse(values),
    policy: writePolicy(values),
  };
}

function writeScript(values, integrity) {
  const src = values.src;
  const own = [...writeSource(src, integrity, values), ['defer', true]];
  const label = values.label;
  const carried = [
    ...listAttributes(values),
    // A script tag has no content that could be the label.
    ...(label ? [['messages', JSON.stringify({ signIn: label })]] : []),
  ].map(([name, value]) => [`data-${name}`, value === true ? 'true' : value]);
  const attributes = values.way === 'tag' ? own : [...own, ...carried];
  return `<script${writeAttributes(attributes)}></script>`;
}

/** The attributes that say where a script is, and which one it has to be. */
function writeSource(src, integrity, values) {
  const script = parseUrl(src);
  const isForeign = script && script.origin !== originOf(values);
  return [
    ['src', src],
    ['integrity', integrity],
    ['crossorigin', isForeign],
  ];
}

function writeCallbackPage(values, hashes) {
  const src = values.src.replace(/[^/]*$/, CALLBACK_FILE);
  const source = writeSource(src, hashes[CALLBACK_FILE], values);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Signing in</title>
<script${writeAttributes(source)}></script>
<p>Signing you in … If nothing happens, <a href="/">go back to the site</a>.</p>
</html>`;
}

function writeStyle(values) {
  const rules = [];
  if (values['own-color']) {
    rules.push(`egain-login {
  --egain-login-accent: ${values.color};
  --egain-login-on-accent: ${inkOn(values.color)};
}`);
  }
  if (values.members) {
    rules.push(`body:not(:has(egain-login[status="signed-in"])) .members {
  display: none;
}`);
  }
  return rules.join('\n') || undefined;
}

/** The scope of the API call that the sample makes. */
const SAMPLE_SCOPE = 'knowledge.portalmgr.read';

/** Tells whether the sample's API call is allowed by what the login asks for. */
export const canCallApi = (values) => scopesOf(values).includes(SAMPLE_SCOPE);

function writeUse(values) {
  const api = parseUrl(values.api)?.origin;
  if (!api || !canCallApi(values)) {
    return `document.addEventListener('token', ({ detail }) => {
  console.log('Signed in. The token expires in', detail.expires_in, 'seconds.');
});`;
  }
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

/** What has to be registered in eGain, to the character. */
export function listRegistrations(values) {
  const uri = redirectUriOf(values);
  const origin = originOf(values);
  const scopes = scopesOf(values).join(' ');
  return {
    'redirect-uri': uri,
    origin,
    message: writeMessage(uri, scopes, origin, values),
  };
}

/** A page's author often isn't the one who manages eGain. */
function writeMessage(uri, scopes, origin, values) {
  if (!uri || !origin) return undefined;
  const id = values['client-id'];
  const last = id
    ? ''
    : `3. Please send me the application's metadata: the Authorization URL, the Access Token
   URL and the client ID.\n\n`;
  return `Hello,

${values.page} is getting a login for eGain. Please change two settings:

1. Partition > Integration > Client Application${id && ` (client ID ${id})`}
   Platform: Single Page Application
   Redirect URI, exactly like this: ${uri}${scopes && `\n   Scopes: ${scopes}`}

2. Partition > Security > CORS Settings > Allowed Origins
   Add: ${origin}

${last}Thank you!`;
}

function writeAttributes(attributes) {
  return attributes
    .filter(([, value]) => value)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const escapeAttribute = (text) => escapeText(text).replaceAll('"', '&quot;');

/** Black or white, whichever is easier to read on a color (WCAG 2.2, relative luminance). */
export function inkOn(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
