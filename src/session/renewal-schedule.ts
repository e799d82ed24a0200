/** Renew this long before expiry, or a fifth of a shorter lifetime. */
const LEAD_MS = 60_000;

/** How long a renewal that comes late (the laptop slept) may go on failing. */
const GRACE_MS = 30_000;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Says when to renew a token: ahead of expiry, and after a failure again with growing pauses until the
 * token is really over. By the page's own clock, which nobody can set.
 */
export class RenewalSchedule {
  #failures = 0;
  #retryAt = 0;
  #giveUpAt = 0;

  /** Forgets what failed: there is a new token, or a new reason to hope. */
  reset(): void {
    this.#failures = this.#retryAt = 0;
  }

  /**
   * Milliseconds until the next renewal is due.
   *
   * @param remaining what the token has left, in ms
   * @param lifetime what it had, in ms
   */
  pause(remaining: number, lifetime = Infinity): number {
    return Math.max(remaining - Math.min(LEAD_MS, lifetime / 5), this.#retryAt - performance.now());
  }

  /** A renewal begins. */
  begin(remaining: number): void {
    if (!this.#failures)
      this.#giveUpAt = performance.now() + (remaining > 0 ? remaining : GRACE_MS);
  }

  /** A renewal failed. Returns whether there will be another. */
  failed(): boolean {
    const now = performance.now();
    if (now >= this.#giveUpAt) return false;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures++, LONGEST_PAUSE_MS);
    this.#retryAt = Math.min(now + pause, this.#giveUpAt);
    return true;
  }
}
