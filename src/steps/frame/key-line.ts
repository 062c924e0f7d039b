/** The line at the bottom, made from what the keys do at this moment. */
import { safe } from '../../terminal/safe-text.ts';
import type { Symbols } from '../../terminal/symbols.ts';
import { width } from '../../terminal/width.ts';
import type { KeyHint } from '../words.ts';
import { type Row, type Span, span } from './rows.ts';

/**
 * Hints in rows of at most `columns`; a hint is never broken. What does not fit into `most` rows is left
 * out: first the conveniences, then the last ones, save for the very last, which says how to stop.
 */
export function keyRows(
  hints: readonly KeyHint[],
  columns: number,
  symbols: Symbols,
  most: number,
): Row[] {
  const rows = fill(hints, columns, symbols);
  if (rows.length <= most || hints.length < 2) {
    const full = fill(hints.map(withAllKeys), columns, symbols);
    return (full.length <= rows.length ? full : rows).slice(0, most);
  }
  const convenience = hints.findLastIndex((hint) => hint.minor);
  const leftOut = convenience === -1 ? hints.length - 2 : convenience;
  return keyRows(hints.toSpliced(leftOut, 1), columns, symbols, most);
}

function withAllKeys(hint: KeyHint): KeyHint {
  return { ...hint, keys: hint.allKeys ?? hint.keys };
}

function fill(hints: readonly KeyHint[], columns: number, symbols: Symbols): Row[] {
  const gap = span(safe` ${symbols.dot} `, 'faint');
  const rows: Span[][] = [];
  let used = columns;
  for (const hint of hints) {
    const parts = [span(hint.keys, 'accent'), span(safe` ${hint.does}`)];
    const size = width(hint.keys) + 1 + width(hint.does);
    const row = rows.at(-1);
    if (row !== undefined && used + width(gap.text) + size <= columns) {
      row.push(gap, ...parts);
      used += width(gap.text) + size;
    } else {
      rows.push(parts);
      used = size;
    }
  }
  return rows;
}
