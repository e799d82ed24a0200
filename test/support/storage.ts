/** Fills a storage to its last byte. */
export function fill(storage: Storage): void {
  for (let length = 2 ** 22; length >= 1; length /= 2) {
    try {
      for (let i = 0; ; i++) storage.setItem(`filling-${length}-${i}`, 'x'.repeat(length));
    } catch {
      // No more of this length.
    }
  }
}

/** Returns everything that is stored, as one text. */
export function storedText(): string {
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
}
