/**
 * Dates and numbers in words. Months are always written out, so that day and month cannot be swapped.
 */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `1,204`, as `toLocaleString('en')` gives it: that takes 13 ms to be there, in every run. */
export function digits(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ',');
}

/** `1 photo`, `1,204 photos`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${digits(amount)} ${amount === 1 ? one : many}`;
}

/** How long something has taken, in milliseconds, in whole minutes: `12 minutes`. */
export function minutesInWords(ms: number): string {
  return count(Math.floor(ms / 60_000), 'minute');
}

/** A size in bytes: `41 MB`, with a thousand bytes in a kB, as computers show disks. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const amount = bytes / 1000 ** step;
  const shown = step === 0 || amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${digits(shown)} ${units[step] ?? 'bytes'}`;
}

function day(year: number, month: number, date: number): string {
  return `${date} ${MONTHS[month] ?? ''} ${year}`;
}

/** The day of an instant, on this computer's clock: `3 May 2026`. */
export function dayInWords(at: number): string {
  const date = new Date(at);
  return day(date.getFullYear(), date.getMonth(), date.getDate());
}

/** An instant on this computer's clock, as the programs that list backups show it: `3 May 2026 at 21:05`. */
export function momentInWords(at: number): string {
  const date = new Date(at);
  const minutes = String(date.getMinutes()).padStart(2, '0');
  return `${dayInWords(at)} at ${date.getHours()}:${minutes}`;
}

/** When a photo was taken, on the clock of the place where it was taken, if that is known. */
export function takenInWords(takenAt: string | null, secondsEastOfUtc: number | null): string {
  const at = takenAt === null ? Number.NaN : Date.parse(takenAt);
  if (Number.isNaN(at)) return 'no date';
  if (secondsEastOfUtc === null) return momentInWords(at);
  const there = new Date(at + secondsEastOfUtc * 1000);
  const minutes = String(there.getUTCMinutes()).padStart(2, '0');
  const date = day(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate());
  return `${date} at ${there.getUTCHours()}:${minutes}`;
}

const DAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/**
 * The day and the time of day at which a photo was taken, on the clock that `takenInWords` goes by.
 * @returns `day` as `2026-05-02`, `time` as `14:02`; `null` when it is not known
 */
export function takenOn(
  takenAt: string | null,
  secondsEastOfUtc: number | null,
): { day: string; time: string } | null {
  const at = takenAt === null ? Number.NaN : Date.parse(takenAt);
  if (Number.isNaN(at)) return null;
  const east = secondsEastOfUtc ?? new Date(at).getTimezoneOffset() * -60;
  const there = new Date(at + east * 1000);
  if (Number.isNaN(there.getTime())) return null;
  const [day = '', rest = ''] = there.toISOString().split('T');
  return { day, time: rest.slice(0, 5) };
}

/** Stands for the day of photos that have none. */
export const NO_DAY = 'No date';

/** A day as `takenOn` gives it, with its name: `Saturday, 2 May 2026`. */
export function weekdayInWords(iso: string): string {
  const name = DAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()];
  return name === undefined ? iso : `${name}, ${pointInWords(iso)}`;
}

const POINT = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;

function pointInWords(text: string): string {
  const [, year, month, date] = POINT.exec(text) ?? [];
  if (year === undefined) return text;
  if (month === undefined) return year;
  if (date === undefined) return `${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  return day(Number(year), Number(month) - 1, Number(date));
}

/** A date or a range as the tree takes it, in words: `1 May 2026 to 3 May 2026`, `May 2026 or later`. */
export function spanInWords(text: string): string {
  const [first = '', second] = text.split('..').map((part) => part.trim());
  if (second === undefined || first === second) return pointInWords(first);
  if (first === '') return `${pointInWords(second)} or earlier`;
  if (second === '') return `${pointInWords(first)} or later`;
  return `${pointInWords(first)} to ${pointInWords(second)}`;
}
