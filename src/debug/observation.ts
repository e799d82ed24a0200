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
const POPUP_ANSWERED = 'The popup handed over a response';
const UNANSWERED = 'The user came back without a response';

/** How long the way to the next page may take when a login returns to where it began. */
const HOP_MS = 30_000;

const kept = takeKept();

/**
 * Follows one element through its logins, from outside: by its events, by its status and by what the
 * browser has recorded. So the usual script needs no word for it.
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

  /** @param changed is called when there is something new to tell */
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

  /** Whether the user is back from the sign-in page, and no response came with them. */
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

  /** A click that came to nothing has no login of its own; one that failed at once has. */
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
    // The page's own listeners may still add to it.
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

  /** Out of the back/forward cache: the page is as it was, and nobody else needs what was kept. */
  #comeBack(): void {
    takeKept();
    if (this.journal.last?.name === LEFT) this.#note(UNANSWERED);
  }

  /** Which login it is, for another page. */
  get #login(): string {
    const { authorizeUrl, clientId } = this.#configuration() ?? {};
    return `${authorizeUrl} ${clientId}`;
  }

  /** Goes on where an earlier page has left. */
  #resume(): void {
    this.#status = this.#element.status;
    const isResponseHere = !!arrivedLogin && arrivedLogin.kind !== 'returned';
    if (isResponseHere && this.#status === 'exchanging') {
      this.journal.begin(kept.steps);
      const parameters = readAuthorizationResponse(loadedAddress())?.parameters;
      // No word of it: whoever wrote the link may have written them.
      const what = parameters?.has('error') ? 'It tells of an error.' : 'It holds a code.';
      this.journal.note(CAME_BACK, parameters && what, this.#arrivedAt());
      this.#note('The script ran on the callback page', undefined, scriptStartedAt);
    } else if (!isResponseHere && kept.steps.length && kept.of === this.#login) {
      const isReturned = arrivedLogin?.kind === 'returned';
      const isBack = kept.steps.at(-1)!.name === LEFT && !isReturned;
      if (!isBack && !isReturned && this.#status !== 'signed-in') return;
      this.journal.begin(kept.steps);
      this.#note(isBack ? UNANSWERED : 'The login went on to this page', undefined, timeOf(0));
    }
  }

  /** A navigation begins with the first of its redirects: that was on the page before. */
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
      this.journal.note('The login was given up, by the user or by a listener of login-start');
    if (before === 'exchanging' && status === 'signed-out') {
      if (arrivedLogin?.kind === 'popup')
        this.journal.note('Handed over to the page that opened this window');
      // Another element finishes the login.
      else this.journal.begin();
    }
    this.#changed();
  }

  #noteRequest({ sentAt, answeredAt, status }: TimedRequest): void {
    const [first] = this.journal.steps;
    if (!first || timeOf(sentAt) < first.at) return;
    // A popup's response is exchanged at once, and the status follows: what is told is the order of both.
    const answer = this.journal.steps.find(({ name }) => name === POPUP_ANSWERED);
    const at = Math.max(timeOf(sentAt), answer?.at ?? 0);
    this.journal.note('Token request sent', undefined, at);
    // A failure may have an answer, which this page must not see.
    const detail = status ? `HTTP status ${status}` : 'without an answer that this page may read';
    const end = status ? 'Token request answered' : 'Token request ended';
    this.#note(end, status === undefined ? status : detail, Math.max(at, timeOf(answeredAt)));
  }
}
