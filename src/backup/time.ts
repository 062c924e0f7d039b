import type { Photo } from './types.ts';

export const DAY_MS = 86_400_000;
const DAY_SECONDS = DAY_MS / 1000;

/** Seconds east of UTC; `null` for what no clock on Earth shows. */
export function asZoneOffset(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= DAY_SECONDS
    ? value
    : null;
}

/**
 * When a photo was taken, as a clock at that place showed it.
 * @returns milliseconds, as if that clock told UTC; UTC itself where the place is not known. `null`
 * without a time.
 */
export function wallClock({
  takenAt,
  timeZoneOffset,
}: Pick<Photo, 'takenAt' | 'timeZoneOffset'>): number | null {
  return takenAt === null ? null : Date.parse(takenAt) + (timeZoneOffset ?? 0) * 1000;
}
