import { isThisMachine, originOf, parseUrl, redirectUriOf } from './addresses.js';
import { fileOf } from './snippets.js';
import { hasNoFragment, hasNoSpaces, hasNoUserName, isAbsolute, isComplete } from './rules.js';

/** What can be wrong with the values of the site, by field. */
export const PAGE_RULES = {
  page: [
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

function isAllowedOrigin(value) {
  return (
    isThisMachine(parseUrl(value).host) && {
      text: 'eGain takes no localhost in its list of Allowed Origins, and then the last step of the login fails. Give this machine a full name (127.0.0.1 demo.example.com in its hosts file), with https.',
      isAdvice: true,
    }
  );
}

function isSecure(value, values) {
  if (!/^http:/i.test(value) || isThisMachine(parseUrl(value).host)) return false;
  return values['allow-http']
    ? {
        text: 'On plain http whoever is on the network can take the login over.',
        isAdvice: true,
      }
    : {
        text: 'It is http. There browsers keep from a page what a login needs. For an intranet that has no https, “Allow plain http” is below.',
        fix: { label: 'Use https', values: { page: value.replace(/^http:/i, 'https:') } },
      };
}

/** Servers that redirect /login to /login/ may change the response on the way. */
function isWithSlash(name) {
  return (value, values) => {
    if (name === 'page' && values.callback === 'own') return false;
    const [path] = value.split(/[?#]/, 1);
    const isBare = /^https?:\/\/[^/]+$/i.test(path);
    if (isBare) {
      return {
        text: 'Browsers put a slash behind a bare host. It is part of the redirect URI.',
        isAdvice: true,
        fix: { label: 'Add it', values: { [name]: value.replace(path, `${path}/`) } },
      };
    }
    return (
      !/\/$|\.\w+$/.test(path) && {
        text: 'With or without a slash at the end? Open it, and take what the address bar then shows: eGain compares to the character.',
        isAdvice: true,
        fix: { label: 'Add the slash', values: { [name]: value.replace(path, `${path}/`) } },
      }
    );
  };
}

function isNamed(value) {
  return (
    !/^(https?:\/\/[^/]|\/(?!\/)|[\w.-]+(\/|$))/i.test(value) && {
      text: 'Write it as /callback.html, or as a whole address.',
    }
  );
}

function isOnThePagesOrigin(value, values) {
  const origin = originOf(values);
  const uri = parseUrl(redirectUriOf(values) ?? '');
  if (!origin || !uri || uri.origin === origin) return false;
  const { pathname, search } = uri;
  return {
    text: `The callback page has to be on the page’s own origin, ${origin}: the same protocol, the same host, with or without www.`,
    fix: { label: `Use ${pathname}${search}`, values: { 'redirect-uri': pathname + search } },
  };
}

function isScript(value) {
  return (
    !/\.m?js(\?|$)/i.test(value) && {
      text: 'This is the address of the script file, such as /egain-login.min.js.',
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
      text: `What you chose is in ${file}, and the hash is of that file.`,
      fix: { label: `Use ${file}`, values: { src: value.replace(named, file) } },
    }
  );
}

/** Says in which respect two addresses differ that look alike. */
function isToTheCharacter(value, values) {
  const wanted = redirectUriOf(values);
  if (!wanted || value === wanted) return false;
  const fold = (text) => text.trim().replace(/\/+$/, '').toLowerCase();
  const differences = [
    [/^\s|\s$/.test(value), 'there is a space at an end'],
    [/^http:/i.test(value) !== /^http:/i.test(wanted), 'one is http and the other https'],
    [value.trim().endsWith('/') !== wanted.endsWith('/'), 'only one has the slash at the end'],
    [
      fold(value) === fold(wanted) &&
        value.trim().replace(/\/+$/, '') !== wanted.replace(/\/+$/, ''),
      'upper and lower case differ',
    ],
    [/\/\/www\./i.test(value) !== /\/\/www\./i.test(wanted), 'only one has www'],
  ];
  const found = differences.filter(([differs]) => differs).map(([, text]) => text);
  return {
    text: `eGain will refuse the login: the page sends ${wanted}${found.length > 0 ? `, and ${found.join(', ')}` : ''}.`,
    fix: { label: 'Show it as it must be', values: { 'registered-redirect-uri': wanted } },
  };
}

/** The list of Allowed Origins: one a line. */
function isListOfOrigins(value) {
  for (const line of linesOf(value)) {
    const text = line.trim();
    const url = parseUrl(text) ?? parseUrl(`https://${text}`);
    const repair = (label, repaired) => ({
      label,
      values: { 'registered-origins': value.replace(line, repaired) },
    });
    if (isThisMachine(url?.host ?? '')) {
      return { text: `${text}: eGain does not accept localhost. Use a full host name.` };
    }
    if (text === '*' || text.includes('*')) {
      return { text: `${text}: name each origin in full, without a star.` };
    }
    if (!/^https?:\/\//i.test(text) || !parseUrl(text)) {
      return {
        text: `${text}: an origin begins with https://.`,
        ...(url && { fix: repair('Put it in front', url.origin) }),
      };
    }
    if (text !== url.origin) {
      const isSlash = text === `${url.origin}/`;
      return {
        text: `${text}: an origin is protocol and host only, ${isSlash ? 'without the slash at the end' : 'without a path'}.`,
        fix: repair(`Make it ${url.origin}`, url.origin),
      };
    }
    if (url.protocol === 'http:') {
      return {
        text: `${text}: this is http. A page on https has another origin.`,
        fix: repair('Use https', text.replace(/^http:/i, 'https:')),
      };
    }
    if (line !== text) {
      return { text: `${text}: there is a space at an end.`, fix: repair('Remove it', text) };
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
      fix: { label: 'Add it', values: { 'registered-origins': `${value.trimEnd()}\n${origin}` } },
    }
  );
}

const linesOf = (text) => text.split(/\r?\n|,/).filter((line) => line.trim());
