import { isThisMachine, parseUrl } from './addresses.js';
import { isForDemo } from './demo-login.js';
import { inkOn, listAttributes, listLooks } from './snippets.js';

/** A login from here ends on the callback page beside this one. */
export const trialUri = new URL('../callback.html', import.meta.url).href;

/** Where the demo's pages may send requests, besides its own servers. */
const REACHABLE = /(^|\.)(egain\.cloud|b2clogin\.com)$/;

/**
 * Makes the live button what the form says. Its login is a real one, but from here and back to here.
 *
 * @param {HTMLElement} login the `<egain-login>` element
 * @param {import('./addresses.js').Values} values
 */
export function showButton(login, values) {
  const wanted = {
    ...Object.fromEntries(listAttributes(values)),
    'redirect-uri': trialUri,
    'after-login': 'return',
    // Here, nobody needs to stay signed in, or to be signed in without a click.
    storage: undefined,
    'auto-login': undefined,
    // Good enough for trying things out on one's own machine.
    'allow-http': !window.isSecureContext,
    lang: values.language === 'page' ? undefined : values.language,
  };
  const looks = listLooks(values).map(([name]) => name);
  for (const name of [...login.getAttributeNames(), ...looks, ...Object.keys(wanted)]) {
    if (['id', 'status'].includes(name)) continue;
    const value = wanted[name];
    if (!value) login.removeAttribute(name);
    else if (login.getAttribute(name) !== value)
      login.setAttribute(name, value === true ? '' : value);
  }
  if (login.textContent !== values.label) login.textContent = values.label;
  showColor(login, values);
}

function showColor(login, values) {
  const colors = {
    '--egain-login-accent': values.color,
    '--egain-login-on-accent': inkOn(values.color),
  };
  for (const [name, color] of Object.entries(colors)) {
    if (values['own-color']) login.style.setProperty(name, color);
    else login.style.removeProperty(name);
  }
}

/**
 * Says where a press leads: to the demo's own server, or to a real tenant, which has to know this page.
 *
 * @param {HTMLElement} preview
 * @param {import('./addresses.js').Values} values
 */
export function describePress(preview, values) {
  const find = (selector) => preview.querySelector(selector);
  const url = parseUrl(values['authorize-url']);
  const isDemo = isForDemo(values);
  const isReal = !!url && !isThisMachine(url.host);
  find('#demo-hint').hidden = !isDemo;
  find('#trial').hidden = !isReal;
  if (!isReal) return;
  find('#trial-tenant').textContent = url.host;
  find('#trial-uri').textContent = trialUri;
  find('#trial-origin').textContent = location.origin;
  find('#trial-host').hidden = !isThisMachine(location.host);
  find('#trial-policy').hidden = !isThisMachine(location.host) || REACHABLE.test(url.hostname);
}
