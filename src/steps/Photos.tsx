import { useMemo } from 'react';
import { type SafeText, safe } from '../terminal/safe-text.ts';
import { width } from '../terminal/width.ts';
import { textWidth } from './frame/layout.ts';
import { spaces } from './frame/rows.ts';
import { type Entry, ListStep } from './ListStep.tsx';
import type { PhotoRow } from './screen.ts';
import type { ViewProps } from './stage.ts';

/** Photos out of a backup, of which there may be thousands. */
export function Photos({ screen, stage }: ViewProps<'photos'>) {
  const { rows, extra, previous } = screen;
  const columns = textWidth(stage.columns);
  const entries = useMemo(() => photoEntries(rows, columns), [rows, columns]);
  return <ListStep {...{ screen, stage, entries, extra, previous }} many filters />;
}

/** Room for the pointer and the tick. */
const lead = 6;

/**
 * One line a photo, in columns where there is room for them. The name comes last: it is not ours, and
 * terminals disagree about the width of some characters.
 */
export function photoEntries(rows: readonly PhotoRow[], columns: number): Entry[] {
  const taken = widest(rows.map((row) => row.taken));
  const detail = widest(rows.map((row) => row.detail));
  const names = widest(rows.map((row) => row.name));
  const aligned = lead + taken + 2 + detail + 2 + names <= columns;
  return rows.map((row) => ({
    id: row.id,
    label: aligned
      ? safe`${pad(row.taken, taken)}  ${pad(row.detail, detail)}  ${row.name}`
      : safe`${row.taken}, ${row.detail}, ${row.name}`,
    hint: null,
    tone: row.tone,
  }));
}

function widest(texts: SafeText[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

function pad(text: SafeText, columns: number): SafeText {
  return safe`${text}${spaces(columns - width(text))}`;
}
