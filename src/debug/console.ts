import type { Account } from './finding.js';
import { tellDuration } from './report-text.js';

const NOTICE =
  '<egain-login> debug script: it explains the login here and below the button. It is not for production: switch ' +
  'back to egain-login.min.js or egain-login.intl.min.js when everything works.';

/** Says once in the console what this script is. */
export const announceDebugging = () => console.warn(NOTICE);

/** Logs what is new in an account. */
export class ConsoleReport {
  readonly #told = new Set<string>();

  tell({ findings, steps }: Account): void {
    // Not by entries(), which Prototype 1.7 deletes from arrays.
    steps.forEach((step, index) => {
      const { at, name, detail } = step;
      this.#once(`${at} ${name}`, () =>
        console.info(
          ['<egain-login>', name, tellDuration(step, steps[index - 1]), detail]
            .filter(Boolean)
            .join(' '),
        ),
      );
    });
    const problems = findings.filter(({ mark }) => mark === 'problem');
    for (const { about, text, cure = '', copy } of problems) {
      const value = copy ? `\n${copy.value}` : '';
      this.#once(text, () => console.warn(`<egain-login> ${about}: ${text} ${cure}${value}`));
    }
  }

  #once(key: string, tell: () => void): void {
    if (!this.#told.has(key)) tell();
    this.#told.add(key);
  }
}
