/** How a list of photos is grouped: in sections by what fits and what was lost, and in those by day. Pure. */
import type { PhotoRow } from '../screen.ts';

/** Those that fit before the others, and in each what was lost first. */
export type Section = 0 | 1 | 2 | 3;

export function sectionOf({ fits, trashed, missing }: PhotoRow): Section {
  const isLost = trashed || missing;
  if (fits) return isLost ? 0 : 1;
  return isLost ? 2 : 3;
}

function sameGroup(a: PhotoRow, b: PhotoRow): boolean {
  return a.day === b.day && sectionOf(a) === sectionOf(b);
}

/** Whether a group begins with this row. */
export function beginsGroup(rows: readonly PhotoRow[], at: number): boolean {
  const [before, row] = [rows[at - 1], rows[at]];
  return row !== undefined && (before === undefined || !sameGroup(before, row));
}

/** Whether a section begins with this row. */
export function beginsSection(rows: readonly PhotoRow[], at: number): boolean {
  const [before, row] = [rows[at - 1], rows[at]];
  return row !== undefined && (before === undefined || sectionOf(before) !== sectionOf(row));
}

/** The rows of one day and section around one of them: from inclusive, to exclusive. */
export function groupAround(rows: readonly PhotoRow[], at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && !beginsGroup(rows, from)) from -= 1;
  let to = Math.min(at + 1, rows.length);
  while (to < rows.length && !beginsGroup(rows, to)) to += 1;
  return { from, to };
}
