/** A list in the rows that there are, what is ticked or found, and the other answers below it. */
import { type SafeText, safe, safeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { Rows } from './frame/Rows.tsx';
import { blank, type Row, span } from './frame/rows.ts';
import { asItem, type ListItem, listRows, naturalHeight } from './list-rows.ts';
import { type ListState, shownItems } from './list-state.ts';
import type { Option } from './screen.ts';
import { words } from './words.ts';

export interface ListProps {
  /** All items; the filter in `state` is applied here. */
  items: readonly (ListItem & { find: string })[];
  extra: readonly Option[];
  state: ListState;
  many: boolean;
  columns: number;
  /** Of the window: no list is higher. */
  rows: number;
  symbols: Symbols;
}

/** Rows that the list wants, and how few it can work with. */
export function listWish(props: ListProps): { natural: number; least: number } {
  const { items, extra, rows, columns, symbols } = props;
  const look = { columns, symbols, focused: false };
  const list = Math.max(1, naturalHeight(items, look, rows));
  const extras = extra.length === 0 ? 0 : 1 + naturalHeight(extra.map(asItem), look, rows);
  const below = stateRow(props, items.length, true) === null ? 0 : 1;
  return { natural: list + extras + below, least: 2 + Math.min(extra.length, 1) };
}

export function List({ height, ...props }: ListProps & { height: number }) {
  return <Rows rows={listWidgetRows(props, height)} />;
}

function listWidgetRows(props: ListProps, height: number): Row[] {
  const { items, extra, state, columns, symbols } = props;
  const look = (focus: ListState['focus']) => ({
    columns,
    symbols,
    focused: state.focus === focus,
  });
  const shown = shownItems(items, state.filter);
  const fits = listWish(props).natural <= height;
  const extras = extra.map(asItem);
  const extraHeight = fits ? height : Math.min(extras.length, Math.max(1, Math.floor(height / 3)));
  const below =
    extras.length > 0 ? listRows(extras, state.extraAt, extraHeight, look('extra')) : [];
  const gap = below.length > 0 && (fits || height > 9) ? [blank] : [];
  const note = height > 2 ? stateRow(props, shown.length, fits) : null;
  const noteRows = note === null ? [] : [note];
  const room = height - below.length - gap.length - noteRows.length;
  const list =
    shown.length === 0
      ? [[span(items.length === 0 ? words.nothingToList : words.nothingFound)]]
      : listRows(shown, state.at, room, look('list'));
  return [...list, ...noteRows, ...gap, ...below];
}

/** What cannot be seen from the list itself: where in it one is, what is ticked, what is looked for. */
function stateRow(props: ListProps, shown: number, fits: boolean): Row | null {
  const { items, state, many, symbols } = props;
  if (state.nothingTicked) return [span(safe`${symbols.warn} `, 'warn'), span(words.nothingTicked)];
  if (state.filtering) {
    const found = words.found(shown, items.length);
    return [span(words.find, 'accent'), span(safeText(`${state.filter}_   ${found}`))];
  }
  const parts: SafeText[] = [
    ...(fits || shown === 0 ? [] : [words.position(state.at + 1, shown)]),
    ...(state.filter === '' ? [] : [words.found(shown, items.length)]),
    ...(many ? [words.ticked(state.ticked.size)] : []),
  ];
  if (parts.length === 0) return null;
  return [span(safeText(`  ${parts.join(` ${symbols.dot} `)}`), 'accent')];
}
