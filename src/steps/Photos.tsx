import { useMemo } from 'react';
import { type SafeText, safe } from '../terminal/safe-text.ts';
import { width } from '../terminal/width.ts';
import { textWidth } from './frame/layout.ts';
import { spaces } from './frame/rows.ts';
import { ListStep } from './ListStep.tsx';
import type { Option, PhotoRow } from './screen.ts';
import type { ViewProps } from './stage.ts';

/** Photos out of a backup, of which there may be tens of thousands. */
export function Photos({ screen, stage }: ViewProps<'photos'>) {
  const { rows, extra, previous } = screen;
  const columns = textWidth(stage.columns);
  const optionOf = useMemo(() => photoOption(rows, columns), [rows, columns]);
  return (
    <ListStep
      {...{ screen, stage, optionOf, extra, previous }}
      items={rows}
      textOf={allWords}
      many
      filters
    />
  );
}

/** Room for the pointer and the tick. */
const lead = 6;
/** Rows that are measured for the columns: to make the words of all of them would take too long. */
const measured = 100;

/**
 * One line a photo, in columns where there is room for them. The name comes last: it is not ours, and
 * terminals disagree about the width of some characters.
 */
function photoOption(rows: readonly PhotoRow[], columns: number): (row: PhotoRow) => Option {
  const some = rows.slice(0, measured).map((row) => row.words());
  const taken = widest(some.map((row) => row.taken));
  const detail = widest(some.map((row) => row.detail));
  const names = widest(some.map((row) => row.name));
  const aligned = lead + taken + 2 + detail + 2 + names <= columns;
  return (row) => {
    const photo = row.words();
    const label = aligned
      ? safe`${pad(photo.taken, taken)}  ${pad(photo.detail, detail)}  ${photo.name}`
      : safe`${photo.taken}, ${photo.detail}, ${photo.name}`;
    return { id: row.id, label, hint: null, tone: photo.tone };
  };
}

function allWords(row: PhotoRow): string {
  const { taken, detail, name } = row.words();
  return `${taken} ${detail} ${name}`;
}

function widest(texts: SafeText[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

function pad(text: SafeText, columns: number): SafeText {
  return safe`${text}${spaces(Math.max(0, columns - width(text)))}`;
}
