import { listen, readDocument, unlisten } from '../oauth/user-agent.js';
import { KEY_PREFIX } from '../oauth/web-storage.js';

/** Observes the life of the page. One set of listeners and one timer serve all observers. */
export interface PageObserver {
  /** Does what is due. Returns the milliseconds until something is due next; 0 or less is ignored. */
  tick(): number;
  /** The page is visible, online, or out of the back/forward cache again: time may have passed. */
  wake(): void;
  /** Another tab of the origin has changed one of our entries in local storage. */
  storageChanged(isCleared: boolean): void;
}

/** The longest pause that `setTimeout` supports. */
const MAX_PAUSE_MS = 2 ** 31 - 1;

const WAKING_EVENTS = ['visibilitychange', 'online', 'pageshow'];

const observers = new Set<PageObserver>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Adds an observer. The page has listeners only while there is one. */
export function observePage(observer: PageObserver): void {
  if (!observers.size) changeListeners(listen);
  observers.add(observer);
  plan();
}

export function unobservePage(observer: PageObserver): void {
  if (observers.delete(observer) && !observers.size) changeListeners(unlisten);
  plan();
}

/** Resets the timer to what is due first. */
export function plan(): void {
  const pauses = [...observers].map((observer) => observer.tick());
  const pause = Math.min(...pauses.filter((ms) => ms > 0), Infinity);
  // Only now: an observer may have called this function, too.
  clearTimeout(timer);
  if (pause < Infinity) timer = setTimeout(plan, Math.min(pause, MAX_PAUSE_MS));
}

/** Whether the page is hidden. */
export function isHidden(): boolean {
  return readDocument('visibilityState') === 'hidden';
}

/** Whether the browser has loaded this page in advance, and the user may never see it. */
export function isPrerendering(): boolean {
  return !!readDocument('prerendering' as keyof Document);
}

/** Resolves when the user sees this page: at once, unless it is prerendered. */
export function whenActivated(): Promise<void> {
  if (!isPrerendering()) return Promise.resolve();
  return new Promise((resolve) => {
    listen(document, 'prerenderingchange', () => resolve(), { once: true });
  });
}

/** Resolves when the page is visible: at once, unless it is in another tab's shadow. */
export function whenVisible(): Promise<void> {
  if (!isHidden()) return Promise.resolve();
  return new Promise((resolve) => {
    listen(document, 'visibilitychange', () => resolve(), { once: true });
  });
}

function changeListeners(change: typeof listen): void {
  for (const type of WAKING_EVENTS) change(window, type, onWake);
  change(window, 'storage', onStorage);
  // A prerendered page gets its tab's session storage only at this event.
  change(document, 'prerenderingchange', onWake);
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
