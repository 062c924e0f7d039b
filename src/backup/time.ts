import type { Photo } from './types.ts';

export const DAY_MS = 86_400_000;
const DAY_SECONDS = DAY_MS / 1000;

/** The years that ISO 8601 writes with four digits; JSON Schema's `date-time` knows no others. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A time as ISO 8601 in UTC.
 * @param milliseconds since 1970.
 * @returns `null` outside the years 1 to 9999.
 */
export function isoTime(milliseconds: number): string | null {
  return isInCalendar(milliseconds) ? new Date(milliseconds).toISOString() : null;
}

function isInCalendar(milliseconds: number): boolean {
  return milliseconds >= FIRST_MS && milliseconds <= LAST_MS;
}

/** Seconds east of UTC; `null` for what no clock on Earth shows. */
export function asZoneOffset(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= DAY_SECONDS
    ? value
    : null;
}

/**
 * When a photo was taken, as a clock at that place showed it.
 * @returns milliseconds, as if that clock told UTC; UTC itself where the place is not known, or its
 * clock is past the years 1 to 9999. `null` without a time.
 */
export function wallClock({
  takenAt,
  timeZoneOffset,
}: Pick<Photo, 'takenAt' | 'timeZoneOffset'>): number | null {
  if (takenAt === null) return null;
  const utc = Date.parse(takenAt);
  const local = utc + (timeZoneOffset ?? 0) * 1000;
  return isInCalendar(local) ? local : utc;
}
