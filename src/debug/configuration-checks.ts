import { EgainLoginElement } from '../egain-login.js';
import type { LoginSettings } from '../oauth/configuration.js';
import type { LoginError } from '../oauth/errors.js';
import type { Finding } from './finding.js';

/** The attributes that hold text, by the name of their property. */
const TEXTS = {
  authorizeUrl: 'authorize-url',
  tokenUrl: 'token-url',
  clientId: 'client-id',
  scope: 'scope',
  redirectUri: 'redirect-uri',
} as const;

/** The attributes that take one of few words, the default first. A wrong word counts as none. */
const WORDS = {
  mode: ['redirect', 'popup'],
  storage: ['memory', 'session', 'local'],
  afterLogin: ['stay', 'return'],
} as const;

/** eGain names whom an address is for: `…/system/auth/TENANT-U/oauth2/token`. */
const ACTOR = /\/([^/]+)-([UC])\/oauth2\//;

/** Where a commercial deployment's sign-in is; there each scope has a prefix. */
const COMMERCIAL = /^login[\w-]*\.egain\.cloud$|\.b2clogin\.com$/;

/** Checks the attributes: by the library's own rules, and by what people are known to mix up. */
export function checkConfiguration(
  settings: LoginSettings & { getAttributeNames(): string[] },
  error: LoginError | undefined,
): Finding[] {
  const findings = [
    ...checkActors(settings),
    ...checkSpaces(settings),
    ...checkWords(settings),
    ...checkScope(settings),
    ...checkNames(settings.getAttributeNames()),
  ];
  if (error) findings.unshift({ mark: 'problem', about: 'Attributes', text: error.message });
  const isFine = findings.every(({ mark }) => mark === 'note');
  if (isFine) {
    const text = 'All that a login needs is there, and no address is forbidden.';
    findings.unshift({ mark: 'ok', about: 'Attributes', text });
  }
  return findings;
}

/** Two URLs that do not belong together look right one by one. */
function checkActors({ authorizeUrl, tokenUrl }: LoginSettings): Finding[] {
  const about = 'Metadata';
  const [authorize, token] = [authorizeUrl, tokenUrl].map((url) => url?.trim() ?? '') as [
    string,
    string,
  ];
  if (/\/token$/.test(pathOf(authorize)) && /\/authorize$/.test(pathOf(token))) {
    return [
      {
        mark: 'problem',
        about,
        text: 'authorize-url and token-url have changed places.',
        cure: 'Authorization URL of the metadata → authorize-url, Access Token URL → token-url.',
      },
    ];
  }
  const [, tenant, actor] = ACTOR.exec(authorize) ?? [];
  const [, tokenTenant, tokenActor] = ACTOR.exec(token) ?? [];
  if (!actor || !tokenActor || (tenant === tokenTenant && actor === tokenActor)) return [];
  const isOther = actor !== tokenActor;
  return [
    {
      mark: 'problem',
      about,
      text: isOther
        ? `authorize-url is for ${nameOf(actor)}, token-url is for ${nameOf(tokenActor)}.`
        : `authorize-url is of the tenant ${tenant}, token-url is of ${tokenTenant}.`,
      cure: 'Take both URLs of the same actor from the metadata in eGain. By authorize-url it would be:',
      copy: { label: 'token-url', value: token.replace(ACTOR, `/${tenant}-${actor}/oauth2/`) },
    },
  ];
}

const nameOf = (actor: string) => (actor === 'U' ? 'users (-U)' : 'customers (-C)');

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : '');

/** They do no harm here, but they do where the value is compared with the one in eGain by eye. */
function checkSpaces(settings: LoginSettings): Finding[] {
  return Object.entries(TEXTS)
    .filter(([name]) => {
      const value = settings[name as keyof typeof TEXTS];
      return value && value !== value.trim();
    })
    .map(([, attribute]) => ({
      mark: 'note',
      about: 'Spaces',
      text: `The attribute ${attribute} has white space at its ends, which is left out.`,
    }));
}

function checkWords(settings: LoginSettings): Finding[] {
  return Object.entries(WORDS).flatMap(([name, words]): Finding[] => {
    const value = settings[name as keyof typeof WORDS];
    if (!value || (words as readonly string[]).includes(value)) return [];
    const attribute = name === 'afterLogin' ? 'after-login' : name;
    return [
      {
        mark: 'problem',
        about: 'Attributes',
        text: `${attribute}="${value}" counts as if it were not there.`,
        cure: `It takes one of: ${words.join(', ')}.`,
      },
    ];
  });
}

function checkScope({ scope, authorizeUrl }: LoginSettings): Finding[] {
  const about = 'Scope';
  if (scope?.includes(',')) {
    return [
      {
        mark: 'problem',
        about,
        text: 'The scopes have a comma between them.',
        cure: 'Separate them by spaces (RFC 6749 §3.3).',
        copy: { label: 'scope', value: scope.split(/[\s,]+/).join(' ') },
      },
    ];
  }
  const host = URL.canParse(authorizeUrl ?? '') ? new URL(authorizeUrl!).hostname : '';
  const plain = scope
    ?.trim()
    .split(/\s+/)
    .find((one) => /^\w+\.\w+\.\w+$/.test(one));
  if (!plain || !COMMERCIAL.test(host)) return [];
  return [
    {
      mark: 'note',
      about,
      text: `Commercial deployments want a prefix before each scope, and ${plain} has none.`,
      cure: 'Put the API Permission Prefix of the metadata before it, if it shows one. It often is:',
      copy: { label: 'scope with prefix', value: `https://api.egain.cloud/auth/${plain}` },
    },
  ];
}

/** Finds attributes that are not ours, but nearly: `redirect-url`, `clientid`. */
function checkNames(names: readonly string[]): Finding[] {
  const known = EgainLoginElement.observedAttributes;
  return names.flatMap((name): Finding[] => {
    const meant = known.find((right) => right !== name && spell(right) === spell(name));
    if (!meant || known.includes(name)) return [];
    return [
      {
        mark: 'problem',
        about: 'Attributes',
        text: `Nobody reads the attribute ${name}.`,
        cure: 'Its name is:',
        copy: { label: 'name of the attribute', value: meant },
      },
    ];
  });
}

const spell = (name: string) => name.replace(/[-_]|s$/g, '').replace(/ur[il]$/, 'ur');
