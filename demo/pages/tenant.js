const key = 'demo-tenant';

/** The fields of the form; each carries the name of the attribute it sets, but the API's. */
const attributes = [
  'authorize-url',
  'token-url',
  'client-id',
  'scope',
  'redirect-uri',
  'authorize-params',
];

/**
 * Reads the tenant that the form has saved in this browser.
 *
 * @returns {{ attributes: Record<string, string>, api: string } | undefined}
 */
export function readTenant() {
  const values = read();
  if (!values) return undefined;
  const { api, ...rest } = values;
  // eGain's list of allowed origins takes no "localhost", and any other name without https is
  // no secure context. For trying things out on one's own machine that is good enough.
  if (!window.isSecureContext) rest['allow-http'] = 'true';
  return { attributes: rest, api };
}

/**
 * Shows the form for a tenant of one's own.
 *
 * @param {HTMLFormElement} form
 */
export function showTenantForm(form) {
  form.hidden = false;
  const fields = form.elements;
  fields['redirect-uri'].value = new URL('callback.html', location.href).href;
  for (const [name, value] of Object.entries(read() ?? {})) {
    if (fields[name]) fields[name].value = value;
  }
  form.querySelector('#origin').textContent = location.origin;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries(
      [...attributes, 'api'].map((name) => [name, fields[name].value.trim()]),
    );
    values.api = values.api.replace(/\/+$/, '');
    localStorage.setItem(key, JSON.stringify(values));
    location.reload();
  });
  form.addEventListener('reset', () => {
    localStorage.removeItem(key);
    location.reload();
  });
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}
