/** The value at a share of sorted numbers, interpolated between its two neighbors. */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/**
 * Summarizes numbers.
 *
 * @param {number[]} numbers
 * @returns {{ median: number, spread: number }} the median, and half the distance of the quartiles
 */
export function summarize(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { median, spread: (high - low) / 2 };
}

/** Differences between two contenders, round by round: noise that hits a whole round cancels out. */
export const differences = (numbers, base) => numbers.map((number, round) => number - base[round]);

/** The same as ratios. */
export const ratios = (numbers, base) => numbers.map((number, round) => number / base[round]);
