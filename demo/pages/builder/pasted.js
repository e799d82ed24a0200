import { apiOf, isCommercial, PREFIX, SCOPES } from './deployments.js';

const KNOWN = SCOPES.flatMap(({ area, rights }) => rights.map((right) => `${area}.${right}`));

/**
 * Chooses what goes into the form from the pasted metadata.
 *
 * @param {import('./read-metadata.js').Metadata} metadata
 * @param {'user' | 'customer'} actor who is chosen so far
 * @returns {Partial<import('./addresses.js').Values>}
 */
export function choosePasted({ actors, clientId, scopes, prefix, api }, actor) {
  const [first] = Object.keys(actors);
  const chosen = actors[actor] ? actor : first;
  const { authorize, token } = actors[chosen];
  const values = { actor: chosen, 'authorize-url': authorize, 'token-url': token };
  values.prefix = prefix ?? (isCommercial(authorize) ? PREFIX : '');
  values.api = api ?? apiOf(authorize);
  if (clientId) values['client-id'] = clientId;
  if (scopes.length > 0) {
    values.scopes = scopes.filter((scope) => KNOWN.includes(scope));
    values['further-scopes'] = scopes.filter((scope) => !KNOWN.includes(scope)).join(' ');
  }
  return values;
}

const hasSecret = (text) => /client[\s_-]*secret/i.test(text);

/** Says what was found in the pasted text, and what was not. */
export function describePasted(text, metadata) {
  if (!text.trim()) return [];
  const secret = hasSecret(text)
    ? [
        'A client secret is not needed, and was not kept. Check that the platform is Single Page Application.',
      ]
    : [];
  if (!metadata) {
    return secret.length > 0 ? secret : ['Nothing recognized: paste the Authorization URL.'];
  }
  const { actors, clientId, scopes, prefix } = metadata;
  const both = Object.keys(actors).length === 2;
  const found = [
    `both addresses${both ? ' for users and for customers' : ''}`,
    clientId && 'the client ID',
    scopes.length > 0 && `${scopes.length} ${scopes.length === 1 ? 'scope' : 'scopes'}`,
    prefix && 'the prefix',
  ].filter(Boolean);
  const missing = clientId ? '' : ' The client ID is still missing.';
  return [`Found ${found.join(', ')}.${missing}`, ...secret];
}
