/** Every key that this library writes begins so: the page's own keys are never touched. */
export const KEY_PREFIX = 'egain-login:';

export type StorageArea = 'localStorage' | 'sessionStorage';

/** Writes a value as JSON. Returns whether it is really there: storage can be full or forbidden. */
export function writeStored(area: StorageArea, key: string, value: unknown): boolean {
  try {
    globalThis[area].setItem(KEY_PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Reads a JSON object. A damaged value is removed and reads as nothing. */
export function readStored(area: StorageArea, key: string): Record<string, unknown> | undefined {
  try {
    const text = globalThis[area].getItem(KEY_PREFIX + key);
    const value = text && parseObject(text);
    if (value) return value;
    if (text !== null) removeStored(area, key);
  } catch {
    // Browsers and sandboxes forbid storage by throwing.
  }
  return undefined;
}

export function removeStored(area: StorageArea, key: string): void {
  try {
    globalThis[area].removeItem(KEY_PREFIX + key);
  } catch {
    // What can't be written holds nothing of ours.
  }
}

/** Lists the keys that begin so, without our prefix. */
export function storedKeys(area: StorageArea, beginning: string): string[] {
  try {
    return Object.keys(globalThis[area])
      .filter((key) => key.startsWith(KEY_PREFIX + beginning))
      .map((key) => key.slice(KEY_PREFIX.length));
  } catch {
    return [];
  }
}

/**
 * Parses a JSON object. It has no prototype, so that a field which another script put on
 * `Object.prototype` is never taken for one of the text's.
 */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value))
      return { __proto__: null, ...value };
  } catch {
    // Not JSON.
  }
  return undefined;
}
