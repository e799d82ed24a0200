import type { EgainLoginElement } from '../egain-login.js';
import { readAuthorizationResponse } from '../oauth/authorization-response.js';
import type { Configuration } from '../oauth/configuration.js';
import type { LoginError } from '../oauth/errors.js';
import { listen, loadedAddress } from '../oauth/user-agent.js';
import { arrivedLogin } from '../session/arrived-login.js';
import { Journal, scriptStartedAt, takeKept, timeOf } from './journal.js';
import { describeRequest } from './redaction.js';
import { watchTokenRequests, type TimedRequest } from './token-request-watch.js';

const PRESSED = 'Button pressed';
const PREPARED = 'Authorization request prepared';
const LEFT = 'The browser left for the sign-in page';
const CAME_BACK = 'The browser came back with a response';
const POPUP_ANSWERED = 'The popup passed a response';
const UNANSWERED = 'The user came back without a response';

/** How long the navigation may take when a login returns to where it began. */
const HOP_MS = 30_000;

const kept = takeKept();

/**
 * Follows one element through its logins from outside: by its events, its status and what the browser
 * recorded. So the usual script contains no code for it.
 */
export class Observation {
  readonly journal = new Journal();
  /** Why the last login failed. */
  error: LoginError | undefined = undefined;
  readonly #element: EgainLoginElement;
  readonly #configuration: () => Configuration | undefined;
  readonly #changed: () => void;
  #end = new AbortController();
  #pressedAt: number | undefined;
  #status = '';

  /** @param changed called when there is something new to report */
  constructor(
    element: EgainLoginElement,
    configuration: () => Configuration | undefined,
    changed: () => void,
  ) {
    this.#element = element;
    this.#configuration = configuration;
    this.#changed = changed;
  }

  /** Whether the authorization server has answered in this login. */
  get hasAnswered(): boolean {
    return this.journal.has(CAME_BACK) || this.journal.has(POPUP_ANSWERED);
  }

  /** Whether the user came back from the sign-in page without a response. */
  get isUnanswered(): boolean {
    const { last } = this.journal;
    return last?.name === UNANSWERED || (last?.name === LEFT && this.#status !== 'authorizing');
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const element = this.#element;
    element.addEventListener('click', () => (this.#pressedAt = timeOf()), {
      capture: true,
      signal,
    });
    element.addEventListener('login-start', ({ detail: { url } }) => this.#begin(url), { signal });
    element.addEventListener('token', ({ cause }) => this.#note(`Event: token (${cause})`), {
      signal,
    });
    for (const type of ['token-expired', 'logout'] as const)
      element.addEventListener(type, () => this.#note(`Event: ${type}`), { signal });
    element.addEventListener('login-error', ({ detail }) => this.#fail(detail), { signal });
    listen(window, 'pagehide', () => this.#leave(), { signal });
    listen(
      window,
      'pageshow',
      ({ persisted }: PageTransitionEvent) => persisted && this.#comeBack(),
      { signal },
    );

    const attributes = new MutationObserver(() => this.#follow());
    attributes.observe(element, { attributes: true });
    this.#resume();
    const endWatch = watchTokenRequests(
      () => this.#configuration()?.tokenUrl,
      (request) => this.#noteRequest(request),
    );
    signal.addEventListener('abort', () => {
      attributes.disconnect();
      endWatch();
    });
  }

  stop(): void {
    this.#end.abort();
  }

  #note(name: string, detail?: string, at?: number): void {
    this.journal.note(name, detail, at);
    this.#changed();
  }

  /** A click that had no effect starts no login; one that failed at once does. */
  #beginIfPressed(): void {
    if (this.#pressedAt === undefined) return;
    this.journal.begin();
    this.error = undefined;
    this.journal.note(PRESSED, undefined, this.#pressedAt);
    this.#pressedAt = undefined;
  }

  #begin(url: URL): void {
    this.journal.begin();
    this.error = undefined;
    this.#beginIfPressed();
    const step = this.journal.note(PREPARED);
    // The page's own listeners may still add parameters.
    queueMicrotask(() => (step.detail = describeRequest(url)));
    this.#changed();
  }

  #fail(error: LoginError): void {
    this.#beginIfPressed();
    this.error = error;
    this.#note(`Event: login-error (${error.code})`);
  }

  #leave(): void {
    const { status } = this.#element;
    if (status === 'authorizing') this.journal.note(LEFT);
    const { last } = this.journal;
    const isUnderWay = /^(authorizing|exchanging)$/.test(status) && this.journal.has(PREPARED);
    if (isUnderWay && last && timeOf() - last.at < HOP_MS) this.journal.keep(this.#login);
  }

  /** The page is back from the back/forward cache as it was, so what was stored isn't needed. */
  #comeBack(): void {
    takeKept();
    if (this.journal.last?.name === LEFT) this.#note(UNANSWERED);
  }

  /** Identifies the login for another page. */
  get #login(): string {
    const { authorizeUrl, clientId } = this.#configuration() ?? {};
    return `${authorizeUrl} ${clientId}`;
  }

  /** Continues where an earlier page left off. */
  #resume(): void {
    this.#status = this.#element.status;
    const isResponseHere = !!arrivedLogin && arrivedLogin.kind !== 'returned';
    if (isResponseHere && this.#status === 'exchanging') {
      this.journal.begin(kept.steps);
      const parameters = readAuthorizationResponse(loadedAddress())?.parameters;
      // Its words are not shown: they may come from whoever wrote the link.
      const what = parameters?.has('error') ? 'It contains an error.' : 'It contains a code.';
      this.journal.note(CAME_BACK, parameters && what, this.#arrivedAt());
      this.#note('The script ran on the callback page', undefined, scriptStartedAt);
    } else if (!isResponseHere && kept.steps.length && kept.of === this.#login) {
      const isReturned = arrivedLogin?.kind === 'returned';
      const isBack = kept.steps.at(-1)!.name === LEFT && !isReturned;
      if (!isBack && !isReturned && this.#status !== 'signed-in') return;
      this.journal.begin(kept.steps);
      this.#note(isBack ? UNANSWERED : 'The login continued on this page', undefined, timeOf(0));
    }
  }

  /** A navigation's own time begins with its first redirect, which was still on the previous page. */
  #arrivedAt(): number {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return Math.max(timeOf(page?.responseStart ?? 0), this.journal.last?.at ?? 0);
  }

  #follow(): void {
    const before = this.#status;
    const { status } = this.#element;
    this.#status = status;
    if (before === 'authorizing' && status === 'exchanging') this.journal.note(POPUP_ANSWERED);
    if (status === 'signed-out' && this.journal.last?.name === PREPARED)
      this.journal.note('The login was canceled, by the user or by a listener of login-start');
    if (before === 'exchanging' && status === 'signed-out') {
      if (arrivedLogin?.kind === 'popup')
        this.journal.note('Passed to the page that opened this window');
      // Another element finishes the login.
      else this.journal.begin();
    }
    this.#changed();
  }

  #noteRequest({ sentAt, answeredAt, status }: TimedRequest): void {
    const [first] = this.journal.steps;
    if (!first || timeOf(sentAt) < first.at) return;
    // A popup's response is exchanged before the status changes; the report shows them in order.
    const answer = this.journal.steps.find(({ name }) => name === POPUP_ANSWERED);
    const at = Math.max(timeOf(sentAt), answer?.at ?? 0);
    this.journal.note('Token request sent', undefined, at);
    // A failed request may have an answer that this page must not read.
    const detail = status ? `HTTP status ${status}` : 'no answer that this page may read';
    const end = status ? 'Token request answered' : 'Token request ended';
    this.#note(end, status === undefined ? status : detail, Math.max(at, timeOf(answeredAt)));
  }
}
