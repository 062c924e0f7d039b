/** The smallest of the times that at least this part of them does not exceed. */
export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** `312 ms (290 to 401)`: the median, the shortest and the longest, of milliseconds. */
export function inWords(times: readonly number[]): string {
  const [least, median, most] = [0, 0.5, 1].map((part) => quantile(times, part).toFixed(0));
  return `${median} ms (${least} to ${most})`;
}
