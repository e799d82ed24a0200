import { EARLIER, HAND_WRITTEN, OURS, SMALLEST_LIT } from './contenders.mjs';
import { differences, ratios, summarize } from './statistics.mjs';

/**
 * Compares what was measured with the limits that the element is held to.
 *
 * @param {(scenario: string, id: string, name: string) => number[]} numbers of each round
 * @param {boolean} hasEarlier whether an earlier script took part
 */
export function checkBounds(numbers, hasEarlier) {
  const against = (compare, scenario, id, base, name) =>
    summarize(compare(numbers(scenario, id, name), numbers(scenario, base, name)));
  const difference = (...contest) => against(differences, ...contest);
  const ratio = (...contest) => against(ratios, ...contest);
  const alone = (scenario, name) => summarize(numbers(scenario, OURS, name));

  const callback = (scenario) => [
    difference(scenario, OURS, HAND_WRITTEN, 'callbackToToken'),
    difference(scenario, SMALLEST_LIT, HAND_WRITTEN, 'callbackToToken').median + 3,
  ];
  const bounds = {
    'callback → token, beyond a hand-written page (ms)': callback('warm'),
    'the same with CPU ÷ 6 (ms)': callback('warm6'),
    'memory of each of 1,000 elements (bytes)': [alone('grow1000', 'memory'), 17_000],
    'layout shift of the start page': [alone('start', 'shift'), 0],
    'layout shift of the callback page': [alone('warm', 'shift'), 0],
    ...(hasEarlier && {
      'first load, beyond the earlier script (ms)': [difference('start', OURS, EARLIER, 'task'), 3],
      'time of 1,000 elements, against the earlier script (×)': [
        ratio('grow1000', OURS, EARLIER, 'time'),
        1.1,
      ],
    }),
  };
  return Object.entries(bounds).map(([bound, [{ median, spread }, limit]]) => ({
    bound,
    median: Number(median.toFixed(3)),
    spread: Number(spread.toFixed(3)),
    limit: Number(limit.toFixed(3)),
    isMet: median <= limit,
  }));
}
