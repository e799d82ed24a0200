import { TokenEvent } from './events.js';
import type { TokenResponse } from './oauth/token-request.js';
import { whenParsed } from './oauth/user-agent.js';
import type { TokenCause } from './session/session-listener.js';

/** Fires an element's `token` event: once per token, after the page's own scripts have run. */
export class TokenAnnouncer {
  readonly #host: HTMLElement;
  readonly #currentToken: () => TokenResponse | null;
  #announced: TokenResponse | undefined;
  /** The cause of the token that is still to be announced. */
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
    // A login whose token is renewed at once is still a login.
    if (this.#cause !== 'login') this.#cause = cause;
    if (!isPlanned) void whenParsed().then(() => this.#fire());
  }

  /** Forgets what was to be announced: the element has another identity now. */
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
