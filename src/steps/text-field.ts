/** A text field in one row: the part of the text around the cursor, and where the cursor stands in it. */

import { graphemes } from '../terminal/graphemes.ts';
import { type SafeText, safe, safeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { width } from '../terminal/width.ts';
import { type Row, span } from './frame/rows.ts';
import type { TextState } from './text-state.ts';
import { words } from './words.ts';

/** How the field is drawn in `columns`; a hidden one shows only how much was typed. */
export function fieldRow(
  state: TextState,
  {
    columns,
    symbols,
    hidden,
    focused,
  }: {
    columns: number;
    symbols: Symbols;
    hidden: boolean;
    focused: boolean;
  },
): { row: Row; cursor: number } {
  const prompt = focused ? span(safe`${symbols.pointer} `, 'chosen') : span(safe`  `);
  const used = width(prompt.text);
  if (hidden) {
    const count = graphemes(state.text).length;
    const text = count === 0 ? safe`` : words.typedCount(count);
    return { row: [prompt, span(text)], cursor: used };
  }
  const shown = aroundCursor(state, columns - used - 1);
  return { row: [prompt, span(shown.text, 'strong')], cursor: used + shown.cursor };
}

/** As much of the text as fits with the cursor in view, and the cursor's column in that. */
export function aroundCursor(
  { text, cursor }: TextState,
  columns: number,
): { text: SafeText; cursor: number } {
  const before = graphemes(text.slice(0, cursor)).map((character) => safeText(character));
  const after = graphemes(text.slice(cursor)).map((character) => safeText(character));
  const left = fitting(before.toReversed(), columns).toReversed();
  const column = width(left.join(''));
  const right = fitting(after, columns - column);
  return { text: safeText([...left, ...right].join('')), cursor: column };
}

function fitting(characters: SafeText[], columns: number): SafeText[] {
  let used = 0;
  const count = characters.findIndex((character) => {
    used += width(character);
    return used > columns;
  });
  return count === -1 ? characters : characters.slice(0, count);
}
