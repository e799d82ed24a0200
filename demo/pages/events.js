import { h } from './h.js';

/**
 * Lists the events of a login button as they happen, the newest first.
 *
 * @param {HTMLElement} login
 * @param {HTMLElement} list
 */
export function showEvents(login, list) {
  const none = h('li', { class: 'none' }, 'None yet.');
  list.append(none);
  for (const type of ['login-start', 'token', 'token-expired', 'login-error', 'logout']) {
    login.addEventListener(type, (event) => {
      none.remove();
      list.prepend(
        h(
          'li',
          {},
          h('time', {}, new Date().toLocaleTimeString([], { hour12: false })),
          h('code', {}, type),
          h('span', {}, describe(event)),
        ),
      );
    });
  }
}

function describe(event) {
  switch (event.type) {
    case 'login-start':
      return `to ${event.detail.url.host}`;
    case 'token':
      return {
        login: 'after sign-in',
        restore: 'from storage',
        refresh: 'renewed',
      }[event.cause];
    case 'token-expired':
      return 'it could not be renewed';
    case 'login-error':
      return `${event.detail.code}: ${event.detail.description ?? event.detail.message}`;
    default:
      return 'signed out';
  }
}
