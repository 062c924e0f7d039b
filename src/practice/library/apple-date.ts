/** Seconds from 1970 to 2001, where Apple's clocks start. */
const EPOCH_2001 = 978_307_200;

/** Fractional seconds since 2001-01-01T00:00:00Z, as Core Data stores a date. */
export function appleSeconds(date: Date): number {
  return date.getTime() / 1000 - EPOCH_2001;
}
