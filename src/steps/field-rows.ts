/** How a text field, what there is to say about its text, and the other answers are drawn. Pure. */
import { type SafeText, safe } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { width } from '../terminal/width.ts';
import type { FieldState } from './field-state.ts';
import { blank, type Row, span, textRows } from './frame/rows.ts';
import { asItem, listRows, naturalHeight } from './list-rows.ts';
import type { Option } from './screen.ts';
import { fieldRow } from './text-field.ts';

interface FieldLook {
  state: FieldState;
  extra: readonly Option[];
  hidden: boolean;
  above: Row[];
  remark: { good: boolean; text: SafeText } | null;
  /** Whether a row is kept for remarks, so that the answers below do not jump while typing. */
  keepsRow: boolean;
  columns: number;
  rows: number;
  symbols: Symbols;
}

interface DrawnField {
  natural: number;
  least: number;
  /** The rows in a height, and where the cursor stands in them. */
  fit: (height: number) => { rows: Row[]; cursor: { row: number; column: number } };
}

export function fieldRows(look: FieldLook): DrawnField {
  const { state, extra, hidden, above, columns, symbols } = look;
  const field = fieldRow(state.field, {
    columns,
    symbols,
    hidden,
    focused: state.focus === 'field',
  });
  const remarks = remarkRows(look);
  const kept = remarks.length === 0 && look.keepsRow ? [blank] : remarks;
  const top = [...above, field.row, ...kept];
  const items = extra.map(asItem);
  const listLook = { columns, symbols, focused: state.focus === 'extra' };
  const full = naturalHeight(items, listLook, look.rows);
  const natural = top.length + (full > 0 ? 1 + full : 0);
  return {
    natural,
    least: top.length + Math.min(extra.length, 2),
    fit: (height) => {
      const gap = height >= natural && full > 0 ? [blank] : [];
      const room = height - top.length - gap.length;
      const below = room > 0 && full > 0 ? listRows(items, state.extraAt, room, listLook) : [];
      const cursor = { row: above.length, column: field.cursor };
      return { rows: [...top, ...gap, ...below].slice(0, height), cursor };
    },
  };
}

function remarkRows({ state, remark, columns, symbols }: FieldLook): Row[] {
  const sign = state.why !== null ? span(symbols.warn, 'warn') : span(symbols.good, 'good');
  const text = state.why ?? remark?.text ?? null;
  if (text === null) return [];
  const marked = state.why !== null || remark?.good === true;
  const lead: Row = marked ? [sign, span(safe` `)] : [span(safe`  `)];
  const rows = textRows(symbols.spell(text), columns, 'plain', lead);
  return width(text) > 0 ? rows.slice(0, 3) : [];
}
