import { readStored, removeStored, writeStored } from '../oauth/web-storage.js';
import type { Step } from './finding.js';

const KEY = 'debug';

/** A login lasts an hour at most, and older steps belong to another one. */
const LIFETIME_MS = 3_600_000;

/** After so many steps the first ones are dropped: a page that renews its token is open for days. */
const MOST_STEPS = 30;

/** What an earlier page of this tab has kept. */
interface Kept {
  /** Which login it was. */
  of: string;
  steps: Step[];
}

/** Tells the time so that several pages agree on it, to the fraction of a millisecond. */
export const timeOf = (sincePageStart = performance.now()) =>
  performance.timeOrigin + sincePageStart;

/** When the script began to run: this file comes first in it. */
export const scriptStartedAt = timeOf();

/** The steps of a login. They hold no secret, and may be kept from page to page. */
export class Journal {
  readonly steps: Step[] = [];

  get last(): Step | undefined {
    return this.steps.at(-1);
  }

  /** Notes a step. Some are heard of late: they stand where they belong. */
  note(name: string, detail?: string, at = timeOf()): Step {
    const step = { at, name, detail };
    this.steps.push(step);
    this.steps.sort((a, b) => a.at - b.at);
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    return step;
  }

  /** Whether there is a step of that name. */
  has(name: string): boolean {
    return this.steps.some((step) => step.name === name);
  }

  /** Begins anew, with what an earlier page has kept. */
  begin(steps: readonly Step[] = []): void {
    this.steps.splice(0, Infinity, ...steps);
  }

  /** Keeps the steps for the page that comes next in this tab. */
  keep(of: string): void {
    writeStored('sessionStorage', KEY, { of, steps: this.steps });
  }
}

/** Takes the steps that an earlier page of this tab has kept. */
export function takeKept(): Kept {
  const kept = readStored('sessionStorage', KEY);
  removeStored('sessionStorage', KEY);
  const { of, steps } = kept ?? {};
  return {
    of: typeof of === 'string' ? of : '',
    steps: Array.isArray(steps) ? steps.filter(isStep) : [],
  };
}

/** Whatever can write to storage can write there. */
function isStep(step: Partial<Step> | null): step is Step {
  return (
    typeof step?.name === 'string' &&
    typeof step.at === 'number' &&
    Math.abs(timeOf() - step.at) < LIFETIME_MS &&
    ['string', 'undefined'].includes(typeof step.detail)
  );
}
