import { api, signIn } from './demo-config.js';
import { showEvents } from './events.js';
import { showResult } from './result.js';
import { readTenant, showTenantForm } from './tenant.js';

/*
 * This script comes before the element's in the page, so that the tag has the attributes of
 * the chosen login before it comes to life.
 */
const login = document.querySelector('egain-login');
const as = new URLSearchParams(location.search).get('as') ?? 'user';
let apiOrigin = api;

for (const link of document.querySelectorAll('.choice a')) {
  if (link.search === `?as=${as}`) link.setAttribute('aria-current', 'page');
}

if (as === 'customer') {
  const server = `${signIn}/system/auth/TMPRODB88619984-C`;
  setAttributes({
    'authorize-url': `${server}/oauth2/authorize`,
    'token-url': `${server}/oauth2/token`,
    'revoke-url': `${server}/oauth2/revoke`,
    'logout-url': `${server}/connect/logout`,
  });
}

if (as === 'tenant') {
  showTenantForm(document.querySelector('form'));
  document.querySelector('.steps').hidden = true;
  const tenant = readTenant();
  apiOrigin = tenant?.api;
  if (tenant) setAttributes({ ...tenant.attributes, 'revoke-url': '', 'logout-url': '' });
  else hideLogin();
}

const stay = document.querySelector('#stay');
stay.addEventListener('change', () => {
  setAttributes({ 'after-login': stay.checked ? 'stay' : 'return' });
  showTag();
});

const copy = document.querySelector('#copy');
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.querySelector('#tag').textContent);
  copy.textContent = 'Copied';
  setTimeout(() => (copy.textContent = 'Copy'), 2000);
});
// The clipboard, too, is for secure contexts only.
copy.hidden = !navigator.clipboard;

showEvents(login, document.querySelector('#events'));
showResult(login, document.querySelector('#result'), apiOrigin);
showTag();

/** Without a tenant there is nothing to log in to yet. */
function hideLogin() {
  for (const part of document.querySelectorAll('.stage, .check, .below')) part.hidden = true;
}

/** Sets attributes of the tag; an empty value removes one. */
function setAttributes(attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value) login.setAttribute(name, value);
    else login.removeAttribute(name);
  }
}

/** Shows the tag as its author writes it: without what the element sets itself. */
function showTag() {
  const lines = [...login.attributes]
    .filter(({ name }) => name !== 'status')
    .map(({ name, value }) => `\n  ${name}="${value}"`);
  document.querySelector('#tag').textContent = `<egain-login${lines.join('')}\n></egain-login>`;
}
