import { isThisMachine, parseUrl } from './addresses.js';

/**
 * One way in which a field can be wrong. It gets the field's value and all the others, and returns what to
 * say, with a correction if there is one.
 *
 * @typedef {(value: string, values: import('./addresses.js').Values) => Mistake | false | undefined} Rule
 * @typedef {object} Mistake
 * @property {string} text
 * @property {boolean} [isAdvice] it may be right, but often isn't
 * @property {{ label: string, values: Partial<import('./addresses.js').Values> }} [fix]
 */

/** @returns {Rule} */
export const hasNoSpaces = (name) => (value) =>
  /\s/.test(value) && {
    text: 'There is a space in it.',
    fix: { label: 'Remove the space', values: { [name]: value.replace(/\s+/g, '') } },
  };

/** @returns {Rule} */
export const isComplete = (value) =>
  /[…{}<>[\]]|\.\.\./.test(value) && {
    text: 'Part of it is still an example. Put in your own value.',
  };

/** @returns {Rule} */
export const isAbsolute = (name) => (value) => {
  if (/^https?:\/\//i.test(value) && parseUrl(value)) return false;
  const withScheme = `https://${value}`;
  const isHost = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?]|$)/.test(value) && parseUrl(withScheme);
  return {
    text: 'Enter the full address, starting with https://.',
    ...(isHost && { fix: { label: 'Add https://', values: { [name]: withScheme } } }),
  };
};

/** @returns {Rule} */
export const isHttps = (name) => (value) =>
  /^http:/i.test(value) &&
  !isThisMachine(parseUrl(value).host) && {
    text: 'This is http. eGain uses https.',
    fix: { label: 'Use https', values: { [name]: value.replace(/^http:/i, 'https:') } },
  };

/** @returns {Rule} */
export const hasNoFragment = (name) => (value) =>
  value.includes('#') && {
    text: 'The part from # on is never sent to a server. Leave it out.',
    fix: { label: 'Remove it', values: { [name]: value.split('#', 1)[0] } },
  };

/** @returns {Rule} */
export const hasNoUserName = (value) =>
  !!parseUrl(value)?.username && { text: 'Leave the user name out of the address.' };
