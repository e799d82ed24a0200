import { isThisMachine, parseUrl } from './addresses.js';

/**
 * One way in which a field can be wrong. It gets the field's value and all the others, and gives what to
 * tell, and how to put it right where that is known.
 *
 * @typedef {(value: string, values: import('./addresses.js').Values) => Mistake | false | undefined} Rule
 * @typedef {object} Mistake
 * @property {string} text
 * @property {boolean} [isAdvice] nothing is wrong yet, but it often is
 * @property {{ label: string, values: Partial<import('./addresses.js').Values> }} [fix]
 */

/** @returns {Rule} */
export const hasNoSpaces = (name) => (value) =>
  /\s/.test(value) && {
    text: `There is a space ${/^\s|\s$/.test(value) ? 'at an end' : 'in the middle'}. Addresses and IDs have none.`,
    fix: { label: 'Remove it', values: { [name]: value.replace(/\s+/g, '') } },
  };

/** @returns {Rule} */
export const isComplete = (value) =>
  /[…{}<>[\]]|\.\.\./.test(value) && {
    text: 'Part of an example is left in it. Put your own in its place.',
  };

/** @returns {Rule} */
export const isAbsolute = (name) => (value) => {
  if (/^https?:\/\//i.test(value) && parseUrl(value)) return false;
  const withScheme = `https://${value}`;
  const isHost = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?]|$)/.test(value) && parseUrl(withScheme);
  return {
    text: 'This is no whole address: it begins with https://.',
    ...(isHost && { fix: { label: 'Put https:// in front', values: { [name]: withScheme } } }),
  };
};

/** @returns {Rule} */
export const isHttps = (name) => (value) =>
  /^http:/i.test(value) &&
  !isThisMachine(parseUrl(value).host) && {
    text: 'It is http. Sign-in servers are on https.',
    fix: { label: 'Use https', values: { [name]: value.replace(/^http:/i, 'https:') } },
  };

/** @returns {Rule} */
export const hasNoFragment = (name) => (value) =>
  value.includes('#') && {
    text: 'The part from # on never reaches a server.',
    fix: { label: 'Remove it', values: { [name]: value.split('#', 1)[0] } },
  };

/** @returns {Rule} */
export const hasNoUserName = (value) =>
  !!parseUrl(value)?.username && { text: 'An address with a user name in it is refused.' };
