// What follows from the values of the form: where a login starts, and where it returns to.

/** @typedef {Record<string, string | boolean | string[]>} Values the form's fields, by name */

/** Reads an address, or returns nothing. */
export const parseUrl = (text) => (URL.canParse(text.trim()) ? new URL(text.trim()) : undefined);

/** The origin that eGain has to allow, or nothing while the page has no address. */
export function originOf(values) {
  const url = parseUrl(values.page);
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** The value of the attribute `redirect-uri`, empty if the default is right. */
export function redirectAttributeOf(values) {
  if (values.callback === 'own') return values['redirect-uri'];
  // The default is the page without its query, which may be another page.
  const url = parseUrl(values.page);
  return url?.search ? values.page.split('#', 1)[0] : '';
}

/** The redirect URI as it is sent, to the character, or nothing while the page has no address. */
export function redirectUriOf(values) {
  const page = parseUrl(values.page);
  const text = redirectAttributeOf(values);
  if (/^https?:/i.test(text)) return text;
  if (!page || !originOf(values)) return undefined;
  if (!text) return values.callback === 'own' ? undefined : page.origin + page.pathname;
  return URL.canParse(text, page.href) ? new URL(text, page.href).href : undefined;
}

/** Hosts that mean this machine. */
export const isThisMachine = (host) => /^(localhost|127[\d.]+|\[::1\])(:\d+)?$/i.test(host);

/** The scopes as chosen, without a prefix, each once. */
export function scopesOf(values) {
  const further = values['further-scopes'].split(/[\s,]+/).filter(Boolean);
  return [...new Set([...values.scopes, ...further])];
}
