/** A remark being typed over a step, and how it is drawn. */
import type { Symbols } from '../../terminal/symbols.ts';
import type { Press } from '../press.ts';
import type { Line } from '../screen.ts';
import { fieldRow } from '../text-field.ts';
import { edit, insert, type TextState, textState } from '../text-state.ts';
import { words } from '../words.ts';
import type { Row } from './rows.ts';

export interface NoteState {
  /** `null` while none is typed. */
  field: TextState | null;
  /** What was typed last and is to be kept: a new object for each time Enter was pressed. */
  kept: { text: string } | null;
}

export type NoteEvent = 'open' | { press: Press } | { pasted: string };

export const noNote: NoteState = { field: null, kept: null };

export function reduceNote(state: NoteState, event: NoteEvent): NoteState {
  const { field } = state;
  if (event === 'open') return { field: textState(''), kept: null };
  if (field === null) return state;
  if ('pasted' in event) return { field: insert(field, event.pasted), kept: null };
  const { press } = event;
  if (press.key === 'escape') return noNote;
  if (press.key === 'enter') return { field: null, kept: { text: field.text } };
  return { field: edit(field, press), kept: null };
}

/** What stands in place of the step's text meanwhile. */
export const noteLines: Line[] = [{ text: words.noteMeans, tone: 'plain', mark: 'none' }];

/** The field, and where the cursor stands in it. */
export function noteRow(
  state: TextState,
  columns: number,
  symbols: Symbols,
): { rows: Row[]; cursor: { row: number; column: number } } {
  const { row, cursor } = fieldRow(state, { columns, symbols, hidden: false, focused: true });
  return { rows: [row], cursor: { row: 0, column: cursor } };
}
