import './page.js';

import { h } from './h.js';
import { mask } from './result.js';

const login = document.querySelector('egain-login');
const list = document.querySelector('#tokens');

let last;

login.addEventListener('token', ({ detail }) => add(detail));
await customElements.whenDefined('egain-login');
if (login.token) add(login.token);

function add({ access_token: accessToken }) {
  if (accessToken === last) return;
  last = accessToken;
  list.querySelector('.none')?.remove();
  const now = new Date().toLocaleTimeString([], { hour12: false });
  list.prepend(h('li', {}, h('time', {}, now), mask(accessToken)));
}
