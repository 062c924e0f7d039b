/**
 * Dates as people know them: a day, a month, a year, or a range of those.
 */

/** Instants in milliseconds since 1970, UTC; `from` inclusive, `to` exclusive. Infinite where an end is open. */
export interface Span {
  from: number;
  to: number;
}

export const DAY = 86_400_000;

const POINT = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.*)?)?)?$/;

/** One end of a range as the span it covers, or `null` when it is no date. */
function point(text: string): Span | null {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, year = '', month, day, time] = match;
  if (time) {
    const at = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(time) ? text : `${text}Z`);
    return Number.isNaN(at) ? null : { from: at, to: at + 1 };
  }
  const y = Number(year);
  const m = month ? Number(month) - 1 : 0;
  const d = day ? Number(day) : 1;
  const from = Date.UTC(y, m, d);
  const real = new Date(from);
  if (y < 1900 || real.getUTCMonth() !== m || real.getUTCDate() !== d) return null;
  if (day) return { from, to: from + DAY };
  if (month) return { from, to: Date.UTC(y, m + 1, 1) };
  return { from, to: Date.UTC(y + 1, 0, 1) };
}

/**
 * Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, a full ISO time, or `FROM..TO` with either end left open.
 * Gives `null` for anything else, also for an end before its beginning. A time without a zone is UTC.
 */
export function parseSpan(text: string): Span | null {
  const parts = text.trim().split('..');
  if (parts.length > 2) return null;
  const [first = '', second] = parts.map((part) => part.trim());
  if (second === undefined) return point(first);
  if (first === '' && second === '') return null;
  const from = first === '' ? { from: Number.NEGATIVE_INFINITY, to: 0 } : point(first);
  const to = second === '' ? { from: 0, to: Number.POSITIVE_INFINITY } : point(second);
  if (!from || !to || from.from >= to.to) return null;
  return { from: from.from, to: to.to };
}
