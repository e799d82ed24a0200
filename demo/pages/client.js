import { api } from './demo-config.js';
import { Egain } from './egain-client.js';
import { h } from './h.js';

const login = document.querySelector('egain-login');
const egain = new Egain({
  accessToken: () => login.getAccessToken(),
  serverURL: `${api}/knowledge/portalmgr/v4`,
});

const button = document.querySelector('#ask');
const who = document.querySelector('#who');
const calls = document.querySelector('#calls');

async function ask() {
  try {
    const user = await egain.portal.userdetails.getUserDetails({ acceptLanguage: 'en-US' });
    who.textContent = `${user.firstName} ${user.lastName} (${user.id})`;
    note('answered');
  } catch (error) {
    note(error.message);
  }
}

function note(outcome) {
  const time = new Date().toLocaleTimeString([], { hour12: false });
  const path = h('code', {}, 'GET /portals/user');
  calls.querySelector('.none')?.remove();
  calls.prepend(h('li', {}, h('time', {}, time), path, h('span', {}, outcome)));
}

function showLogin() {
  button.disabled = login.status !== 'signed-in';
  if (button.disabled) who.textContent = 'Nobody is signed in.';
}

button.addEventListener('click', ask);
for (const type of ['token', 'token-expired', 'logout']) login.addEventListener(type, showLogin);
login.addEventListener('token', ({ cause }) => cause === 'refresh' || ask());
