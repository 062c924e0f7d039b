import { isoTime } from './time.ts';

/** Core Foundation and Core Data count their seconds from 2001. */
export const SECONDS_1970_TO_2001 = 978_307_200;

/**
 * A time of Core Data, which counts seconds from 2001-01-01 UTC, as ISO 8601.
 * @returns `null` for anything else than a number, and outside the years 1 to 9999.
 */
export function appleTime(value: unknown): string | null {
  if (typeof value !== 'number') return null;
  return isoTime(Math.round((value + SECONDS_1970_TO_2001) * 1000));
}
