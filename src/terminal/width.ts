/**
 * Measuring and breaking text in terminal columns. Pieces of a text keep its type, so that pieces of a
 * safe text are safe.
 */
import stringWidth from 'string-width';
import { graphemes } from './graphemes.ts';

const ellipsis = '…';

/**
 * Letters of the West, their punctuation, and lines: each takes one column and joins with none of the others, so that
 * most of what is said here needs no look at what a person sees as one character.
 */
const ONE_COLUMN_EACH =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u2500-\u257F]*$/;

/** Columns that a text takes in a terminal. */
export function width(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}

/**
 * Breaks a text into rows of at most `columns`, between words where it can. A word longer than a row is
 * cut. Runs of spaces become one where a text is broken. An empty text is one empty row.
 */
export function wrap<T extends string>(text: T, columns: number): T[] {
  if (width(text) <= columns) return [text];
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const word of text.split(/ +/)) {
    const size = width(word);
    const gap = row === '' ? 0 : 1;
    if (used + gap + size <= columns) {
      row += ' '.repeat(gap) + word;
      used += gap + size;
      continue;
    }
    if (row !== '') rows.push(row);
    const pieces = size <= columns ? [word] : chop(word, columns);
    row = pieces.pop() ?? '';
    used = width(row);
    rows.push(...pieces);
  }
  rows.push(row);
  return withoutOrphan(rows, columns) as T[];
}

/** A short word alone in the last row reads badly: the one before it keeps it company, where there is room. */
const ORPHAN = 8;

function withoutOrphan(rows: string[], columns: number): string[] {
  const [before, last] = rows.slice(-2);
  if (before === undefined || last === undefined || last.includes(' ')) return rows;
  const gap = before.lastIndexOf(' ');
  const lonely = width(last) <= ORPHAN && before.indexOf(' ') !== gap;
  const together = `${before.slice(gap + 1)} ${last}`;
  if (!lonely || gap < 0 || width(together) > columns) return rows;
  return [...rows.slice(0, -2), before.slice(0, gap), together];
}

function chop(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of graphemes(word)) {
    const size = width(character);
    if (piece !== '' && used + size > columns) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}

/**
 * A text in at most `columns`, with an ellipsis where something was left out: at the end, or in the
 * middle, which suits paths.
 */
export function cut<T extends string>(
  text: T,
  columns: number,
  where: 'end' | 'middle' = 'end',
): T {
  if (width(text) <= columns) return text;
  const room = Math.max(0, columns - width(ellipsis));
  const tail = where === 'middle' ? Math.floor(room / 2) : 0;
  const characters = graphemes(text);
  const start = take(characters, room - tail);
  const end = take(characters.toReversed(), tail).toReversed();
  return [...start, ellipsis, ...end].join('') as T;
}

function take(characters: string[], columns: number): string[] {
  let used = 0;
  const count = characters.findIndex((character) => {
    used += width(character);
    return used > columns;
  });
  return count === -1 ? characters : characters.slice(0, count);
}
