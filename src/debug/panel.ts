import type { Account, Copyable, Finding, Step } from './finding.js';
import { copyText } from './copying.js';
import { panelStyles } from './panel.styles.js';
import { summarize, tellDuration, writeReport } from './report-text.js';

const SIGNS = { problem: '!', note: 'i', ok: '✓' };
const SPOKEN = { problem: 'Problem: ', note: 'Note: ', ok: 'OK: ' };

let styleSheet: CSSStyleSheet | undefined;

/**
 * The report as it is seen: a line below the button, which opens.
 *
 * It stands in a shadow tree of its own inside the element's: it goes where the element goes, adds no
 * node to the page, and neither the page's nor the element's style sheets reach into it.
 */
export class Panel {
  /** What is put into the element's shadow tree. */
  readonly node = build('div', { lang: 'en', dir: 'ltr' });
  readonly #details = build('details');
  readonly #title = build('span');
  readonly #mark = build('span', { className: 'mark', ariaHidden: 'true' });
  readonly #summary = build('summary', {}, this.#mark, this.#title);
  readonly #urgent = build('ul', { role: 'list', ariaLabel: 'Problems and notes' });
  readonly #steps = build('ol', { role: 'list', ariaLabel: 'Steps of the login' });
  readonly #stepsTitle = build('p', { className: 'title' }, 'Steps of the login');
  readonly #fine = build('ul', { role: 'list', ariaLabel: 'Checks that found no problem' });
  readonly #said = build('span', { role: 'status' });
  /** For browsers that let no page copy. */
  readonly #byHand = build('textarea', { readOnly: true, hidden: true, ariaLabel: 'Text to copy' });
  #report = '';
  #shown = '';
  /** Once the user has opened or closed it, it stays so. */
  #isUsersChoice = false;

  constructor(root: Node) {
    if (!styleSheet) {
      styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(panelStyles);
    }
    const own = this.node.attachShadow({ mode: 'open' });
    own.adoptedStyleSheets.push(styleSheet);
    // What happens here is no press of the button, and no approach to it.
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
      // A region that scrolls has to be reached by keyboard.
      build(
        'div',
        { className: 'body', tabIndex: 0, role: 'region', ariaLabel: 'Debug report' },
        this.#urgent,
        this.#stepsTitle,
        this.#steps,
        build('p', { className: 'title' }, 'Checks'),
        this.#fine,
      ),
      build('div', { className: 'foot' }, copy, this.#said, 'Not for production', this.#byHand),
    );
    own.append(this.#details);
    root.appendChild(this.node);
  }

  /** Shows an account. What has not changed is left alone, so that nobody loses focus or selection. */
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
    const { ariaLabel } = this.node.shadowRoot!.activeElement ?? {};
    change();
    const buttons = [...this.node.shadowRoot!.querySelectorAll('button')];
    if (ariaLabel) buttons.find((button) => button.ariaLabel === ariaLabel)?.focus();
  }

  #writeFinding({ mark, about, text, cure, copy }: Finding): HTMLElement {
    return build(
      'li',
      { className: mark },
      build('span', { className: 'mark', ariaHidden: 'true' }, SIGNS[mark]),
      build(
        'div',
        {},
        build('span', { className: 'heard' }, SPOKEN[mark]),
        build('b', {}, `${about}: `),
        text,
      ),
      ...(cure ? [build('div', { className: 'cure' }, cure)] : []),
      ...(copy ? [this.#writeCopyable(copy)] : []),
    );
  }

  #writeCopyable({ label, value }: Copyable): HTMLElement {
    const button = build('button', { type: 'button', ariaLabel: `Copy ${label}` }, 'Copy');
    button.addEventListener('click', () => void this.#copy(value, label));
    return build('div', { className: 'copy' }, build('code', {}, value), button);
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
  const className = step.detail?.startsWith('http') ? 'detail address' : 'detail';
  return build(
    'li',
    {},
    build(
      'div',
      { className: 'step' },
      build('span', {}, step.name, build('span', { className }, ` ${step.detail ?? ''}`)),
      build('span', { className: 'time' }, tellDuration(step, before)),
    ),
  );
}

/** Text stays text: what is not a node becomes one. */
function build<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
