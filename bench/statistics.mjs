/** What lies at a share of sorted numbers, between two of them by its nearness to each. */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The median, and the quartiles around it. */
export function summarize(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { low, median, high, count: sorted.length };
}
