/** Measuring: durations in milliseconds, told as median and 95th percentile, since a shared machine has outliers. */

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** The smallest value that at least `share` of them do not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Runs `work` a few times for the compiler's sake, then `times` times; the milliseconds of each. */
export async function timed(times, work, warmUp = Math.ceil(times / 5)) {
  for (let i = 0; i < warmUp; i++) await work();
  const took = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took;
}

/** Rounds of each in turn, so that whatever else the machine does meets them all. */
export async function alternating(rounds, ...works) {
  const took = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) took[index].push(await work());
  }
  return took;
}
