import type { LitElement, ReactiveController } from 'lit';
import { whenDecided } from './arrival-claim.js';
import type { LoginController } from './login-controller.js';
import { identityOf, type LoginSettings } from './oauth/configuration.js';
import { LoginError } from './oauth/errors.js';
import { claim, isReachedByHistory } from './oauth/user-agent.js';
import { KEY_PREFIX } from './oauth/web-storage.js';
import { hasArrival } from './session/arrived-login.js';
import {
  beginAutoLogin,
  forgetAutoLogin,
  haltAutoLogin,
  readAutoLogins,
  settleAutoLogin,
} from './session/auto-login-record.js';
import { hasSignedOut } from './session/marks.js';
import { whenVisible } from './session/page-lifecycle.js';
import { findSession } from './session/session.js';

/** Whether a login begins by itself, and whether the server may ask the user something then. */
export type AutoLoginKind = boolean | 'silent';

/** The facts that decide whether a login begins by itself. Times are in milliseconds. */
export interface AutoLoginFacts {
  isSignedIn: boolean;
  isFramed: boolean;
  /** Whether a login of this identity is under way on this page. */
  isUnderWay: boolean;
  /** Whether a login has come to this page, with whatever outcome. */
  hasArrival: boolean;
  /** Whether the user has signed out, in any tab, and has not pressed since. */
  hasSignedOut: boolean;
  /** Whether a login of this tab has failed or was given up, and the user has not pressed since. */
  isHalted: boolean;
  /** How long ago this tab began an automatic login that brought no token. */
  sinceOwn: number | undefined;
  /** How long ago another tab began one that is under way. */
  sinceOther: number | undefined;
  /** Whether the user came to this page by Back or Forward. */
  isReachedByHistory: boolean;
}

/** A second automatic login that comes sooner, with no token from the first, is a loop. */
const LOOP_MS = 60_000;

/** A login that another tab began earlier was probably abandoned. */
const ABANDONED_MS = 120_000;

const LOOP =
  'An automatic login brought the browser back without a token, so no other one begins. Look for what sends the ' +
  'browser here without a response.';

/**
 * Decides whether a login begins by itself. `halt`: none in this tab before the user presses; `fail`: the
 * same, and the user is told.
 */
export function decideAutoLogin(facts: AutoLoginFacts): 'begin' | 'wait' | 'halt' | 'fail' {
  const { sinceOwn, sinceOther } = facts;
  if (facts.isSignedIn || facts.isFramed || facts.isUnderWay || facts.hasArrival) return 'wait';
  if (facts.hasSignedOut || facts.isHalted) return 'wait';
  if (sinceOther !== undefined && sinceOther < ABANDONED_MS) return 'wait';
  if (sinceOwn === undefined) return 'begin';
  // The user came back from the sign-in page, and does not want to be sent there again.
  if (facts.isReachedByHistory) return 'halt';
  // One from the future began before the clock was set back.
  return sinceOwn < LOOP_MS ? 'fail' : 'begin';
}

/** Reads the attribute `auto-login`. */
export function parseAutoLogin(value: string | null): AutoLoginKind {
  return value === 'silent' ? value : value !== null;
}

type AutoLoginHost = LitElement & LoginSettings & { autoLogin: AutoLoginKind; disabled: boolean };

/** At most one automatic login begins on a page. */
let hasBegun = false;

/** Begins a login by itself when the page is loaded and visible, and nobody is signed in. */
export class AutoLogin implements ReactiveController {
  readonly #host: AutoLoginHost;
  readonly #login: LoginController;

  constructor(host: AutoLoginHost, login: LoginController) {
    this.#host = host;
    this.#login = login;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#consider();
  }

  async #consider(): Promise<void> {
    // Whatever could have brought a token was looked at by then.
    await whenDecided();
    await whenVisible();
    const decision = this.#decide();
    if (decision === 'halt') haltAutoLogin();
    if (decision === 'fail') this.#login.fail(new LoginError('login_required', LOOP));
    if (decision !== 'begin') return;
    // Several tabs may have got this far.
    const release = await claim(KEY_PREFIX + 'auto-login');
    if (!release || this.#decide() !== 'begin' || !beginAutoLogin()) return release?.();
    hasBegun = true;
    await this.#login.login(this.#host.autoLogin);
    if (this.#login.view.status === 'authorizing') return;
    // The page has refused.
    release();
    settleAutoLogin();
    if (!this.#login.error) forgetAutoLogin();
  }

  #decide(): ReturnType<typeof decideAutoLogin> | undefined {
    const host = this.#host;
    const identity = identityOf(host);
    if (!host.isConnected || !host.autoLogin || host.disabled || !identity) return undefined;
    const { isSignedIn, isLoginUnderWay } = findSession(host);
    if (isSignedIn) forgetAutoLogin();
    const { ownStart, otherStart, isHalted } = readAutoLogins();
    const since = (start: number | undefined) => (start === undefined ? start : Date.now() - start);
    return decideAutoLogin({
      isSignedIn,
      isFramed: self !== top,
      isUnderWay: isLoginUnderWay || hasBegun,
      hasArrival: hasArrival(),
      hasSignedOut: hasSignedOut(identity),
      isHalted,
      sinceOwn: since(ownStart),
      sinceOther: since(otherStart),
      isReachedByHistory: isReachedByHistory(),
    });
  }
}
