import type { Account, Step } from './finding.js';

/** The sign before each line, for people who can't see the colors. */
const MARKS = { problem: '✗', note: 'i', ok: '✓' };

/** Says how long after the previous step a step came. */
export function tellDuration({ at }: Step, before: Step | undefined): string {
  if (!before) return '';
  const ms = Math.max(0, at - before.at);
  return ms < 10_000 ? `+${Math.round(ms)} ms` : `+${Math.round(ms / 1000)} s`;
}

/** Sums up the report in one line. */
export function summarize({ findings }: Account): string {
  const { length } = findings.filter(({ mark }) => mark === 'problem');
  return length === 0 ? 'no problem found' : length === 1 ? '1 problem' : `${length} problems`;
}

/** Writes the report as plain text, for a ticket or an email. */
export function writeReport(account: Account, status: string): string {
  const { findings, steps } = account;
  const lines = findings.flatMap(({ mark, about, text, cure, copy }) => [
    `${MARKS[mark]} ${about}: ${text}`,
    ...(cure ? [`  → ${cure}`] : []),
    ...(copy ? [`    ${copy.label}: ${copy.value}`] : []),
  ]);
  const told = steps.flatMap((step, index) => [
    `${index + 1}. ${step.name} ${tellDuration(step, steps[index - 1])}`.trim(),
    ...(step.detail ? [`   ${step.detail}`] : []),
  ]);
  return [
    `<egain-login> debug report: ${summarize(account)}`,
    `Page: ${location.origin}${location.pathname}`,
    `Status: ${status}`,
    `Browser: ${navigator.userAgent}`,
    `Time: ${new Date().toISOString()}`,
    '',
    ...lines,
    ...(told.length ? ['', 'Steps of the login:', ...told] : []),
    '',
  ].join('\n');
}
