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

const numbers = new Intl.NumberFormat('en');

/** `1 photo`, `1,204 photos`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${numbers.format(amount)} ${amount === 1 ? one : many}`;
}

/** A size in bytes: `41 MB`, with a thousand bytes in a kB, as computers show disks. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const amount = bytes / 1000 ** step;
  const shown = step === 0 || amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${numbers.format(shown)} ${units[step] ?? 'bytes'}`;
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
