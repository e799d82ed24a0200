// What is known of eGain's addresses and scopes.

const READ_AND_MANAGE = ['read', 'manage'];

/** The scopes for people who sign in, by area, with what eGain's own list says that they allow. */
export const SCOPES = [
  {
    area: 'knowledge.portalmgr',
    name: 'Knowledge portal',
    rights: READ_AND_MANAGE,
    usual: 'read',
    isCommon: true,
  },
  {
    area: 'knowledge.contentmgr',
    name: 'Knowledge content',
    rights: READ_AND_MANAGE,
    isCommon: true,
  },
  { area: 'core.aiservices', name: 'AI services', rights: READ_AND_MANAGE, isCommon: true },
  {
    area: 'core.casemgr',
    name: 'Cases',
    allows: 'View or manage cases and activities',
    rights: READ_AND_MANAGE,
  },
  {
    area: 'core.customermgr',
    name: 'Customers',
    allows: 'View or manage customers and customer context',
    rights: READ_AND_MANAGE,
  },
  {
    area: 'core.usermgr',
    name: 'Users',
    allows: 'View or manage users, user groups, roles and permissions',
    rights: READ_AND_MANAGE,
  },
  {
    area: 'core.workassignmentmgr',
    name: 'Queues',
    allows: 'View queues and their attributes, or manage queues, their availability and load',
    rights: READ_AND_MANAGE,
  },
  { area: 'core.infomgr', name: 'Info manager', rights: ['read'] },
];

/** OpenID Connect's own scopes, which no permission prefix belongs to. */
const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** What commercial deployments put before each scope. */
export const PREFIX = 'https://api.egain.cloud/auth/';

/** The example in eGain's documentation, which is nobody's tenant. */
export const SAMPLE_TENANT = 'TMPRODB88619984';

const SELF_SERVICE = /^(https?:\/\/[^/?#\s]+\/system\/auth\/[^/?#\s]+-)([UC])(?![^/?#\s])/i;
const COMMERCIAL = /^https?:\/\/(login[\w-]*\.egain\.cloud|[\w-]+\.b2clogin\.com)(?![\w.-])/i;
const POLICY = /B2C_[^/?&#\s]*?(user|customer)/i;

/** Tells whether an address is of a commercial deployment, whose scopes need the prefix. */
export const isCommercial = (url) => COMMERCIAL.test(url);

/**
 * Tells whom an address is for, where it says so.
 *
 * @returns {'user' | 'customer' | undefined}
 */
export function actorOf(url) {
  const letter = SELF_SERVICE.exec(url)?.[2].toUpperCase();
  if (letter) return letter === 'U' ? 'user' : 'customer';
  return POLICY.exec(url)?.[1].toLowerCase();
}

/** The tenant in an address, without the letter for whom it is. */
export const tenantOf = (url) => SELF_SERVICE.exec(url)?.[1].toLowerCase();

/** The same address for the other kind of person, where only a letter tells them apart. */
export function withActor(url, actor) {
  if (!SELF_SERVICE.test(url)) return undefined;
  return url.replace(SELF_SERVICE, `$1${actor === 'user' ? 'U' : 'C'}`);
}

/** Tells which endpoint an address is, by the end of its path. */
export function endpointOf(url) {
  return /\/(authorize|token)\/?(?=[?#]|$)/i.exec(url)?.[1].toLowerCase();
}

/**
 * Works out one endpoint's address from another's, or from any address below the tenant's.
 *
 * @param {string} url
 * @param {'authorize' | 'token'} endpoint
 * @returns {string | undefined}
 */
export function siblingOf(url, endpoint) {
  const base = SELF_SERVICE.exec(url)?.[0];
  if (base) return `${base}/oauth2/${endpoint}`;
  if (!endpointOf(url) || !URL.canParse(url)) return undefined;
  const sibling = new URL(url);
  sibling.pathname = sibling.pathname.replace(/(authorize|token)\/?$/i, endpoint);
  // The policy belongs to both; what else the query asks for, to the sign-in page alone.
  const policy = sibling.searchParams.get('p');
  sibling.search = policy ? `?p=${encodeURIComponent(policy)}` : '';
  sibling.hash = '';
  return sibling.href;
}

/** Where the API is, where that is known from where people sign in. */
export const apiOf = (url) =>
  /^https:\/\/ai\.egain\.cloud(?![\w.-])/i.test(url) ? 'https://api.ai.egain.cloud' : '';

/** Writes scopes as the deployment wants them. */
export function withPrefix(scopes, prefix) {
  return scopes.map((scope) =>
    OPENID_SCOPES.includes(scope) || scope.includes('://') ? scope : prefix + scope,
  );
}
