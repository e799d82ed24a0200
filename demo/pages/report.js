import { signIn } from './demo-config.js';
import { h } from './h.js';

/*
 * This script comes before the element's, so that the tag has the mistake when the element is defined.
 * The mistake is stored for the way back: the redirect URI has no query.
 */
const KEY = 'demo:mistake';

/** Each mistake: what people read, and the attributes that it changes. */
const MISTAKES = {
  none: { name: 'Nothing: a login that works', attributes: {} },
  'token-url': {
    name: 'The token URL is the one for customers',
    attributes: { 'token-url': `${signIn}/system/auth/TMPRODB88619984-C/oauth2/token` },
  },
  'client-id': {
    name: 'An attribute is misspelled',
    attributes: { clientid: '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60', 'client-id': undefined },
  },
  scope: {
    name: 'A scope is not assigned to the application',
    attributes: { scope: 'knowledge.portalmgr.read knowledge.made-up.read' },
  },
  'redirect-uri': {
    name: 'The redirect URI is not registered',
    attributes: { 'redirect-uri': '/Report.html' },
  },
};

const chosen = new URLSearchParams(location.search).get('mistake');
if (chosen) sessionStorage.setItem(KEY, chosen);
const kept = chosen ?? sessionStorage.getItem(KEY);
const current = Object.hasOwn(MISTAKES, kept) ? kept : 'none';

document.querySelector('#mistakes').append(
  ...Object.entries(MISTAKES).map(([id, { name }]) => {
    const link = { href: `?mistake=${id}`, 'aria-current': id === current && 'page' };
    return h('li', {}, h('a', link, name));
  }),
);

const login = document.querySelector('egain-login');
for (const [name, value] of Object.entries(MISTAKES[current].attributes)) {
  if (value === undefined) login.removeAttribute(name);
  else login.setAttribute(name, value);
}
