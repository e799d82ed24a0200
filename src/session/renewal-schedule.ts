/** Renew this long before expiry, or a fifth of the lifetime if that is shorter. */
const LEAD_MS = 60_000;

/** How long a late renewal (the laptop was asleep) is tried again. */
const GRACE_MS = 30_000;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Says when to renew a token: before it expires, and after a failure again, with growing pauses, until
 * the token has expired. Uses the page's own clock, which nobody can set.
 */
export class RenewalSchedule {
  #failures = 0;
  #retryAt = 0;
  #giveUpAt = 0;

  /** Forgets failures: there is a new token, or a new reason to try. */
  reset(): void {
    this.#failures = this.#retryAt = 0;
  }

  /**
   * Returns the milliseconds until the next renewal is due.
   *
   * @param remaining the remaining lifetime of the token, in ms
   * @param lifetime its whole lifetime, in ms
   */
  pause(remaining: number, lifetime = Infinity): number {
    return Math.max(remaining - Math.min(LEAD_MS, lifetime / 5), this.#retryAt - performance.now());
  }

  /** A renewal begins. */
  begin(remaining: number): void {
    if (!this.#failures)
      this.#giveUpAt = performance.now() + (remaining > 0 ? remaining : GRACE_MS);
  }

  /** A renewal failed. Returns whether to try again. */
  failed(): boolean {
    const now = performance.now();
    if (now >= this.#giveUpAt) return false;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures++, LONGEST_PAUSE_MS);
    this.#retryAt = Math.min(now + pause, this.#giveUpAt);
    return true;
  }
}
