import type { Action } from './login-status.js';

/** The least time in which somebody reads a new label and presses the button. */
const REACTION_MS = 300;

/** Ignores a press that was meant for the previous label, so that it does not do what the new one says. */
export class PressGuard {
  #action: Action;
  /** The previous action, if it was to begin or end a login. */
  #past: Action | undefined;
  #pastUntil = 0;

  constructor(action: Action) {
    this.#action = action;
  }

  /** The button has another action from now on. */
  follow(action: Action): void {
    if (action === this.#action) return;
    if (this.#action === 'sign-in' || this.#action === 'sign-out') {
      this.#past = this.#action;
      this.#pastUntil = performance.now();
    }
    this.#action = action;
  }

  /** Whether a press counts: not the second half of a double click, and not one for the previous label. */
  allows({ detail: clicks }: UIEvent): boolean {
    const isPast = !this.#past || performance.now() - this.#pastUntil >= REACTION_MS;
    return clicks < 2 && (isPast || this.#action === this.#past);
  }
}
