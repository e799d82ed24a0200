/** The prefix of every key that this library writes. The page's own keys are never touched. */
export const KEY_PREFIX = 'egain-login:';

export type StorageArea = 'localStorage' | 'sessionStorage';

/** Writes a value as JSON. Returns whether that worked: storage can be full or blocked. */
export function writeStored(area: StorageArea, key: string, value: unknown): boolean {
  return !!attempt(() => {
    globalThis[area].setItem(KEY_PREFIX + key, JSON.stringify(value));
    return true;
  });
}

/** Reads a JSON object. A damaged value is removed, and `undefined` is returned. */
export function readStored(area: StorageArea, key: string): Record<string, unknown> | undefined {
  const text = attempt(() => globalThis[area].getItem(KEY_PREFIX + key));
  const value = text ? parseObject(text) : undefined;
  if (!value && text != null) removeStored(area, key);
  return value;
}

export function removeStored(area: StorageArea, key: string): void {
  attempt(() => globalThis[area].removeItem(KEY_PREFIX + key));
}

/** Lists the keys with that beginning, without our prefix. */
export function storedKeys(area: StorageArea, beginning: string): string[] {
  const keys = attempt(() => Object.keys(globalThis[area])) ?? [];
  return keys
    .filter((key) => key.startsWith(KEY_PREFIX + beginning))
    .map((key) => key.slice(KEY_PREFIX.length));
}

/** Removes the records whose key has that beginning and which are older than the lifetime. */
export function removePast(area: StorageArea, beginning: string, lifetimeMs: number): void {
  for (const key of storedKeys(area, beginning))
    if (ageOf(readStored(area, key)) > lifetimeMs) removeStored(area, key);
}

/**
 * Returns the age of a record in milliseconds. One from the future means that the clock was set back,
 * which must not make it live longer.
 */
export function ageOf(record: object | undefined): number {
  const age = Math.abs(Date.now() - Number((record as { at?: unknown } | undefined)?.at));
  return age >= 0 ? age : Infinity;
}

/** Runs a function that throws if storage is blocked, and returns `undefined` then. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * Parses a JSON object. The result has no prototype, so that a field that another script put on
 * `Object.prototype` is never mistaken for one of the text.
 */
export function parseObject(text: string): Record<string, unknown> | undefined {
  const value = attempt(() => JSON.parse(text) as unknown);
  const isObject = value && typeof value === 'object' && !Array.isArray(value);
  return isObject ? { __proto__: null, ...value } : undefined;
}
