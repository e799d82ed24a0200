import { api, signIn } from './demo-config.js';
import { createCopyButton } from './copy.js';
import { showEvents } from './events.js';
import { showResult } from './result.js';
import { rememberStart } from './start.js';

/*
 * This script comes before the element's, so that the tag has the attributes of the chosen login
 * when the element is defined.
 */
const login = document.querySelector('egain-login');
const as = new URLSearchParams(location.search).get('as') ?? 'user';

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

const stay = document.querySelector('#stay');
stay.addEventListener('change', () => {
  setAttributes({ 'after-login': stay.checked ? 'stay' : 'return' });
  showTag();
});

const tag = document.querySelector('#tag');
tag.previousElementSibling.append(createCopyButton('the tag', tag));

rememberStart(login);
showEvents(login, document.querySelector('#events'));
showResult(login, document.querySelector('#result'), () => api);
showTag();

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
  tag.textContent = `<egain-login${lines.join('')}\n></egain-login>`;
}
