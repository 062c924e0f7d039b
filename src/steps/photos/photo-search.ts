/**
 * Finds photos by facets and by a typed text, in lists of tens of thousands: what the text is looked for in is read
 * ahead bit by bit, so that no key waits.
 */
import type { PhotoRow } from '../screen.ts';
import { type FacetId, narrowed } from './facets.ts';

export interface Query {
  facets: ReadonlySet<FacetId>;
  /** A date as `daysOf` reads it, or words that must all be found, in any case. */
  text: string;
}

export interface PhotoSearch {
  /** The rows that a query lets through, as far as they have been read. */
  found: (query: Query) => readonly PhotoRow[];
  /** Reads so many more rows; whether all have been read. */
  readAhead: (count: number) => boolean;
  isRead: () => boolean;
}

type DaysOf = (text: string) => { from: string; to: string } | null;

export function photoSearch(rows: readonly PhotoRow[], daysOf: DaysOf): PhotoSearch {
  const texts = new Map<PhotoRow, string>();
  let ahead = 0;
  let last: { query: Query; ahead: number; found: readonly PhotoRow[] } | null = null;

  const byText = (among: readonly PhotoRow[], text: string): readonly PhotoRow[] => {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return among;
    const days = daysOf(wanted);
    if (days) {
      return among.filter(({ day }) => day !== null && day >= days.from && day <= days.to);
    }
    const words = wanted.split(/\s+/);
    return among.filter((row) => {
      const read = texts.get(row);
      return read !== undefined && words.every((word) => read.includes(word));
    });
  };
  return {
    found: (query) => {
      const isSame =
        last !== null &&
        last.ahead === ahead &&
        last.query.text === query.text &&
        last.query.facets === query.facets;
      if (last === null || !isSame) {
        const found = byText(narrowed(rows, query.facets), query.text);
        last = { query, ahead, found };
      }
      return last.found;
    },
    readAhead: (count) => {
      for (const row of rows.slice(ahead, ahead + count)) {
        texts.set(row, row.searched().toLowerCase());
      }
      ahead = Math.min(ahead + count, rows.length);
      return ahead >= rows.length;
    },
    isRead: () => ahead >= rows.length,
  };
}
