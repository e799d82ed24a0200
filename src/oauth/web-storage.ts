/** Every key that this library writes begins so: the page's own keys are never touched. */
export const KEY_PREFIX = 'egain-login:';

export type StorageArea = 'localStorage' | 'sessionStorage';

/** Writes a value as JSON. Returns whether it is really there: storage can be full or forbidden. */
export function writeStored(area: StorageArea, key: string, value: unknown): boolean {
  return !!attempt(() => {
    globalThis[area].setItem(KEY_PREFIX + key, JSON.stringify(value));
    return true;
  });
}

/** Reads a JSON object. A damaged value is removed and reads as nothing. */
export function readStored(area: StorageArea, key: string): Record<string, unknown> | undefined {
  const text = attempt(() => globalThis[area].getItem(KEY_PREFIX + key));
  const value = text ? parseObject(text) : undefined;
  if (!value && text != null) removeStored(area, key);
  return value;
}

export function removeStored(area: StorageArea, key: string): void {
  attempt(() => globalThis[area].removeItem(KEY_PREFIX + key));
}

/** Lists the keys that begin so, without our prefix. */
export function storedKeys(area: StorageArea, beginning: string): string[] {
  const keys = attempt(() => Object.keys(globalThis[area])) ?? [];
  return keys
    .filter((key) => key.startsWith(KEY_PREFIX + beginning))
    .map((key) => key.slice(KEY_PREFIX.length));
}

/** Removes the records whose key begins so and whose time has passed. */
export function removePast(area: StorageArea, beginning: string, lifetimeMs: number): void {
  for (const key of storedKeys(area, beginning))
    if (ageOf(readStored(area, key)) > lifetimeMs) removeStored(area, key);
}

/**
 * Tells how long ago a record was made, in milliseconds. One from the future means a clock that was set
 * back; nothing lives longer for it.
 */
export function ageOf(record: object | undefined): number {
  const age = Math.abs(Date.now() - Number((record as { at?: unknown } | undefined)?.at));
  return age >= 0 ? age : Infinity;
}

/** Does what may throw, as browsers and sandboxes forbid storage, and returns nothing then. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * Parses a JSON object. It has no prototype, so that a field which another script put on
 * `Object.prototype` is never taken for one of the text's.
 */
export function parseObject(text: string): Record<string, unknown> | undefined {
  const value = attempt(() => JSON.parse(text) as unknown);
  const isObject = value && typeof value === 'object' && !Array.isArray(value);
  return isObject ? { __proto__: null, ...value } : undefined;
}
