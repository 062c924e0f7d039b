/** A line of text being edited: pure, and whole characters at a time, as a person sees them. */
import { graphemes } from '../terminal/graphemes.ts';
import type { Press } from './press.ts';

export interface TextState {
  text: string;
  /** Offset in the text where the next letter goes, always between two whole characters. */
  cursor: number;
}

/** Far above any path or password, in UTF-16 units. */
const longest = 4096;

export function textState(text: string): TextState {
  return { text, cursor: text.length };
}

/** Puts typed or pasted text in: a final line end is dropped, others and tabs become spaces. */
export function insert(state: TextState, typed: string): TextState {
  const line = typed.replace(/[\r\n]+$/, '').replace(/[\r\n\t]+/g, ' ');
  const added = line.replace(/\p{Cc}/gu, '');
  const before = state.text.slice(0, state.cursor) + added;
  const text = before + state.text.slice(state.cursor);
  if (text.length > longest) return state;
  return { text, cursor: before.length };
}

/** The text after a key; a key that edits nothing leaves it as it is. */
export function edit(state: TextState, press: Press): TextState {
  const { text, cursor } = state;
  switch (press.key) {
    case 'text':
      return insert(state, press.text);
    case 'left':
      return { text, cursor: before(state) };
    case 'right':
      return { text, cursor: after(state) };
    case 'home':
      return { text, cursor: 0 };
    case 'end':
      return textState(text);
    case 'backspace':
      return remove(state, before(state), cursor);
    case 'delete':
      return remove(state, cursor, after(state));
    case 'deleteWord':
      return remove(state, text.slice(0, cursor).search(/\S*\s*$/), cursor);
    case 'clear':
      return textState('');
    default:
      return state;
  }
}

function remove({ text }: TextState, from: number, to: number): TextState {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

function before({ text, cursor }: TextState): number {
  return cursor - (graphemes(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

function after({ text, cursor }: TextState): number {
  return cursor + (graphemes(text.slice(cursor))[0]?.length ?? 0);
}
