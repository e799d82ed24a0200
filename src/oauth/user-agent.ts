/** How long a name stays claimed. Pages that hold a lock for good are kept out of the back/forward cache. */
const CLAIM_MS = 10_000;

/**
 * Claims a name for this page, across all tabs of the origin. Returns a function that gives it up, or
 * `undefined` where another page has it.
 *
 * Storage alone can't decide between tabs: browsers let each process read its own copy for a moment.
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
 * Shows another address for this page, and nothing else: what the page keeps in `history.state` stays.
 */
export function replaceAddress(url: string): void {
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Browsers refuse in sandboxed documents and after too many calls; the login goes on.
  }
}

/**
 * Leaves this page.
 *
 * @param go navigates
 * @param stopped is called where the user or the page stops that, in browsers that tell
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
 * Calls back when the page comes out of the back/forward cache: whoever left for the sign-in page and
 * pressed Back finds the page as it was, in mid-login.
 */
export function onceBack(callback: () => void): void {
  addEventListener('pageshow', onPageShow);
  leaving.add(callback);
}

function onPageShow({ persisted }: PageTransitionEvent): void {
  // Every page is also shown for the first time.
  if (!persisted) return;
  for (const callback of leaving) callback();
  leaving.clear();
}

/** What the browser knows of the page's loading; polyfills and old sandboxes know nothing. */
const navigation = () =>
  performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;

/** Tells the address that was loaded, whatever the page's scripts have made of it since. */
export function loadedAddress(): string {
  return navigation()?.name ?? '';
}

/** Whether the page was come to anew: not loaded again, restored, or gone back to. */
export function isNewlyVisited(): boolean {
  return navigation()?.type === 'navigate';
}

let parsed: Promise<void> | undefined;

/**
 * Resolves when the page's own scripts have had their turn. Their listeners are on by then, also those
 * of a deferred script that stands after ours.
 */
export function whenParsed(): Promise<void> {
  parsed ??= new Promise((resolve) => {
    // "interactive" is said both before and after DOMContentLoaded.
    const isOver =
      document.readyState !== 'loading' && navigation()?.domContentLoadedEventStart !== 0;
    if (isOver || document.readyState === 'complete') resolve();
    else addEventListener('DOMContentLoaded', () => resolve());
  });
  return parsed;
}

/** Closes this window. Returns whether it was: browsers close only what a script has opened. */
export function closeWindow(): boolean {
  close();
  return closed;
}
