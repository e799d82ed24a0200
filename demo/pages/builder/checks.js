import { scopesOf } from './addresses.js';
import {
  EMPTY_RULES_BY_AUTHORIZE_URL,
  ENDPOINT_RULES,
  RULES_BY_AUTHORIZE_URL,
} from './check-endpoints.js';
import { PAGE_RULES } from './check-page.js';
import { EMPTY_PREFIX_RULES, REQUEST_RULES } from './check-request.js';

const RULES = { ...ENDPOINT_RULES, ...REQUEST_RULES, ...PAGE_RULES };

/** An empty field isn't wrong yet, but of some it is known what they need. */
const EMPTY_RULES = { prefix: EMPTY_PREFIX_RULES };

/** What nothing can be written without, and what it is called, in the order of the form. */
const NEEDED = {
  page: 'your page’s address',
  'redirect-uri': 'the callback page’s address',
  'authorize-url': 'the Authorization URL',
  'token-url': 'the Access Token URL',
  'client-id': 'the client ID',
  scopes: 'a scope',
  src: 'the script’s address',
};

/** What the live button needs of it. */
export const SIGN_IN_FIELDS = ['authorize-url', 'token-url', 'client-id', 'scopes', 'prefix'];

/**
 * Finds what is wrong: at most one mistake for each field, and none that is only the consequence of
 * another one.
 *
 * @param {import('./addresses.js').Values} values
 * @returns {(import('./rules.js').Mistake & { field: string })[]}
 */
export function findMistakes(values) {
  const found = {};
  for (const field of Object.keys(RULES)) {
    const rules = rulesOf(field, values, found['authorize-url']);
    const mistake = findMistake(rules, values[field], values);
    if (mistake) found[field] = { field, ...mistake };
  }
  return Object.values(found);
}

function rulesOf(field, values, authorizeUrlMistake) {
  if (field === 'redirect-uri' && values.callback !== 'own') return [];
  const isEmpty = values[field].trim() === '';
  // Nothing is measured by an Authorization URL that is wrong itself, or not there.
  const isRight = !authorizeUrlMistake || authorizeUrlMistake.isAdvice;
  const isMeasure = isRight && values['authorize-url'].trim() !== '';
  const byAuthorizeUrl = isEmpty ? EMPTY_RULES_BY_AUTHORIZE_URL : RULES_BY_AUTHORIZE_URL;
  return [
    ...((isEmpty ? EMPTY_RULES : RULES)[field] ?? []),
    ...((isMeasure && byAuthorizeUrl[field]) || []),
  ];
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
