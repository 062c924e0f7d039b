/** Core Foundation and Core Data count their seconds from 2001. */
export const SECONDS_1970_TO_2001 = 978_307_200;

/**
 * A time of Core Data, which counts seconds from 2001-01-01 UTC, as ISO 8601.
 * @returns `null` for anything else than a number, and outside what the calendar can say.
 */
export function appleTime(value: unknown): string | null {
  if (typeof value !== 'number') return null;
  const date = new Date(Math.round((value + SECONDS_1970_TO_2001) * 1000));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
