import { adoptStyles } from 'lit';
import type { Account, Copyable, Finding, Step } from './finding.js';
import { copyText } from './copying.js';
import { panelStyles } from './panel.styles.js';
import { summarize, tellDuration, writeReport } from './report-text.js';

const SIGNS = { problem: '!', note: 'i', ok: '✓' };
const SPOKEN = { problem: 'Problem: ', note: 'Note: ', ok: 'OK: ' };

/**
 * The visible report: a line below the button that opens.
 *
 * It has a shadow tree of its own inside the element's, so it moves with the element, adds no node to the
 * page, and is out of reach of the style sheets of both.
 */
export class Panel {
  /** The node in the element's shadow tree. */
  readonly node = build('div', { lang: 'en', dir: 'ltr' });
  readonly #details = build('details');
  readonly #title = build('span');
  readonly #mark = build('span', { class: 'mark', 'aria-hidden': 'true' });
  readonly #summary = build('summary', {}, this.#mark, this.#title);
  readonly #urgent = build('ul', { role: 'list', 'aria-label': 'Problems and notes' });
  readonly #steps = build('ol', { role: 'list', 'aria-label': 'Steps of the login' });
  readonly #stepsTitle = build('p', { class: 'title' }, 'Steps of the login');
  readonly #fine = build('ul', { role: 'list', 'aria-label': 'Checks that found no problem' });
  readonly #said = build('span', { role: 'status' });
  /** For browsers that don't allow copying. */
  readonly #byHand = build('textarea', { readonly: '', hidden: '', 'aria-label': 'Text to copy' });
  #report = '';
  #shown = '';
  /** Once the user has opened or closed it, it no longer opens by itself. */
  #isUsersChoice = false;

  constructor(root: Node) {
    const own = this.node.attachShadow({ mode: 'open' });
    adoptStyles(own, [panelStyles]);
    // Events in the report must not press the button or warm up a login.
    for (const type of ['click', 'pointerover', 'focusin'])
      this.node.addEventListener(type, (event) => event.stopPropagation());
    this.#summary.addEventListener('click', () => (this.#isUsersChoice = true));
    this.#details.addEventListener('toggle', () =>
      this.node.toggleAttribute('open', this.#details.open),
    );
    const copy = build('button', { type: 'button' }, 'Copy report');
    copy.addEventListener('click', () => void this.#copy(this.#report, 'the report'));
    this.#details.append(
      this.#summary,
      // A region that scrolls must be reachable with the keyboard.
      build(
        'div',
        { class: 'body', tabindex: '0', role: 'region', 'aria-label': 'Debug report' },
        this.#urgent,
        this.#stepsTitle,
        this.#steps,
        build('p', { class: 'title' }, 'Checks'),
        this.#fine,
      ),
      build('div', { class: 'foot' }, copy, this.#said, 'Not for production', this.#byHand),
    );
    own.append(this.#details);
    root.appendChild(this.node);
  }

  /** Shows an account. Leaves alone what hasn't changed, so that focus and selection stay. */
  show(account: Account, status: string): void {
    this.#report = writeReport(account, status);
    const shown = JSON.stringify([account, status]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { findings, steps } = account;
    const mark = findings[0]?.mark === 'problem' ? 'problem' : 'ok';
    this.#summary.className = mark;
    this.#mark.textContent = SIGNS[mark];
    this.#title.replaceChildren(build('b', {}, 'Debug: '), summarize(account));
    this.#keepFocus(() => {
      for (const [list, isFine] of [
        [this.#urgent, false],
        [this.#fine, true],
      ] as const) {
        const listed = findings.filter(({ mark }) => (mark === 'ok') === isFine);
        list.replaceChildren(...listed.map((finding) => this.#writeFinding(finding)));
      }
      this.#steps.replaceChildren(...steps.map((step, index) => writeStep(step, steps[index - 1])));
    });
    this.#stepsTitle.hidden = this.#steps.hidden = steps.length === 0;
    if (!this.#isUsersChoice && mark === 'problem') this.#details.open = true;
  }

  #keepFocus(change: () => void): void {
    const label = this.node.shadowRoot!.activeElement?.getAttribute('aria-label');
    change();
    const buttons = [...this.node.shadowRoot!.querySelectorAll('button')];
    if (label) buttons.find((button) => button.getAttribute('aria-label') === label)?.focus();
  }

  #writeFinding({ mark, about, text, cure, copy }: Finding): HTMLElement {
    return build(
      'li',
      { class: mark },
      build('span', { class: 'mark', 'aria-hidden': 'true' }, SIGNS[mark]),
      build(
        'div',
        {},
        build('span', { class: 'heard' }, SPOKEN[mark]),
        build('b', {}, `${about}: `),
        text,
      ),
      ...(cure ? [build('div', { class: 'cure' }, cure)] : []),
      ...(copy ? [this.#writeCopyable(copy)] : []),
    );
  }

  #writeCopyable({ label, value }: Copyable): HTMLElement {
    const button = build('button', { type: 'button', 'aria-label': `Copy ${label}` }, 'Copy');
    button.addEventListener('click', () => void this.#copy(value, label));
    return build('div', { class: 'copy' }, build('code', {}, value), button);
  }

  async #copy(text: string, label: string): Promise<void> {
    const isCopied = await copyText(text);
    this.#said.textContent = isCopied ? `Copied: ${label}.` : 'Please copy it with the keyboard.';
    this.#byHand.hidden = isCopied;
    if (isCopied) return;
    this.#byHand.value = text;
    this.#byHand.select();
  }
}

function writeStep(step: Step, before: Step | undefined): HTMLElement {
  const style = step.detail?.startsWith('http') ? 'detail address' : 'detail';
  return build(
    'li',
    {},
    build(
      'div',
      { class: 'step' },
      build('span', {}, step.name, build('span', { class: style }, ` ${step.detail ?? ''}`)),
      build('span', { class: 'time' }, tellDuration(step, before)),
    ),
  );
}

/** Appends text as text, never as HTML. */
function build<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}
