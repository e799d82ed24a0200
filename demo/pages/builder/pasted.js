import { apiOf, isCommercial, PREFIX, SCOPES } from './deployments.js';

const KNOWN = Object.entries(SCOPES).flatMap(([area, rights]) =>
  rights.map((right) => `${area}.${right}`),
);

/**
 * Chooses what of the pasted metadata goes into the form.
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

/** Says what was found in the pasted text, and what was not. */
export function describePasted(text, metadata) {
  if (!text.trim()) return [];
  if (!metadata) {
    return [
      'No address of eGain’s is in it. The metadata has an Authorization URL, which ends in /authorize.',
    ];
  }
  const { actors, clientId, scopes, prefix, hasSecret } = metadata;
  const both = Object.keys(actors).length === 2;
  const found = [
    `both addresses${both ? ', for users and for customers' : ''}`,
    clientId && 'the client ID',
    scopes.length > 0 && `${scopes.length} ${scopes.length === 1 ? 'scope' : 'scopes'}`,
    prefix && 'the prefix',
  ].filter(Boolean);
  return [
    `Found: ${found.join(', ')}.`,
    ...(clientId ? [] : ['The client ID is still to be filled in.']),
    ...(hasSecret
      ? [
          'There is a client secret in it. It is not used and not kept: a page can keep no secret. The platform must be “Single Page Application”.',
        ]
      : []),
  ];
}
