import { parseUrl, type LoginSettings } from '../oauth/configuration.js';
import type { Finding } from './finding.js';

/** The attributes that a login can't do without, by the name of their property. */
export const REQUIRED = {
  authorizeUrl: 'authorize-url',
  tokenUrl: 'token-url',
  clientId: 'client-id',
  scope: 'scope',
} as const;

/** Where a value itself is missing or no address: the library says the same, in fewer words. */
export const ABOUT_VALUES = 'Values';

/** eGain names whom an address is for: `…/system/auth/TENANT-U/oauth2/token`. */
const ACTOR = /\/([^/]+)-([UC])\/oauth2\//;

/** Where a commercial deployment's sign-in is; there each scope has a prefix. */
const COMMERCIAL = /^login[\w-]*\.egain\.cloud$|\.b2clogin\.com$/;

/**
 * Checks the values against what the client application's metadata in eGain looks like.
 *
 * @param misspelled attributes that are missing only because their names are misspelled
 */
export function checkMetadata(
  settings: LoginSettings,
  misspelled: readonly string[] = [],
): Finding[] {
  return [
    ...checkPresence(settings, misspelled),
    ...checkProtocol(settings),
    ...checkActors(settings),
    ...checkScope(settings),
  ];
}

function checkPresence(settings: LoginSettings, misspelled: readonly string[]): Finding[] {
  const missing = Object.entries(REQUIRED)
    .filter(([name]) => !settings[name as keyof typeof REQUIRED]?.trim())
    .map(([, attribute]) => attribute)
    .filter((attribute) => !misspelled.includes(attribute));
  if (missing.length === 0) return [];
  return [
    {
      mark: 'problem',
      about: ABOUT_VALUES,
      text: `Missing: ${missing.join(', ')}.`,
      cure:
        'Copy from the client application’s metadata in eGain: Authorization URL → authorize-url, Access Token URL → ' +
        'token-url, Client ID → client-id; and its scopes → scope.',
    },
  ];
}

/** The address of a server is often written down without its beginning: `ai.egain.cloud/…`. */
function checkProtocol(settings: LoginSettings): Finding[] {
  return (['authorizeUrl', 'tokenUrl'] as const).flatMap((name): Finding[] => {
    const [, rest] =
      /^(?:\/\/)?([\w-]+(?:\.[\w-]+)+\/.*)$/.exec(settings[name]?.trim() ?? '') ?? [];
    if (!rest) return [];
    const label = REQUIRED[name];
    return [
      {
        mark: 'problem',
        about: ABOUT_VALUES,
        text: `${label} does not begin with https://.`,
        cure: 'Write the whole address:',
        copy: { label, value: `https://${rest}` },
      },
    ];
  });
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

const pathOf = (url: string) => parseUrl(url)?.pathname ?? '';

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
  const host = parseUrl(authorizeUrl ?? '')?.hostname ?? '';
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
