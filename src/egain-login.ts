import { ReactiveElement, type PropertyValues } from 'lit';
import { untilArrived } from './arrival-claim.js';
import type { EgainLoginEventMap } from './events.js';
import { LoginController, type LoginStatus } from './login-controller.js';
import { parseMessages, type Messages } from './messages/messages.js';
import type { TokenResponse } from './oauth/token-request.js';
import { buildShadowTree, type ShadowTree } from './shadow-tree.js';
import { showState, showStatus } from './view.js';
import { warmUp } from './warm-up.js';

/** The attributes that say which login it is. */
const IDENTITY = /^(authorizeUrl|clientId|scope|storage|afterLogin)$/;

/**
 * A login button for eGain: OAuth 2.0 authorization code flow with PKCE.
 *
 * @tagname egain-login
 * @attr {string} authorize-url - The Authorization URL of the client application's metadata. Its own query is kept. Required.
 * @attr {string} token-url - The Access Token URL of the metadata. Required.
 * @attr {string} client-id - The client application's ID. Required.
 * @attr {string} scope - Space-separated scopes. Required.
 * @attr {string} redirect-uri - Where the server returns to, to the character as registered; a relative one is resolved against the page. Default: this page without query and fragment.
 * @attr {string} authorize-params - Further parameters of the authorization request, as a query string.
 * @attr {string} issuer - When set, the authorization response must carry this `iss` (RFC 9207).
 * @attr {redirect | popup} mode - Where the user signs in: in this window, or in one of its own. Default: `redirect`, but `popup` where the page is framed or nothing can be stored.
 * @attr {memory | session | local} storage - Where the token is kept: this page only, this tab, every tab of this origin. Default: `memory`.
 * @attr {stay | return} after-login - Stay on the callback page, or return to the page on which the login began. Default: `stay`.
 * @attr {string} logout-url - End-session endpoint that `logout()` visits after the token is forgotten.
 * @attr {string} revoke-url - RFC 7009 endpoint that `logout()` tells first.
 * @attr {boolean} allow-http - Permits login on a page that is no secure context (an intranet over plain http), where others on the network can take it over.
 * @attr {string} lang - The language of the built-in texts. Default: the nearest `lang` around the element, else the browser's.
 * @attr {string} messages - Texts of the page's own, as JSON: `{"signIn": "Log in"}`. The property takes an object.
 * @attr {boolean} disabled - As on `<button>`.
 * @attr {filled | outlined | plain} variant - How much the button stands out. Default: `filled`.
 * @attr {small | medium | large} size - 32, 44 or 56 px high. Default: `medium`.
 * @attr {rounded | pill | square} shape - The corners. Default: `rounded`.
 * @attr {boolean} icon-only - Shows the icon alone; the label is still read out.
 * @attr {string} status - Read-only: `signed-out`, `authorizing`, `exchanging`, `signed-in` or `error`. Also custom states, as `:state(exchanging)`.
 *
 * @fires {LoginStartEvent} login-start - Before the browser leaves or the popup opens; cancelable. `detail.url` may be given further parameters.
 * @fires {TokenEvent} token - A token is there. `detail` is the token response plus `expiresAt` (ms since the epoch); `cause` is `login`, `restore` or `refresh`.
 * @fires {TokenExpiredEvent} token-expired - The access token ran out and could not be renewed.
 * @fires {LoginErrorEvent} login-error - The login failed, at any step. `detail` is a `LoginError`.
 * @fires {LogoutEvent} logout - The token was forgotten.
 *
 * @slot - Label when signed out.
 * @slot icon - Icon before the label.
 * @slot signed-in - Label when signed in.
 * @slot button - A button of the page's own, used in place of ours.
 *
 * @csspart button - The button.
 * @csspart icon - The icon's box.
 * @csspart label - The label.
 * @csspart spinner - Turns while a login is under way.
 * @csspart message - What the user is told when a login failed.
 *
 * @cssprop --egain-login-accent - The one colour: the button's, or in the variants `outlined` and `plain` the label's.
 * @cssprop --egain-login-on-accent - The colour of the label on a filled button.
 * @cssprop --egain-login-focus-color - The colour of the focus ring.
 * @cssprop --egain-login-message-color - The colour of the message.
 * @cssprop --egain-login-font - The button's font, as in the property `font`. Default: the page's.
 * @cssprop --egain-login-font-weight - The weight of the label. Default: 600.
 * @cssprop --egain-login-radius - The radius of the corners.
 * @cssprop --egain-login-height - The least height of the button. Default: 32, 44 or 56 px by `size`.
 * @cssprop --egain-login-padding - The space at both ends of the button.
 * @cssprop --egain-login-gap - The space between icon and label.
 * @cssprop --egain-login-icon-size - The size of icon and spinner. Default: 16, 20 or 24 px by `size`.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see the interface below
export class EgainLoginElement extends ReactiveElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  static override properties = {
    authorizeUrl: { attribute: 'authorize-url' },
    tokenUrl: { attribute: 'token-url' },
    clientId: { attribute: 'client-id' },
    scope: {},
    redirectUri: { attribute: 'redirect-uri' },
    authorizeParams: { attribute: 'authorize-params' },
    issuer: {},
    mode: {},
    storage: {},
    afterLogin: { attribute: 'after-login' },
    logoutUrl: { attribute: 'logout-url' },
    revokeUrl: { attribute: 'revoke-url' },
    allowHttp: { type: Boolean, attribute: 'allow-http' },
    messages: { converter: parseMessages },
    disabled: { type: Boolean, reflect: true },
    variant: { reflect: true },
    size: { reflect: true },
    shape: { reflect: true },
    iconOnly: { type: Boolean, reflect: true, attribute: 'icon-only' },
  };

  declare authorizeUrl: string | null | undefined;
  declare tokenUrl: string | null | undefined;
  declare clientId: string | null | undefined;
  declare scope: string | null | undefined;
  declare redirectUri: string | null | undefined;
  declare authorizeParams: string | null | undefined;
  declare issuer: string | null | undefined;
  declare mode: string | null | undefined;
  declare storage: string | null | undefined;
  declare afterLogin: string | null | undefined;
  declare logoutUrl: string | null | undefined;
  declare revokeUrl: string | null | undefined;
  declare allowHttp: boolean | undefined;
  declare messages: Partial<Messages> | null | undefined;
  declare disabled: boolean | undefined;
  declare variant: string | null | undefined;
  declare size: string | null | undefined;
  declare shape: string | null | undefined;
  declare iconOnly: boolean | undefined;

  #tree: ShadowTree | undefined;
  readonly #login = new LoginController(this, (status) => {
    showStatus(this, status);
    this.requestUpdate();
  });

  /** What the element is at. */
  get status(): LoginStatus {
    return this.#login.status;
  }

  /** The current token response, or `null`. */
  get token(): TokenResponse | null {
    return this.#login.token;
  }

  /**
   * Starts a login. Never rejects: a failure is told by `login-error`. While a login is under way it
   * only brings its popup to the front.
   */
  login(): Promise<void> {
    return this.#login.login();
  }

  /**
   * Signs the user out: tells the server at `revoke-url`, forgets the token in all tabs, and visits
   * `logout-url`. Never rejects: a bad URL is told by `login-error`, and the token is forgotten anyway.
   */
  logout(): Promise<void> {
    return this.#login.logout(this.revokeUrl?.trim(), this.logoutUrl?.trim());
  }

  /**
   * Gets the current token, renewed if it is about to run out. While a login is under way, waits for it.
   *
   * @throws {LoginError} `login_required` when nobody is signed in and no login is under way; else what
   * the login or the renewal failed with
   */
  getToken(): Promise<TokenResponse> {
    return this.#login.getToken();
  }

  /** Gets the access token alone: for API clients that take an async function. Throws as `getToken()`. */
  async getAccessToken(): Promise<string> {
    return (await this.getToken()).access_token;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    this.requestUpdate(); // `lang` is no property of Lit's
  }

  /** The shadow tree comes with the first update: until then, what stands in the tag is seen. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    const asksAnew = [...changed.keys()].some((name) => IDENTITY.test(String(name)));
    if (this.isConnected && asksAnew) this.#login.follow();
    super.update(changed);

    // A token that is on its way is more urgent than a spinner.
    if (!this.#tree && untilArrived) return void untilArrived.then(() => this.requestUpdate());
    this.#tree ??= buildShadowTree(this, EgainLoginElement.#hear);
    showState(this, this.#tree, this.#login);
  }

  /** One function listens for all elements: closures would take memory for each of them. */
  static #hear(this: ShadowRoot, event: Event): void {
    const element = this.host as EgainLoginElement;
    if (event.type === 'slotchange') return element.requestUpdate();
    if (event.type !== 'click') return warmUp(this, element);
    const { buttonSlot, cancel } = element.#tree!;
    const path = event.composedPath();
    if (path.includes(cancel)) element.#login.ended();
    if (!path.includes(buttonSlot)) return; // The text beside the button is no button.
    // A button of the page's own may be a link, or submit a form.
    event.preventDefault();
    if (!element.disabled)
      void (element.status === 'signed-in' ? element.logout() : element.login());
  }
}

/** Lets `addEventListener` know the element's events and their details. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- overloads of an inherited method
export interface EgainLoginElement {
  addEventListener<K extends keyof EgainLoginEventMap>(
    type: K,
    listener: (this: EgainLoginElement, event: EgainLoginEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'egain-login': EgainLoginElement;
  }
}
