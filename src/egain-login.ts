import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type TemplateResult,
  type PropertyValues,
} from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { AutoLogin, parseAutoLogin } from './auto-login.js';
import { styles } from './egain-login.styles.js';
import type { EgainLoginEventMap } from './events.js';
import { iconStyles } from './icon.styles.js';
import { LoginController } from './login-controller.js';
import type { LoginStatus, LoginView } from './login-status.js';
import { messageStyles } from './message.styles.js';
import { textsOf } from './messages/languages.js';
import { parseMessages, type Messages } from './messages/messages.js';
import type { TokenResponse } from './oauth/token-request.js';
import { descriptionOf, driveButton, hasLabel } from './page-content.js';
import { placeMessage } from './place-message.js';
import { PressGuard } from './press-guard.js';
import { warmUp } from './warm-up.js';

/** What the page says of the button to screen readers; it is the button inside that they read. */
const NAMING = ['aria-label', 'aria-describedby'];

/**
 * A login button for eGain: OAuth 2.0 authorization code flow with PKCE.
 *
 * @tagname egain-login
 *
 * @fires {LoginStartEvent} login-start - Before the browser leaves or the popup opens; cancelable. A listener may add parameters to `detail.url`.
 * @fires {TokenEvent} token - A token is available. `detail` is the token response plus `expiresAt` (ms since the epoch); `cause` is `login`, `restore` or `refresh`.
 * @fires {TokenExpiredEvent} token-expired - The access token expired and could not be renewed.
 * @fires {LoginErrorEvent} login-error - The login failed, at any step. `detail` is a `LoginError`.
 * @fires {LogoutEvent} logout - The token was forgotten.
 *
 * @slot - The label when signed out.
 * @slot icon - The icon before the label.
 * @slot signed-in - The label when signed in.
 * @slot button - Your own button, in place of the built-in one.
 *
 * @csspart button - The button.
 * @csspart icon - The box around the icon.
 * @csspart label - The label.
 * @csspart spinner - The spinner, shown while a login is in progress.
 * @csspart message - The message to the user, such as after a failed login.
 *
 * @cssprop --egain-login-accent - The main color: of the button or, with the variants `outlined` and `plain`, of the label.
 * @cssprop --egain-login-on-accent - The color of the label on a filled button.
 * @cssprop --egain-login-focus-color - The color of the focus ring.
 * @cssprop --egain-login-message-color - The color of the error message.
 * @cssprop --egain-login-font - The button's font, as in the property `font`. Default: the page's.
 * @cssprop --egain-login-font-weight - The weight of the label. Default: 600.
 * @cssprop --egain-login-radius - The radius of the corners.
 * @cssprop --egain-login-height - The minimum height of the button. Default: 32, 44 or 56 px by `size`.
 * @cssprop --egain-login-padding - The space at both ends of the button.
 * @cssprop --egain-login-gap - The space between icon and label.
 * @cssprop --egain-login-icon-size - The size of icon and spinner. Default: 16, 20 or 24 px by `size`.
 *
 * @attr {string} lang - The language of the built-in texts. Default: the nearest `lang` around the element, or else the browser's.
 * @attr {string} status - Read-only: `signed-out`, `authorizing`, `exchanging`, `signed-in` or `error`. Also custom states, as `:state(exchanging)`.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see the interface below
export class EgainLoginElement extends LitElement {
  // Getters: with static fields, compilers turn private members into WeakMaps for Safari 15.
  static override get styles(): CSSResultGroup {
    return [styles, iconStyles, messageStyles];
  }

  static override get shadowRootOptions(): ShadowRootInit {
    return { ...LitElement.shadowRootOptions, delegatesFocus: true };
  }

  /** The Authorization URL of the client application's metadata. Its own query is kept. Required. */
  @property({ attribute: 'authorize-url', useDefault: true }) authorizeUrl = '';

  /** The Access Token URL of the metadata. Required. */
  @property({ attribute: 'token-url', useDefault: true }) tokenUrl = '';

  /** The client application's ID. Required. */
  @property({ attribute: 'client-id', useDefault: true }) clientId = '';

  /** Space-separated scopes, in any order. Required. */
  @property({ useDefault: true }) scope = '';

  /**
   * Where the server returns to. It must match a registered redirect URI exactly; a relative one is
   * resolved against the page. Default: this page without query and fragment.
   */
  @property({ attribute: 'redirect-uri', useDefault: true }) redirectUri = '';

  /** Further parameters of the authorization request, as a query string. */
  @property({ attribute: 'authorize-params', useDefault: true }) authorizeParams = '';

  /** When set, the authorization response must carry this `iss` (RFC 9207). */
  @property({ useDefault: true }) issuer = '';

  /**
   * Where the user signs in: in this window or in a popup. Default: `redirect`, but `popup` if the page
   * is framed or the browser can't store anything.
   */
  @property() mode?: 'redirect' | 'popup' | null | undefined;

  /** Where the token is kept: only on this page, in this tab, or in every tab of this origin. */
  @property({ useDefault: true }) storage: 'memory' | 'session' | 'local' = 'memory';

  /**
   * Stay on the callback page, or return to the page on which the login began, whether it succeeded or
   * failed.
   */
  @property({ attribute: 'after-login', useDefault: true }) afterLogin: 'stay' | 'return' = 'stay';

  /**
   * Signs people in without a click: once the page is visible and nobody is signed in, a login begins by
   * redirect, and comes back to the page. `silent`: only if the server doesn't have to ask anything.
   */
  @property({ attribute: 'auto-login', converter: parseAutoLogin }) autoLogin: boolean | 'silent' =
    false;

  /** The end-session endpoint that `logout()` visits after the token is forgotten. */
  @property({ attribute: 'logout-url', useDefault: true }) logoutUrl = '';

  /** The RFC 7009 endpoint that `logout()` notifies first. */
  @property({ attribute: 'revoke-url', useDefault: true }) revokeUrl = '';

  /**
   * Permits a login on a page that is not a secure context, such as an intranet over plain http. Anyone
   * on the network can take it over.
   */
  @property({ type: Boolean, attribute: 'allow-http' }) allowHttp = false;

  /** Your own texts, as JSON: `{"signIn": "Log in"}`. The property takes an object. */
  @property({ converter: parseMessages }) messages?: Partial<Messages> | null | undefined;

  /** Disables the button, as on `<button>`. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** How much the button stands out. */
  @property({ reflect: true, useDefault: true }) variant: 'filled' | 'outlined' | 'plain' =
    'filled';

  /** The height: 32, 44 or 56 px. */
  @property({ reflect: true, useDefault: true }) size: 'small' | 'medium' | 'large' = 'medium';

  /** The shape of the corners. */
  @property({ reflect: true, useDefault: true }) shape: 'rounded' | 'pill' | 'square' = 'rounded';

  /** Shows only the icon. Screen readers still read the label. */
  @property({ type: Boolean, reflect: true, attribute: 'icon-only' }) iconOnly = false;

  readonly #login = new LoginController(this, (view) => this.#reflectStatus(view));
  #texts!: ReturnType<typeof textsOf>;
  #guard: PressGuard | undefined;
  #internals: ElementInternals | undefined;

  constructor() {
    super();
    new AutoLogin(this, this.#login);
    for (const type of ['pointerover', 'focusin'])
      this.addEventListener(type, () => warmUp(this.renderRoot, this), { once: true });
  }

  static override get observedAttributes(): string[] {
    // Not a Lit property: it would hide the platform's own `lang`.
    return [...super.observedAttributes, 'lang', ...NAMING];
  }

  /** The current state of the login. */
  get status(): LoginStatus {
    return this.#login.view.status;
  }

  /** The current token response, or `null`. */
  get token(): TokenResponse | null {
    return this.#login.token;
  }

  /**
   * Starts a login. Never rejects: a failure is reported by `login-error`. While a login is under way,
   * only brings its popup to the front.
   */
  login(): Promise<void> {
    return this.#login.login();
  }

  /**
   * Signs the user out: notifies the server at `revoke-url`, forgets the token in all tabs, and visits
   * `logout-url`. Never rejects: a wrong URL is reported by `login-error`, and the token is forgotten
   * anyway.
   */
  logout(): Promise<void> {
    return this.#login.logout();
  }

  /**
   * Gets the current token, renewed if it is about to expire. While a login is under way, waits for it.
   * With `{ renew: true }`, renews the token now, for an API that has answered 401: once, however many ask.
   *
   * @throws {LoginError} `login_required` when nobody is signed in and no login is under way; otherwise
   * what the login or the renewal failed with
   */
  getToken(options?: { renew?: boolean }): Promise<TokenResponse> {
    return this.#login.getToken(options);
  }

  /** Gets the access token alone, for API clients that take an async function. Options and errors as of `getToken()`. */
  async getAccessToken(options?: { renew?: boolean }): Promise<string> {
    return (await this.getToken(options)).access_token;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The label that is shown first has no other behind it.
    this.#guard = new PressGuard(this.#login.view.action);
  }

  /** A page may move the element into a frame or a window. Style sheets stay behind, so it needs new ones. */
  adoptedCallback(): void {
    const view = this.ownerDocument.defaultView as typeof globalThis | null;
    // Without this feature, Lit uses style elements, which move along.
    /* eslint-disable baseline-js/use-baseline -- see above */
    if (!view || !this.shadowRoot?.adoptedStyleSheets) return;
    this.shadowRoot.adoptedStyleSheets = EgainLoginElement.elementStyles.map((style) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync((style as { cssText: string }).cssText);
      return sheet;
    });
    /* eslint-enable baseline-js/use-baseline */
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    try {
      return super.createRenderRoot();
    } catch {
      // The element is in another document already, which refuses this one's style sheets.
      this.adoptedCallback();
      return this.shadowRoot!;
    }
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' || NAMING.includes(name)) this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected) this.#login.follow();
    if (changed.has('storage')) this.#login.restore();
    this.#texts = textsOf(this);
    this.#keepFocus();
  }

  protected override render(): TemplateResult {
    return html`
      <slot
        name="button"
        @click=${this.#press}
        @keydown=${this.#holdKey}
        @slotchange=${this.#updateLabels}
      >
        ${this.#renderButton()}
      </slot>
      ${this.#renderMessage()}${this.#renderCancel()}${this.#renderLink()}
    `;
  }

  protected override updated(): void {
    const { isInert, message } = this.#login.view;
    if (this.#pageButton) driveButton(this.#pageButton, this.disabled, isInert);
    placeMessage(this.#buttonSlot, !!message);
  }

  /** Not disabled while a login is under way: a disabled button loses the focus. */
  #renderButton(): TemplateResult {
    return html`
      <button
        part="button"
        type="button"
        ?disabled=${this.disabled}
        aria-disabled=${this.#login.view.isInert ? 'true' : nothing}
        aria-label=${this.getAttribute('aria-label') ?? nothing}
        aria-description=${descriptionOf(this) ?? nothing}
      >
        <span class="row">
          <span part="icon" aria-hidden="true"
            ><slot name="icon"><i></i></slot
          ></span>
          <span part="spinner"></span>
          ${this.#renderLabel()}
        </span>
        ${this.#renderReserve()}
      </button>
    `;
  }

  #renderLabel(): TemplateResult {
    const { label } = this.#login.view;
    if (label === 'signIn' && hasLabel(this, ''))
      return html`<span part="label"><slot></slot></span>`;
    if (label === 'signOut' && hasLabel(this, 'signed-in'))
      return html`<span part="label"><slot name="signed-in"></slot></span>`;
    const { text, lang } = this.#texts(label);
    return html`<span part="label" lang=${lang ?? nothing}>${text}</span>`;
  }

  /**
   * Keeps room for the labels that are not shown, so that no state moves the page. Of two slots of one
   * name the first gets the nodes: the page's labels are here whenever the label above has no slot for
   * them.
   */
  #renderReserve(): TemplateResult {
    const signIn = hasLabel(this, '');
    const signOut = hasLabel(this, 'signed-in');
    const builtIn = [
      ...(signIn ? [] : [this.#texts('signIn').text]),
      this.#texts('signingIn').text,
      ...(signOut ? [] : [this.#texts('signOut').text]),
    ];
    return html`
      <slot ?hidden=${!signIn}></slot>
      <slot name="signed-in" ?hidden=${!signOut}></slot>
      <span class="reserve">${builtIn.join('\n')}</span>
    `;
  }

  /** There from the start: screen readers do not announce a live region that comes with its text. */
  #renderMessage(): TemplateResult {
    const { message, isFailure } = this.#login.view;
    const { text, lang } = message ? this.#texts(message) : { text: '' };
    // Keyed by the error: the same sentence for another failure is announced again. In a bdi: an
    // English sentence on an Arabic page has its full stop at the right.
    return html`<span
      part="message"
      class=${isFailure ? 'failure' : nothing}
      role="status"
      lang=${lang ?? nothing}
      >${keyed(this.#login.error, text && html`<bdi>${text}</bdi>`)}</span
    >`;
  }

  #renderCancel(): TemplateResult | typeof nothing {
    if (!this.#login.view.canCancel) return nothing;
    const { text, lang } = this.#texts('cancel');
    return html`<button class="more" type="button" lang=${lang ?? nothing} @click=${this.#cancel}>
      ${text}
    </button>`;
  }

  /** Takes a blocked popup's place. With an opener: the response is to come back to this page. */
  #renderLink(): TemplateResult | typeof nothing {
    const { link } = this.#login.view;
    if (!link) return nothing;
    const { text, lang } = this.#texts('openSignIn');
    return html`<a class="more" href=${link} target="_blank" rel="opener" lang=${lang ?? nothing}
      >${text}</a
    >`;
  }

  get #buttonSlot(): HTMLSlotElement {
    return this.renderRoot.querySelector<HTMLSlotElement>('slot[name=button]')!;
  }

  get #pageButton(): HTMLElement | undefined {
    return this.#buttonSlot.assignedElements()[0] as HTMLElement | undefined;
  }

  #press(event: MouseEvent): void {
    // A button of the page's own may be a link, or submit a form.
    event.preventDefault();
    const { action, canCancel } = this.#login.view;
    // To bring a popup to the front does no harm.
    if (this.disabled || !(canCancel || this.#guard!.allows(event))) return;
    if (action === 'go-on') this.#login.goOn();
    else if (action !== 'wait') void (action === 'sign-out' ? this.logout() : this.login());
  }

  /** A key that is held down is one press. */
  #holdKey(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }

  #cancel(): void {
    this.#login.cancel();
  }

  #updateLabels(): void {
    this.requestUpdate();
  }

  /** An element that is removed loses the focus, so it moves to the button before Cancel or the link goes. */
  #keepFocus(): void {
    const focused = this.shadowRoot?.activeElement;
    const { canCancel, link } = this.#login.view;
    if (!focused?.matches('.more') || (focused.localName === 'a' ? link : canCancel)) return;
    (this.#pageButton ?? this.renderRoot.querySelector('button'))?.focus();
  }

  /** At once and not with the next render, so that style sheets and listeners never see an old status. */
  #reflectStatus({ status, action }: LoginView): void {
    this.#guard?.follow(action);
    this.setAttribute('status', status);
    try {
      this.#internals ??= this.attachInternals();
      /* eslint-disable baseline-js/use-baseline -- the attribute says the same */
      this.#internals.states.clear();
      this.#internals.states.add(status);
      /* eslint-enable baseline-js/use-baseline */
    } catch {
      // Older browsers lack custom states, and polyfilled pages internals.
    }
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
