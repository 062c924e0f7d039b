/** A list in the rows that there are, what is ticked or found, and the other answers below it. */
import { type SafeText, safe, safeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { cut, width } from '../terminal/width.ts';
import { Rows } from './frame/Rows.tsx';
import { blank, type Row, span, textRows } from './frame/rows.ts';
import { asItem, highest, type ListItems, listRows, naturalHeight } from './list-rows.ts';
import { isFiltered, type ListState } from './list-state.ts';
import type { Option } from './screen.ts';
import { words } from './words.ts';

export interface ListProps {
  items: ListItems;
  /** Those that the filter lets through. */
  shown: ListItems;
  extra: readonly Option[];
  state: ListState;
  many: boolean;
  all: boolean;
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
  const note = noteRows(props, true).length;
  const needed = isFiltered(props.state) || props.state.tooFew ? note : 0;
  // The item under the pointer is read in full, with the row that tells where in the list it is.
  const open = Math.max(2 + needed, highest(items, look, rows) + 1);
  return { natural: list + extras + note, least: open + Math.min(extra.length, 1) };
}

export function List({ height, ...props }: ListProps & { height: number }) {
  return <Rows rows={listWidgetRows(props, height)} />;
}

function listWidgetRows(props: ListProps, height: number): Row[] {
  const { items, shown, extra, state, columns, symbols } = props;
  const look = (focus: ListState['focus']) => ({
    columns,
    symbols,
    focused: state.focus === focus,
  });
  const fits = listWish(props).natural <= height;
  const extras = extra.map(asItem);
  const extraHeight = fits ? height : Math.min(extras.length, Math.max(1, Math.floor(height / 3)));
  const below =
    extras.length > 0 ? listRows(extras, state.extraAt, extraHeight, look('extra')) : [];
  const gap = below.length > 0 && (fits || height > 9) ? [blank] : [];
  const note = height > 2 ? noteRows(props, fits) : [];
  const room = height - below.length - gap.length - note.length;
  const list =
    shown.length === 0
      ? textRows(items.length === 0 ? words.nothingToList : words.nothingFound, columns, 'plain')
      : listRows(shown, state.at, room, look('list'));
  return [...list.slice(0, Math.max(1, room)), ...note, ...gap, ...below];
}

/** What cannot be seen from the list itself: where in it one is, what is ticked, what is looked for. */
function noteRows(props: ListProps, fits: boolean): Row[] {
  const { items, shown, state, many, all, columns, symbols } = props;
  if (state.tooFew) {
    const text = all ? words.untickedLeft(items.length - state.ticked.size) : words.nothingTicked;
    return textRows(text, columns, 'plain', [span(symbols.warn, 'warn'), span(safe` `)]);
  }
  if (isFiltered(state)) return [filterRow(props)];
  const parts: SafeText[] = [
    ...(fits || shown.length === 0 ? [] : [words.position(state.at + 1, shown.length)]),
    ...(many ? [words.ticked(state.ticked.size)] : []),
  ];
  if (parts.length === 0) return [];
  return [[span(safeText(`  ${parts.join(` ${symbols.dot} `)}`), 'accent')]];
}

/** The filter, how much it finds, and once it is typed, what is ticked: as much as one row holds. */
function filterRow({ items, shown, state, many, columns, symbols }: ListProps): Row {
  const filter = safeText(state.filtering ? `${state.filter}_` : state.filter);
  const found = words.found(shown.length, items.length);
  const ticked = words.ticked(state.ticked.size);
  const whole = many && !state.filtering ? safe`${found} ${symbols.dot} ${ticked}` : found;
  const room = columns - width(words.find) - 3;
  const rest = width(filter) + width(whole) <= room ? whole : found;
  const shownFilter = cut(filter, Math.max(4, room - width(rest)), 'middle');
  return [span(words.find, 'accent'), span(safe`${shownFilter}   ${rest}`)];
}
