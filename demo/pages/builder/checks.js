import { scopesOf } from './addresses.js';
import { EMPTY_TOKEN_URL_RULES, ENDPOINT_RULES } from './check-endpoints.js';
import { PAGE_RULES } from './check-page.js';
import { EMPTY_PREFIX_RULES, REQUEST_RULES } from './check-request.js';

const RULES = { ...ENDPOINT_RULES, ...REQUEST_RULES, ...PAGE_RULES };

/** An empty field is not yet wrong, but of some it is known what should be there. */
const RULES_IF_EMPTY = { 'token-url': EMPTY_TOKEN_URL_RULES, prefix: EMPTY_PREFIX_RULES };

/** What nothing can be written without, and what it is called. */
const NEEDED = {
  'authorize-url': 'the Authorization URL',
  'token-url': 'the Access Token URL',
  'client-id': 'the client ID',
  scopes: 'a scope',
  page: 'your page’s address',
  'redirect-uri': 'the callback page’s address',
  src: 'the script’s address',
};

/** What the live button needs of it. */
export const SIGN_IN_FIELDS = ['authorize-url', 'token-url', 'client-id', 'scopes', 'prefix'];

/**
 * Finds what is wrong, at most one mistake for each field.
 *
 * @param {import('./addresses.js').Values} values
 * @returns {(import('./rules.js').Mistake & { field: string })[]}
 */
export function findMistakes(values) {
  return Object.keys(RULES).flatMap((field) => {
    const mistake = findMistake(rulesOf(field, values), values[field], values);
    return mistake ? [{ field, ...mistake }] : [];
  });
}

function rulesOf(field, values) {
  if (field === 'redirect-uri' && values.callback !== 'own') return [];
  return values[field].trim() === '' ? (RULES_IF_EMPTY[field] ?? []) : RULES[field];
}

function findMistake(rules, value, values) {
  for (const rule of rules) {
    const mistake = rule(value, values);
    if (mistake) return mistake;
  }
  return undefined;
}

/**
 * Lists what is still to be filled in.
 *
 * @returns {{ field: string, name: string }[]}
 */
export function findMissing(values) {
  const isMissing = (field) => {
    if (field === 'scopes') return scopesOf(values).length === 0;
    if (field === 'redirect-uri' && values.callback !== 'own') return false;
    return values[field].trim() === '';
  };
  return Object.keys(NEEDED)
    .filter(isMissing)
    .map((field) => ({ field, name: NEEDED[field] }));
}
