import { TokenEvent } from './events.js';
import type { TokenResponse } from './oauth/token-request.js';
import { whenParsed } from './oauth/user-agent.js';
import type { TokenCause } from './session/session-listener.js';

/** Fires an element's `token` event: once a token, and when the page's own scripts have had their turn to listen. */
export class TokenAnnouncer {
  readonly #host: HTMLElement;
  readonly #currentToken: () => TokenResponse | null;
  #announced: TokenResponse | undefined;
  /** Why there is a token that is still to be announced. */
  #cause: TokenCause | undefined;

  constructor(host: HTMLElement, currentToken: () => TokenResponse | null) {
    this.#host = host;
    this.#currentToken = currentToken;
  }

  isNews(token: TokenResponse): boolean {
    return token !== this.#announced;
  }

  announce(token: TokenResponse, cause: TokenCause): void {
    this.#announced = token;
    const isPlanned = !!this.#cause;
    // A login that is renewed at once is still the login.
    if (this.#cause !== 'login') this.#cause = cause;
    if (!isPlanned) void whenParsed().then(() => this.#fire());
  }

  /** The element is of another identity now: what was to be announced is not its own. */
  forget(): void {
    this.#announced = this.#cause = undefined;
  }

  #fire(): void {
    const [token, cause] = [this.#currentToken(), this.#cause];
    this.#cause = undefined;
    const event = token && cause && new TokenEvent(token, cause);
    if (event) this.#host.dispatchEvent(event);
  }
}
