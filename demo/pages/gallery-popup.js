/* Brings buttons to what a login in a popup shows, without a popup. */

/** Stands for the window that a login takes place in. */
const popup = { focus() {}, close() {} };

/** What is opened, while a sample begins its login. */
let opened;

const { open } = window;
// Before the element's script, which takes it once.
window.open = (...request) => (opened === undefined ? open(...request) : opened);

/**
 * Begins a login whose popup is open, or which the browser has blocked. It opens none, and stores
 * nothing: where that can be done, a login that is blocked leaves the page.
 */
export function beginInPopup(sample) {
  const { setItem } = Storage.prototype;
  opened = sample.dataset.state === 'blocked' ? null : popup;
  Storage.prototype.setItem = undefined;
  sample.login();
  opened = undefined;
  Storage.prototype.setItem = setItem;
}

/**
 * Makes this page, before the element's script comes, a popup that a login has come back to, and the
 * page that waits for it, too. The browser keeps this window open.
 */
export function returnInPopup() {
  const state = 'egp-gallery';
  const address = new URL(location.href);
  address.searchParams.set('code', 'made-up');
  address.searchParams.set('state', state);
  history.replaceState(history.state, '', address);
  const line = new BroadcastChannel('egain-login');
  line.addEventListener('message', () => line.postMessage({ 'egain-login': state }), {
    once: true,
  });
  window.close = () => {};
}
