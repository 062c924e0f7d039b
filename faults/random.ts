/** Numbers that look random and are the same for the same seed (mulberry32, by Tommy Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many points from 0 to 1, with four digits, so that one can be typed again. */
export function randomPoints(count: number, seed: number): number[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => Math.round(next() * 10_000) / 10_000);
}
