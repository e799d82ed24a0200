import { isThisMachine, originOf, parseUrl, redirectUriOf } from './addresses.js';
import { fileOf } from './snippets.js';
import { hasNoFragment, hasNoSpaces, hasNoUserName, isAbsolute, isComplete } from './rules.js';

/** What can be wrong with the values of the site, by field. */
export const PAGE_RULES = {
  page: [
    isOnAServer,
    hasNoSpaces('page'),
    isComplete,
    isAbsolute('page'),
    hasNoUserName,
    isAllowedOrigin,
    isSecure,
    hasNoFragment('page'),
    isWithSlash('page'),
  ],
  'redirect-uri': [
    isOnAServer,
    hasNoSpaces('redirect-uri'),
    isComplete,
    isNamed,
    hasNoFragment('redirect-uri'),
    isOnThePagesOrigin,
    isWithSlash('redirect-uri'),
  ],
  src: [hasNoSpaces('src'), isScript, isChosenFile],
  'registered-redirect-uri': [isToTheCharacter],
  'registered-origins': [isListOfOrigins, isListed],
};

function isOnAServer(value) {
  return (
    /^(file:|[a-z]:\\)/i.test(value) && {
      text: 'A login can’t come back to a file on your computer: put the page on a web server and enter its https:// address.',
    }
  );
}

function isAllowedOrigin(value, values) {
  // The demo's own sign-in server takes every page on this machine.
  const isForDemo = isThisMachine(parseUrl(values['authorize-url'])?.host ?? '');
  return (
    isThisMachine(parseUrl(value).host) &&
    !isForDemo && {
      text: 'eGain doesn’t accept localhost as an allowed origin. Give this machine a full name, such as demo.example.com, in its hosts file.',
      isAdvice: true,
    }
  );
}

function isSecure(value, values) {
  if (!/^http:/i.test(value) || isThisMachine(parseUrl(value).host)) return false;
  return values['allow-http']
    ? { text: 'Over plain http, anyone on the network can take over a login.', isAdvice: true }
    : {
        text: 'Browsers allow a login only on https pages. For an intranet without https, see “Allow plain http” under Advanced.',
        fix: { label: 'Use https', values: { page: value.replace(/^http:/i, 'https:') } },
      };
}

/** Servers that redirect /login to /login/ may change the response on the way. */
function isWithSlash(name) {
  return (value, values) => {
    if (name === 'page' && values.callback === 'own') return false;
    const [path] = value.split(/[?#]/, 1);
    const fix = { label: 'Add the slash', values: { [name]: value.replace(path, `${path}/`) } };
    if (/^https?:\/\/[^/]+$/i.test(path)) {
      return {
        text: 'Browsers add a slash to a bare host name, and it is part of the redirect URI.',
        isAdvice: true,
        fix,
      };
    }
    return (
      !/\/$|\.\w+$/.test(path) && {
        text: 'Does the address end in a slash? Open the page and copy what the address bar shows: every character counts.',
        isAdvice: true,
        fix,
      }
    );
  };
}

function isNamed(value) {
  return (
    !/^(https?:\/\/[^/]|\/(?!\/)|[\w.-]+(\/|$))/i.test(value) && {
      text: 'Write /callback.html, or the full address.',
    }
  );
}

function isOnThePagesOrigin(value, values) {
  const origin = originOf(values);
  const uri = parseUrl(redirectUriOf(values) ?? '');
  if (!origin || !uri || uri.origin === origin) return false;
  const { pathname, search } = uri;
  return {
    text: `The callback page must have the same protocol and host as your page: ${origin}.`,
    fix: { label: `Use ${pathname}${search}`, values: { 'redirect-uri': pathname + search } },
  };
}

function isScript(value) {
  return (
    !/\.m?js(\?|$)/i.test(value) && {
      text: 'Enter the address of the script file, such as /egain-login.min.js.',
    }
  );
}

/** The hash is of one file, and browsers refuse another. */
function isChosenFile(value, values) {
  const [named] = /egain-login(\.\w+)?\.min\.js/.exec(value) ?? [];
  const file = fileOf(values);
  return (
    named &&
    named !== file && {
      text: `What you chose needs ${file}.`,
      fix: { label: `Use ${file}`, values: { src: value.replace(named, file) } },
    }
  );
}

/** Says in which respect two addresses differ that look alike. */
function isToTheCharacter(value, values) {
  const wanted = redirectUriOf(values);
  if (!wanted || value === wanted) return false;
  const withoutSlash = (text) => text.replace(/\/+$/, '');
  const isOnlyCase =
    withoutSlash(value) !== withoutSlash(wanted) &&
    withoutSlash(value).toLowerCase() === withoutSlash(wanted).toLowerCase();
  const differences = [
    [/^http:/i.test(value) !== /^http:/i.test(wanted), 'one is http and the other https'],
    [value.endsWith('/') !== wanted.endsWith('/'), 'only one ends in a slash'],
    [isOnlyCase, 'upper and lower case differ'],
    [/\/\/www\./i.test(value) !== /\/\/www\./i.test(wanted), 'only one has www'],
  ];
  const found = differences.filter(([differs]) => differs).map(([, text]) => text);
  return {
    text: `eGain would refuse the login: the page sends ${wanted}${found.length > 0 ? `, and ${found.join(', ')}` : ''}.`,
    fix: { label: 'Show the right one', values: { 'registered-redirect-uri': wanted } },
  };
}

/** The list of Allowed Origins, one per line. */
function isListOfOrigins(value) {
  for (const text of linesOf(value)) {
    const url = parseUrl(text) ?? parseUrl(`https://${text}`);
    const repair = (label, repaired) => ({
      label,
      values: { 'registered-origins': value.replace(text, repaired) },
    });
    if (isThisMachine(url?.host ?? '')) {
      return { text: `${text}: eGain doesn’t accept localhost. Use a full host name.` };
    }
    if (text.includes('*')) {
      return { text: `${text}: enter each origin in full, without an asterisk.` };
    }
    if (!/^https?:\/\//i.test(text) || !parseUrl(text)) {
      return {
        text: `${text}: an origin starts with https://.`,
        ...(url && { fix: repair('Add https://', url.origin) }),
      };
    }
    if (text !== url.origin) {
      const isSlash = text === `${url.origin}/`;
      return {
        text: `${text}: an origin is only protocol and host, ${isSlash ? 'without the slash at the end' : 'without a path'}.`,
        fix: repair(`Use ${url.origin}`, url.origin),
      };
    }
    if (url.protocol === 'http:') {
      return {
        text: `${text}: this is http. A page on https has another origin.`,
        fix: repair('Use https', text.replace(/^http:/i, 'https:')),
      };
    }
  }
  return undefined;
}

function isListed(value, values) {
  const origin = originOf(values);
  return (
    origin &&
    !linesOf(value).includes(origin) && {
      text: `Your page’s origin, ${origin}, is not in the list.`,
      fix: { label: 'Add it', values: { 'registered-origins': `${value}\n${origin}` } },
    }
  );
}

const linesOf = (text) =>
  text
    .split(/\r?\n|,/)
    .map((line) => line.trim())
    .filter(Boolean);
