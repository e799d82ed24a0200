import { EARLIER, HAND_WRITTEN, OURS } from './contenders.mjs';
import { COUNTS } from './growth.mjs';
import { CALLBACKS } from './plan.mjs';
import { differences, summarize } from './statistics.mjs';

/**
 * Puts the results into Markdown.
 *
 * @param {{ numbers: (scenario: string, id: string, name: string) => number[], contenders: object[],
 *   share: number, browserVersion: string, cores: number }} measured
 */
export function report({ numbers, contenders, share, browserVersion, cores }) {
  const rows = contenders.toSorted((a, b) => rank(a) - rank(b));
  const flows = rows.filter(({ hasFlow }) => hasFlow);
  const elements = rows.filter(({ id }) => numbers('grow1', id, 'time').length > 0);
  const summary = (...what) => summarize(numbers(...what));

  /** A time, and in brackets how much more it is than that of the hand-written page. */
  const compared = (scenario, id, name) => {
    const own = withSpread(summary(scenario, id, name));
    if (id === HAND_WRITTEN) return own;
    const base = numbers(scenario, HAND_WRITTEN, name);
    const more = summarize(differences(numbers(scenario, id, name), base));
    return `${own} (${more.median < 0 ? '−' : '+'}${withSpread({ ...more, median: Math.abs(more.median) })})`;
  };

  return [
    `Medians in ${browserVersion} on ${cores} cores, ± half the interquartile range; times in ms. In brackets: the ` +
      'median of the differences from the hand-written page in the same round. First load: CPU time of the main thread ' +
      'until the script has run for the first time and everything is drawn. Main thread: its CPU time on the warm ' +
      'callback page until the page has the token.' +
      (share < 1 ? ` A short run, with ${Math.round(share * 100)} % of the rounds.` : ''),
    table(
      ['the same login with', 'size', 'requests', 'first load', 'main thread', 'click → request'],
      rows.map(({ id, name, hasFlow, compressed }) => [
        name,
        `${(compressed.length / 1000).toFixed(1)} KB`,
        hasFlow ? numbers('first', id, 'requests')[0] : '–',
        compared('start', id, 'task'),
        hasFlow ? compared('warm', id, 'task') : '–',
        hasFlow ? compared('warm', id, 'clickToRequest') : '–',
      ]),
    ),
    'Callback → token: from the request for the callback page until the page has the token. The token endpoint takes ' +
      '50 ms. Cold: nothing is cached. The slow link carries 400 kbit/s with a latency of 400 ms.',
    table(
      ['callback → token', ...CALLBACKS.map(({ title }) => title)],
      flows.map(({ id, name }) => [
        name,
        ...CALLBACKS.map((callback) => compared(callback.id, id, 'callbackToToken')),
      ]),
    ),
    'What each further element takes when so many are added at once, in time and in memory:',
    table(
      ['elements', ...elements.flatMap(({ name }) => [`${name}: ms`, 'KB'])],
      COUNTS.map((count) => [
        count.toLocaleString('en'),
        ...elements.flatMap(({ id }) => [
          withSpread(summary(`grow${count}`, id, 'time'), 1, 3),
          withSpread(summary(`grow${count}`, id, 'memory'), 1e-3),
        ]),
      ]),
    ),
    'Layout shift caused by `<egain-login>` on a page without styles that paints after the script has run: ' +
      `${summary('start', OURS, 'shift').median.toFixed(3)} on the ` +
      `start page, ${summary('warm', OURS, 'shift').median.toFixed(3)} on the callback page.`,
  ].join('\n\n');
}

/** The hand-written page and ours come first, then the others by their size. */
function rank({ id, compressed }) {
  const place = [HAND_WRITTEN, OURS, EARLIER].indexOf(id);
  return place < 0 ? compressed.length : place;
}

function withSpread({ median, spread }, scale = 1, digits = 1) {
  return `${(median * scale).toFixed(digits)} ± ${(spread * scale).toFixed(digits)}`;
}

function table(head, body) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, place) => (place ? '--:' : '---'))),
    ...body.map(line),
  ].join('\n');
}
