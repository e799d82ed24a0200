import type { Action } from './login-status.js';

/** Nobody reads a new label and presses the button in less. */
const REACTION_MS = 300;

/** Keeps a press that was meant for the last label from doing what the new one says. */
export class PressGuard {
  #action: Action;
  /** The last action that would have begun or ended a login. */
  #past: Action | undefined;
  #pastUntil = 0;

  constructor(action: Action) {
    this.#action = action;
  }

  /** The button does something else from now on. */
  follow(action: Action): void {
    if (action === this.#action) return;
    if (this.#action === 'sign-in' || this.#action === 'sign-out') {
      this.#past = this.#action;
      this.#pastUntil = performance.now();
    }
    this.#action = action;
  }

  /** Whether a press is meant: not the second half of a double click, and not for the last label. */
  allows({ detail: clicks }: UIEvent): boolean {
    const isPast = !this.#past || performance.now() - this.#pastUntil >= REACTION_MS;
    return clicks < 2 && (isPast || this.#action === this.#past);
  }
}
