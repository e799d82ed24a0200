import { type StorageArea } from '../../src/oauth/web-storage.js';

/** Fills a storage area to the last character: nothing more can be written. */
export function fillStorage(area: StorageArea): void {
  for (let length = 2 ** 22, index = 0; length >= 1; index++) {
    try {
      globalThis[area].setItem(`filler-${index}`, 'x'.repeat(length));
    } catch {
      length = Math.floor(length / 2);
    }
  }
}
