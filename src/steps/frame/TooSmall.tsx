import type { Stage } from '../stage.ts';
import { words } from '../words.ts';
import { Rows } from './Rows.tsx';
import { textRows } from './rows.ts';

/** One sentence in place of a step that would not fit; the step itself stays as it is. */
export function TooSmall({ stage }: { stage: Stage }) {
  const rows = textRows(words.tooSmall, Math.max(1, stage.columns - 1), 'plain');
  return <Rows rows={rows.slice(0, Math.max(1, stage.rows - 1))} />;
}
