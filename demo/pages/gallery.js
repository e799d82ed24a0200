import { signIn } from './demo-config.js';
import { arabic } from './gallery-ar.js';
import { beginInPopup, returnInPopup } from './gallery-popup.js';
import { h } from './h.js';

const LANGUAGES = 'en ar cs da de es fi fr he hi it ja ko nb nl pl pt sv tr zh zh-Hant'.split(' ');
const RIGHT_TO_LEFT = ['ar', 'he'];

const server = `${signIn}/system/auth/TMPRODB88619984-U/oauth2`;

if (new URLSearchParams(location.search).get('lang') === 'ar') turnArabic();
document.querySelector('.languages').append(...LANGUAGES.map(createTile));
for (const [number, sample] of document.querySelectorAll('egain-login').entries()) {
  // A bare one shows what has come back to its page.
  if (sample.dataset.state !== 'done') configure(sample, number);
}
returnInPopup();
// Not by a tag: WebKit may run that one first.
await import('/dist/egain-login.intl.min.js');
await untilLoaded();
for (const sample of document.querySelectorAll('[data-state=busy]')) keepBusy(sample);
for (const sample of document.querySelectorAll('[data-state=error]')) sample.login();
for (const sample of document.querySelectorAll('[data-state=popup], [data-state=blocked]')) {
  beginInPopup(sample);
}

/** Until then each button may be the one that what has come back is for. */
async function untilLoaded() {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve));
  }
  await new Promise((resolve) => setTimeout(resolve));
}

/** Shows the page in Arabic, from right to left. */
function turnArabic() {
  document.documentElement.lang = 'ar';
  document.documentElement.dir = 'rtl';
  document.title = `${arabic.gallery} · egain-login`;
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = arabic[element.dataset.words];
  }
  const link = document.querySelector('#other-language');
  Object.assign(link, { href: '?', lang: 'en', dir: 'ltr', textContent: 'This page in English' });
}

/** Creates a language's place in the list. */
function createTile(lang) {
  const word = new Intl.DisplayNames([lang], { type: 'language' }).of(lang);
  // Browsers differ in which of these words they begin with a capital letter.
  const name = word.replace(/^./u, (letter) => letter.toLocaleUpperCase(lang));
  // Two columns of them fit on a phone.
  const size = matchMedia('(max-width: 34rem)').matches && 'small';
  return h(
    'li',
    { lang, dir: RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr' },
    h('h3', {}, name, ' ', h('code', {}, lang)),
    h('egain-login', { size }),
    h('egain-login', { size, 'data-state': 'signed-in' }),
  );
}

/** Gives a button a login of its own, so that what happens to one happens to no other. */
function configure(sample, number) {
  const { state } = sample.dataset;
  // A busy one leaves for an address that answers "no content": the browser stays where it is.
  const authorize = state === 'busy' ? `${location.origin}/no-content` : `${server}/authorize`;
  const attributes = {
    'authorize-url': `${authorize}?sample=${number}`,
    'token-url': `${server}/token`,
    'client-id': '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60',
    scope: 'knowledge.portalmgr.read openid',
    'redirect-uri': '/callback.html',
    'after-login': 'return',
    storage: state === 'signed-in' ? 'session' : 'memory',
  };
  if (state === 'popup' || state === 'blocked') attributes.mode = 'popup';
  // What is missing is what a login fails with.
  if (state === 'error') delete attributes['token-url'];
  for (const [name, value] of Object.entries(attributes)) sample.setAttribute(name, value);
  if (state === 'signed-in') leaveToken(attributes);
}

/** Leaves a token in storage, as a login in this tab would have. Its name has the scopes in order. */
function leaveToken({ 'authorize-url': url, 'client-id': client, scope, 'token-url': tokenUrl }) {
  const token = {
    id: 'gallery',
    response: { access_token: 'made-up', token_type: 'Bearer' },
    tokenUrl,
    receivedAt: Date.now(),
  };
  const key = `egain-login:token:${[url, client, scope].join('\n')}`;
  sessionStorage.setItem(key, JSON.stringify(token));
}

/**
 * Begins a login that never leaves the page, and hides that from the element. It gives up after a while;
 * then once more.
 */
function keepBusy(sample) {
  Object.defineProperty(window, 'navigation', { value: undefined, configurable: true });
  sample.addEventListener('login-error', () => sample.login());
  sample.login();
}
