import { parseUrl, type LoginSettings } from '../oauth/configuration.js';
import type { Finding } from './finding.js';

/** The required attributes, by the name of their property. */
export const REQUIRED = {
  authorizeUrl: 'authorize-url',
  tokenUrl: 'token-url',
  clientId: 'client-id',
  scope: 'scope',
} as const;

/** For missing values and invalid addresses, which the library reports, too, in fewer words. */
export const ABOUT_VALUES = 'Values';

/** eGain's URLs say for whom they are: `…/system/auth/TENANT-U/oauth2/token`. */
const ACTOR = /\/([^/]+)-([UC])\/oauth2\//;

/** The sign-in hosts of commercial deployments, where each scope has a prefix. */
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
        'Copy them from the client application’s metadata in eGain: Authorization URL → authorize-url, Access Token URL → ' +
        'token-url, Client ID → client-id, and its scopes → scope.',
    },
  ];
}

/** People often write a server's address without its beginning: `ai.egain.cloud/…`. */
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
        cure: 'Enter the full address:',
        copy: { label, value: `https://${rest}` },
      },
    ];
  });
}

/** Finds two URLs that are each correct but don't belong together. */
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
        text: 'authorize-url and token-url are swapped.',
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
        : `authorize-url belongs to the tenant ${tenant}, token-url to ${tokenTenant}.`,
      cure: 'Copy both URLs for the same kind of user from the metadata in eGain. To match authorize-url:',
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
        text: 'The scopes are separated by commas.',
        cure: 'Separate them with spaces (RFC 6749 §3.3).',
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
      text: `Commercial deployments use a prefix before each scope, and ${plain} has none.`,
      cure: 'If the metadata shows an API Permission Prefix, put it before each scope. Often it is:',
      copy: { label: 'scope with prefix', value: `https://api.egain.cloud/auth/${plain}` },
    },
  ];
}
