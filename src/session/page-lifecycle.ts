import { KEY_PREFIX } from '../oauth/web-storage.js';

/** What wants to be told of the page's life: one set of listeners and one timer serve them all. */
export interface PageObserver {
  /** Does what is due, and returns the milliseconds until something is: more than 0 if it is to come. */
  tick(): number;
  /** The page is looked at, online or out of the back/forward cache again: time may have passed. */
  wake(): void;
  /** Another tab of the origin has changed something of ours in local storage. */
  storageChanged(isCleared: boolean): void;
}

/** The longest pause that `setTimeout` can do. */
const MAX_PAUSE_MS = 2 ** 31 - 1;

const WAKING_EVENTS = ['visibilitychange', 'online', 'pageshow'];

const observers = new Set<PageObserver>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Adds an observer. Listeners stand on the page only while there is one. */
export function observePage(observer: PageObserver): void {
  if (!observers.size) listen('addEventListener');
  observers.add(observer);
  plan();
}

export function unobservePage(observer: PageObserver): void {
  if (observers.delete(observer) && !observers.size) listen('removeEventListener');
  plan();
}

/** Sets the one timer anew, to whatever is due first. */
export function plan(): void {
  const pauses = [...observers].map((observer) => observer.tick());
  const pause = Math.min(...pauses.filter((ms) => ms > 0), Infinity);
  // Only now: what was done may have planned, too.
  clearTimeout(timer);
  if (pause < Infinity) timer = setTimeout(plan, Math.min(pause, MAX_PAUSE_MS));
}

/** Whether nobody looks at the page now. */
export function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}

/** Whether the user may never see this page: the browser has loaded it ahead. */
export function isPrerendering(): boolean {
  return !!(document as { prerendering?: boolean }).prerendering;
}

/** Resolves when the user sees this page: at once, unless it is prerendered. */
export function whenActivated(): Promise<void> {
  if (!isPrerendering()) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true });
  });
}

function listen(change: 'addEventListener' | 'removeEventListener'): void {
  for (const type of WAKING_EVENTS) window[change](type, onWake);
  window[change]('storage', onStorage as EventListener);
  // A prerendered page gets its tab's session storage only with this event.
  document[change]('prerenderingchange', onWake);
}

function onWake(): void {
  if (isHidden()) return;
  for (const observer of [...observers]) observer.wake();
  plan();
}

function onStorage({ key }: StorageEvent): void {
  if (key !== null && !key.startsWith(KEY_PREFIX)) return;
  for (const observer of [...observers]) observer.storageChanged(key === null);
  plan();
}
