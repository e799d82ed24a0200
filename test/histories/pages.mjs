// The pages of a history: as small as they can be.

/** Where things are: the page with both buttons, the callback page, and two that have no button. */
export const HOME = '/home';
export const CALLBACK = '/callback';
export const ELSEWHERE = '/elsewhere';
export const PLAIN = '/plain';

const SCRIPT = '<script src="/egain-login.min.js" defer></script>';
const CALLBACK_SCRIPT = '<script src="/egain-login.callback.min.js" defer></script>';

/** The scopes tell the two identities apart. */
export const IDENTITIES = ['app read', 'app write'];

/** @param {import('./world.mjs').Options} options */
export function writePages(options, issuer) {
  const { storages, returns, callback, revokes, logsOut, isPrerendered, mode } = options;
  const writeTag = (id, index) =>
    `<egain-login id="${id}" authorize-url="${issuer}/authorize" token-url="${issuer}/token"
      client-id="app" scope="${IDENTITIES[index].split(' ')[1]}" storage="${storages[index]}"
      mode="${mode}" ${returns ? 'after-login="return"' : ''}
      ${revokes ? `revoke-url="${issuer}/revoke"` : ''}
      ${logsOut ? `logout-url="${issuer}/logout"` : ''}
      redirect-uri="${callback ? CALLBACK : HOME}"></egain-login>`;
  const rules = JSON.stringify({ prerender: [{ urls: [HOME], eagerness: 'immediate' }] });
  // An activated page is another target in Chromium, and would be taken for a sign-in window.
  const speculation =
    isPrerendered && mode === 'redirect' ? `<script type="speculationrules">${rules}</script>` : '';
  return {
    [HOME]: write(SCRIPT, writeTag('a', 0) + writeTag('b', 1)),
    [CALLBACK]: write(
      speculation + (callback === 'script' ? CALLBACK_SCRIPT : SCRIPT),
      callback === 'bare' ? '<egain-login id="c"></egain-login>' : '',
    ),
    [ELSEWHERE]: write(SCRIPT, ''),
    [PLAIN]: write('', ''),
  };
}

const write = (head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>A page</title>
  <script>(${prepare})()</script>${head}</head><body>${body}</body></html>`;

/**
 * Runs in each page before all else: sets its clock, and writes down what elements fire. The records
 * are in session storage, so that they are still there when the tab has gone to the next page.
 */
function prepare() {
  const { now } = Date;
  const ownNow = performance.now.bind(performance);
  let offset = 0;
  let isOffline = false;
  let count = 0;
  const kept = [];
  const id = Math.random().toString(36).slice(2);
  window.recorder = { id, loadedAt: 0, setWorld };

  function setWorld(world) {
    const wasOffline = isOffline;
    ({ offset, isOffline } = world);
    if (wasOffline !== isOffline) dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
  }
  // Every page of the history reads its time here, also one that was asleep.
  function readWorld() {
    const [, text] = document.cookie.match(new RegExp(`world${location.port}=([^;]*)`)) ?? [];
    if (text) setWorld(JSON.parse(decodeURIComponent(text)));
  }
  for (const type of ['visibilitychange', 'pageshow']) addEventListener(type, readWorld, true);
  readWorld();
  Date.now = () => now() + offset;
  performance.now = () => ownNow() + offset;
  Object.defineProperty(navigator, 'onLine', { get: () => !isOffline });
  window.recorder.loadedAt = Date.now();

  window.recorder.write = (record) => {
    const whole = { page: id, number: count++, at: Date.now(), ...record };
    kept.push(whole);
    // What a prerendered page stores is lost.
    for (const one of document.prerendering ? [] : kept.splice(0)) {
      const key = `record:${id}:${String(one.number).padStart(6, '0')}`;
      sessionStorage.setItem(key, JSON.stringify(one));
    }
    return whole;
  };
  const instances = new WeakMap();
  const instanceOf = (element) => {
    if (!instances.has(element)) instances.set(element, count);
    return instances.get(element);
  };
  window.recorder.note = (type, element, more) => {
    const identity = `${element.clientId} ${element.scope}`.trim();
    const instance = instanceOf(element);
    return window.recorder.write({ type, element: element.id, instance, identity, ...more });
  };
  for (const type of ['login-start', 'token', 'token-expired', 'login-error', 'logout']) {
    addEventListener(type, ({ target, detail, cause }) => {
      if (type === 'login-start') detail.url.searchParams.set('begun', Date.now());
      const accessToken = type === 'token' ? detail.access_token : undefined;
      const code = type === 'login-error' ? detail.code : undefined;
      window.recorder.note(type, target, { cause, accessToken, code });
    });
  }
}
