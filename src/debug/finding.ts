/** How a check ended. A note is something that only the page's developer can decide. */
export type Mark = 'problem' | 'note' | 'ok';

/** One line of the report. Text, never HTML: some of it comes from servers. */
export interface Finding {
  mark: Mark;
  /** What was checked. */
  about: string;
  text: string;
  /** What to do. */
  cure?: string | undefined;
  /** The exact value that the cure needs, and what it is. */
  copy?: Copyable | undefined;
}

/** A value to copy into eGain's console, into the page or into a header. */
export interface Copyable {
  label: string;
  value: string;
}

/** A step of a login, as seen from outside. */
export interface Step {
  /** Milliseconds since the epoch, because a login involves several pages. */
  at: number;
  name: string;
  detail?: string | undefined;
}

/** Everything that the report says at one moment. Contains no secrets. */
export interface Account {
  findings: Finding[];
  steps: Step[];
}

const ORDER: readonly Mark[] = ['problem', 'note', 'ok'];

/** Puts problems first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.mark) - ORDER.indexOf(b.mark));
}
