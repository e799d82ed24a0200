import { inkOn, listAttributes, listLooks } from './snippets.js';

/** The login from here ends on the callback page that lies beside this one. */
export const trialUri = new URL('../callback.html', import.meta.url).href;

/**
 * Lets the live button be what the form says. Its login is a real one, but from here and back to here.
 *
 * @param {HTMLElement} login the `<egain-login>` element
 * @param {import('./addresses.js').Values} values
 */
export function showButton(login, values) {
  const wanted = {
    ...Object.fromEntries(listAttributes(values)),
    'redirect-uri': trialUri,
    'after-login': 'return',
    // Here nobody needs to stay signed in.
    storage: undefined,
    // For trying things out on one's own machine that is good enough.
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
  const label = values.label.trim();
  if (login.textContent !== label) login.textContent = label;
  showColour(login, values);
}

function showColour(login, values) {
  const colours = {
    '--egain-login-accent': values.colour,
    '--egain-login-on-accent': inkOn(values.colour),
  };
  for (const [name, colour] of Object.entries(colours)) {
    if (values['own-colour']) login.style.setProperty(name, colour);
    else login.style.removeProperty(name);
  }
}
