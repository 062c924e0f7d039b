/** How long something may take, as people write it: `90s`, `30m`, `2h`, `1d`. */

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(\d{1,5})\s?([smhd])$/;
/** A timer of Node counts in 31 bits. */
const LONGEST = 2 ** 31 - 1;

/** In milliseconds; `null` for anything else, also for nothing and for more than 24 days. */
export function milliseconds(text: string): number | null {
  const [, count, unit] = DURATION.exec(text.trim()) ?? [];
  if (unit === undefined) return null;
  const long = Number(count) * UNITS[unit as keyof typeof UNITS];
  return long > 0 && long <= LONGEST ? long : null;
}
