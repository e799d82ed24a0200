import { aTimeout } from '@open-wc/testing';

/** Waits until something is there, and returns it. How long that takes is the machine's affair. */
export async function until<T>(
  find: () => T | Promise<T>,
  what: string,
): Promise<Exclude<NonNullable<T>, false | 0>> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = await find();
    if (found) return found as Exclude<NonNullable<T>, false | 0>;
    await aTimeout(10);
  }
  throw new Error(`It never came to this: ${what}.`);
}
