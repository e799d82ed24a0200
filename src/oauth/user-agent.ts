/**
 * Reads a member of the document. A named element, such as `<img name="readyState">`, hides the
 * document's own: anyone who may write harmless markup could put one on the page.
 */
export function readDocument<K extends keyof Document>(name: K): Document[K] {
  return Reflect.get(Document.prototype, name, document);
}

/** Adds a listener to the window or the document, whose methods named elements can hide. */
export function listen(
  target: Window | Document,
  type: string,
  listener: (event: never) => void,
  options?: AddEventListenerOptions,
): void {
  EventTarget.prototype.addEventListener.call(target, type, listener as EventListener, options);
}

/** Removes a listener that {@link listen} has added. */
export function unlisten(
  target: Window | Document,
  type: string,
  listener: (event: never) => void,
  options?: EventListenerOptions,
): void {
  EventTarget.prototype.removeEventListener.call(target, type, listener as EventListener, options);
}

/** How long a name stays claimed. Pages that hold a lock forever are excluded from the back/forward cache. */
const CLAIM_MS = 10_000;

/**
 * Claims a name for this page, across all tabs of the origin. Returns a function that releases it, or
 * `undefined` if another page has it.
 *
 * Storage alone can't decide between tabs: for a moment, each process may read its own copy.
 */
export function claim(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      lock
        ? new Promise<void>((release) => {
            setTimeout(release, CLAIM_MS);
            resolve(release);
          })
        : resolve(undefined);
    // Pages that are not secure contexts have no locks; opaque origins refuse them.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return resolve(() => {});
    locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(() => {}));
  });
}

/**
 * Changes the address of this page and nothing else: its `history.state` stays.
 */
export function replaceAddress(url: string): void {
  if (url === location.href) return;
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Browsers refuse it in sandboxed documents and after too many calls. The login continues.
  }
}

/**
 * Goes to another fragment of this page as a link would: a router hears of it, and an anchor is scrolled
 * to. Nothing is loaded anew, so a token in memory stays.
 */
export function replaceFragment(url: string): void {
  if (url === location.href) return;
  const hasFragment = url.includes('#');
  location.replace(hasFragment ? url : `${url}#`);
  if (!hasFragment) replaceAddress(url);
}

/**
 * Leaves this page.
 *
 * @param go navigates
 * @param stopped is called if the user or the page stops that, in browsers that report it
 */
export function leave(go: () => void, stopped: () => void): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  const watch = (event: Event) =>
    (event as Event & { signal: AbortSignal }).signal.addEventListener('abort', stopped);
  navigation?.addEventListener('navigate', watch);
  go();
  navigation?.removeEventListener('navigate', watch);
}

const leaving = new Set<() => void>();

/**
 * Calls back when the page comes out of the back/forward cache: a user who left for the sign-in page and
 * pressed Back finds the page as it was, with the login under way.
 */
export function onceBack(callback: () => void): void {
  listen(window, 'pageshow', onPageShow);
  leaving.add(callback);
}

function onPageShow({ persisted }: PageTransitionEvent): void {
  // The event also fires when a page is first shown.
  if (!persisted) return;
  for (const callback of leaving) callback();
  leaving.clear();
}

/** How the page was loaded. Hardened browsers do not say, and jsdom does not know. */
const navigation = () =>
  (performance as Partial<Performance>).getEntriesByType?.('navigation')[0] as
    PerformanceNavigationTiming | undefined;

/** Returns the address that was loaded, even if scripts have changed it since. */
export function loadedAddress(): string {
  return navigation()?.name ?? '';
}

/** Whether the user came to the page by Back or Forward, or the browser has restored it. */
export function isReachedByHistory(): boolean {
  return navigation()?.type === 'back_forward';
}

/** Whether the user came to the page by a new navigation: not by a reload, a restore, or Back. */
export function isNewlyVisited(): boolean {
  return navigation()?.type === 'navigate';
}

let parsed: Promise<void> | undefined;

/**
 * Resolves when the page's own scripts have run. By then their listeners are added, even those of a
 * deferred script that comes after ours.
 */
export function whenParsed(): Promise<void> {
  parsed ??= new Promise((resolve) => {
    // The state is "interactive" both before and after DOMContentLoaded.
    const state = readDocument('readyState');
    const isOver = state !== 'loading' && !!navigation()?.domContentLoadedEventStart;
    if (isOver || state === 'complete') return resolve();
    // The second for browsers that do not say whether the first is over.
    for (const type of ['DOMContentLoaded', 'load']) listen(window, type, () => resolve());
  });
  return parsed;
}

/** Closes this window. Returns whether that worked: browsers close only windows that a script opened. */
export function closeWindow(): boolean {
  close();
  return window.closed;
}
