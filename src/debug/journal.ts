import { readStored, removeStored, writeStored } from '../oauth/web-storage.js';
import type { Step } from './finding.js';

const KEY = 'debug';

/** A login takes an hour at most, so older steps belong to another one. */
const LIFETIME_MS = 3_600_000;

/** Older steps are dropped: a page that renews its token may be open for days. */
const MOST_STEPS = 30;

/** What an earlier page of this tab kept. */
interface Kept {
  /** Which login it was. */
  of: string;
  steps: Step[];
}

/** Converts a time of this page to one that all pages share, in fractions of a millisecond. */
export const timeOf = (sincePageStart = performance.now()) =>
  performance.timeOrigin + sincePageStart;

/** When the script began to run: this module is its first. */
export const scriptStartedAt = timeOf();

/** The steps of a login. They contain no secrets, so they may be stored from page to page. */
export class Journal {
  readonly steps: Step[] = [];

  get last(): Step | undefined {
    return this.steps.at(-1);
  }

  /** Adds a step, in the order of time: some are reported late. */
  note(name: string, detail?: string, at = timeOf()): Step {
    const step = { at, name, detail };
    this.steps.push(step);
    this.steps.sort((a, b) => a.at - b.at);
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    return step;
  }

  /** Whether there is a step with that name. */
  has(name: string): boolean {
    return this.steps.some((step) => step.name === name);
  }

  /** Starts over, with the steps that an earlier page kept. */
  begin(steps: readonly Step[] = []): void {
    this.steps.splice(0, Infinity, ...steps);
  }

  /** Stores the steps for the next page in this tab. */
  keep(of: string): void {
    writeStored('sessionStorage', KEY, { of, steps: this.steps });
  }
}

/** Takes the steps that an earlier page of this tab stored. */
export function takeKept(): Kept {
  const kept = readStored('sessionStorage', KEY);
  removeStored('sessionStorage', KEY);
  const { of, steps } = kept ?? {};
  return {
    of: typeof of === 'string' ? of : '',
    steps: Array.isArray(steps) ? steps.filter(isStep) : [],
  };
}

/** Checks what was stored: any script of the origin can write to storage. */
function isStep(step: Partial<Step> | null): step is Step {
  return (
    typeof step?.name === 'string' &&
    typeof step.at === 'number' &&
    Math.abs(timeOf() - step.at) < LIFETIME_MS &&
    ['string', 'undefined'].includes(typeof step.detail)
  );
}
