/*
 * A page's `function Map() {}` takes the place of the browser's own, and a login would stop halfway. So
 * the script stops here, and says why. A polyfill is no problem: it has the same members.
 */
const REQUIRED = {
  // Some libraries add to Object.prototype.
  __proto__: null,
  Array: 'isArray',
  CustomEvent: 'preventDefault',
  DataView: 'getUint32',
  Date: 'now',
  Document: 'querySelector',
  Element: 'matches',
  EventTarget: 'addEventListener',
  HTMLElement: 'click',
  JSON: 'parse',
  Map: 'get',
  Math: 'min',
  Number: 'isFinite',
  Object: 'keys',
  Promise: 'then',
  Reflect: 'get',
  RegExp: 'exec',
  Set: 'add',
  String: 'fromCharCode',
  Symbol: 'iterator',
  URL: 'toJSON',
  URLSearchParams: 'getAll',
  Uint8Array: 'from',
  WeakMap: 'get',
  crypto: 'getRandomValues',
  customElements: 'define',
  globalThis: 'document',
  history: 'replaceState',
  navigator: 'languages',
  performance: 'now',
  self: 'document',
} as unknown as Record<string, string>;

type Native = Record<string, unknown> & { prototype?: Record<string, unknown> };

function requireNatives(natives: Record<string, Native | undefined>): void {
  for (const name in REQUIRED) {
    const member = REQUIRED[name]!;
    const native = natives[name];
    if (native?.[member] ?? native?.prototype?.[member]) continue;
    // No login can be finished here, and its code must not stay in the address.
    if (/\bstate=eg[lp]-/.test(location.href)) location.replace(location.pathname);
    const text = `a script of this page has replaced ${name}. Rename its variable or function.`;
    throw new Error(`<egain-login>: ${text}`);
  }
}

if (typeof window !== 'undefined')
  requireNatives(window as unknown as Record<string, Native | undefined>);
