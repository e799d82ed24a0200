/** What wants to be told of the page's life: one set of listeners and one timer serve them all. */
export interface PageObserver {
  /** Does what is due, and returns the milliseconds until something is: more than 0 if it is to come. */
  tick(): number;
  /** The page is looked at, online or out of the back/forward cache again: time may have passed. */
  wake(): void;
  /** Whether another tab can change anything for it: by a logout, or by a login that is stored for all. */
  hearsTabs(): boolean;
  /** Another tab of the origin changed local storage. */
  storageChanged(event: StorageEvent): void;
}

/** The longest pause that `setTimeout` can do. */
const MAX_PAUSE_MS = 2 ** 31 - 1;

const WAKING_EVENTS = ['visibilitychange', 'online', 'pageshow'];

const observers = new Set<PageObserver>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Adds an observer. Listeners stand on the page only while there is one. */
export function observePage(observer: PageObserver): void {
  if (!observers.size) listen(addEventListener);
  observers.add(observer);
  plan();
}

export function unobservePage(observer: PageObserver): void {
  if (observers.delete(observer) && !observers.size) {
    listen(removeEventListener);
    removeEventListener('storage', onStorage);
  }
  plan();
}

/** Sets the one timer anew, to whatever is due first. */
export function plan(): void {
  // To listen for it makes the browser open its storage, which takes milliseconds: not on every page.
  if ([...observers].some((observer) => observer.hearsTabs()))
    addEventListener('storage', onStorage);
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

function listen(change: typeof addEventListener): void {
  for (const type of WAKING_EVENTS) change(type, onWake);
}

function onWake(): void {
  if (isHidden()) return;
  for (const observer of [...observers]) observer.wake();
  plan();
}

function onStorage(event: StorageEvent): void {
  for (const observer of [...observers]) observer.storageChanged(event);
  plan();
}
