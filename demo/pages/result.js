import { h } from './h.js';

/**
 * Shows the result of a login: who signed in, the token, how long it lasts, and what the API answers.
 * All of it comes from the element's public API.
 *
 * @param {HTMLElement} login The `<egain-login>` element.
 * @param {HTMLElement} place
 * @param {() => string} findApi Gives the origin of the API; without one it is not called.
 */
export async function showResult(login, place, findApi) {
  const empty = [...place.childNodes];
  const status = h('p', { class: 'hidden', role: 'status' });
  place.before(status);
  let ticking;
  let shown;

  const clear = (content) => {
    clearInterval(ticking);
    shown = undefined;
    place.replaceChildren(...content);
  };

  const show = (token) => {
    shown = token.access_token;
    const api = findApi();
    const person = h('div', { class: 'person' }, h('p', { class: 'quiet' }, 'Asking the API…'));
    const answer = h('div');
    const { facts, tick } = describeToken(token);
    place.replaceChildren(...(api ? [person] : []), facts, answer);
    clearInterval(ticking);
    tick();
    ticking = setInterval(tick, 500);
    if (api) callApi(login, api).then((result) => showAnswer(result, person, answer, status));
    else status.textContent = 'Signed in.';
  };

  login.addEventListener('token', ({ detail }) => show(detail));
  login.addEventListener('logout', () => {
    clear(empty);
    status.textContent = 'Signed out.';
  });
  login.addEventListener('token-expired', () => {
    clear([h('p', { class: 'bad' }, 'The token has expired.'), ...empty]);
  });
  login.addEventListener('login-error', ({ detail }) => {
    // A failed logout, too, is told so; the token may still be there.
    if (!login.token) clear(describeError(detail));
  });

  await customElements.whenDefined('egain-login');
  // Whatever happened before this script ran: the element still has it.
  if (login.token && login.token.access_token !== shown) show(login.token);
}

function describeError({ code, description, message }) {
  return [
    h('p', { class: 'bad' }, 'The login failed.'),
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, 'Code'),
      h('dd', {}, h('code', {}, code)),
      h('dt', {}, description ? 'The server says' : 'What to do'),
      h('dd', {}, description ?? message),
    ),
  ];
}

/** Lists the parts of a token response. Tokens are secrets: only their beginning is shown. */
function describeToken(token) {
  const left = h('span', { class: 'time' });
  const bar = h('progress', { max: token.expires_in ?? 1, 'aria-label': 'Time left' });
  const rows = [
    ['Access token', mask(token.access_token)],
    ['Refresh token', token.refresh_token ? mask(token.refresh_token) : 'none'],
    ['Scope', h('code', {}, token.scope ?? 'not stated')],
    ['Expires in', ...(token.expiresAt ? [left, bar] : ['not stated'])],
  ];
  const facts = h('dl', { class: 'facts' });
  for (const [name, ...values] of rows) facts.append(h('dt', {}, name), h('dd', {}, ...values));
  const tick = () => {
    const seconds = Math.max(0, Math.round((token.expiresAt - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    bar.value = seconds;
  };
  return { facts, tick };
}

/** @param {string} secret */
export function mask(secret) {
  return h('code', {}, `${secret.slice(0, 6)}… (${secret.length} characters)`);
}

async function callApi(login, api) {
  try {
    const response = await fetch(`${api}/knowledge/portalmgr/v4/portals/user`, {
      headers: {
        Authorization: `Bearer ${await login.getAccessToken()}`,
        'Accept-Language': 'en-US',
      },
    });
    return { status: response.status, ok: response.ok, body: await response.json() };
  } catch (error) {
    return { ok: false, status: error.message, body: {} };
  }
}

function showAnswer({ status, ok, body }, person, place, announcement) {
  const name = ok ? `${body.firstName} ${body.lastName}` : 'Signed in';
  const roles = (body.roles ?? []).map((role) => role.name).join(', ');
  person.replaceChildren(
    h(
      'span',
      { class: 'avatar', 'aria-hidden': 'true' },
      ok ? body.firstName[0] + body.lastName[0] : '✓',
    ),
    h(
      'p',
      {},
      h('b', {}, name),
      h('span', { class: 'quiet' }, [roles, body.id].filter(Boolean).join(' · ')),
    ),
  );
  place.replaceChildren(
    h('h3', {}, 'What the API answers'),
    h(
      'p',
      { class: 'answer' },
      h('code', {}, 'GET /knowledge/portalmgr/v4/portals/user'),
      h('span', { class: ok ? 'good' : 'bad' }, `${status}`),
    ),
    h('pre', { tabindex: '0', 'aria-label': 'Answer' }, JSON.stringify(body, null, 2)),
  );
  announcement.textContent = ok ? `Signed in as ${name}.` : 'Signed in, but the API refused.';
}
