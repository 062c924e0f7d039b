/** How a list of any length is drawn in the rows that there are. Pure. */
import { type SafeText, safe } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { cut, width } from '../terminal/width.ts';
import { windowTop } from './frame/layout.ts';
import { type Row, spaces, span, textRows, toneSign } from './frame/rows.ts';
import type { Option, Tone } from './screen.ts';

export interface ListItem {
  id: string;
  label: SafeText;
  hint: SafeText | null;
  tone: Tone;
  /** `null` where nothing can be ticked. */
  ticked: boolean | null;
  /** The digit that chooses it, or `null`. */
  digit: number | null;
}

/** Items in their order, made when they are drawn: there may be tens of thousands. An array will do too. */
export interface ListItems {
  length: number;
  slice: (from: number, to: number) => readonly ListItem[];
}

/** Things of any kind as items of a list. */
export function drawnAs<T>(things: readonly T[], item: (thing: T) => ListItem): ListItems {
  return {
    length: things.length,
    slice: (from, to) => things.slice(from, to).map(item),
  };
}

/** An answer beside a list or a field, as a list's item. */
export function asItem(option: Option): ListItem {
  return { ...option, ticked: null, digit: null };
}

export interface ListLook {
  columns: number;
  symbols: Symbols;
  /** Whether the list has the keys: only then is there a pointer. */
  focused: boolean;
}

/** Rows that a list takes with every label and hint in full; counted only until it is more than `limit`. */
export function naturalHeight(items: ListItems, look: ListLook, limit: number): number {
  let height = 0;
  for (const item of items.slice(0, limit + 1)) {
    if (height > limit) break;
    height += fullRows(item, false, look).length;
  }
  return height;
}

/** Rows that the highest item takes in full, among the first so many. */
export function highest(items: ListItems, look: ListLook, limit: number): number {
  return Math.max(0, ...items.slice(0, limit).map((item) => fullRows(item, false, look).length));
}

/** An item in full: its label and the hint under it. */
export function fullRows(item: ListItem, pointed: boolean, look: ListLook): Row[] {
  const { columns, symbols } = look;
  const lead = itemLead(item, pointed, look);
  const indent = lead.reduce((sum, part) => sum + width(part.text), 0);
  const label = symbols.spell(item.label);
  const rows = textRows(label, columns, pointed ? 'chosen' : 'plain', lead);
  if (item.hint === null) return rows;
  const sign = toneSign(item.tone, symbols);
  const hintLead = [span(spaces(indent)), ...(sign === null ? [] : [sign, span(safe` `)])];
  return [...rows, ...textRows(symbols.spell(item.hint), columns, 'plain', hintLead)];
}

function itemLead(item: ListItem, pointed: boolean, { symbols, focused }: ListLook): Row {
  const pointer = pointed && focused ? span(symbols.pointer, 'chosen') : span(safe` `);
  const tick =
    item.ticked === null
      ? []
      : [item.ticked ? span(symbols.ticked, 'good') : span(symbols.unticked), span(safe` `)];
  const digit = item.digit === null ? [] : [span(safe`${item.digit} `, 'accent')];
  return [pointer, span(safe` `), ...tick, ...digit];
}

/**
 * The rows of a list in `height`: all of it in full if that fits, else one row an item around the pointer,
 * with the item under the pointer in full.
 */
export function listRows(items: ListItems, at: number, height: number, look: ListLook): Row[] {
  if (naturalHeight(items, look, height) <= height) {
    return items
      .slice(0, height)
      .flatMap((item, index) => fullRows(item, look.focused && index === at, look));
  }
  const [pointed] = items.slice(at, at + 1);
  const full = pointed === undefined ? [] : fullRows(pointed, look.focused, look);
  const open = full.slice(0, Math.max(1, height));
  const count = Math.max(1, height - open.length + 1);
  const top = windowTop(at, items.length, count);
  const rows = items
    .slice(top, top + count)
    .flatMap((item, index) => (top + index === at ? open : [shortRow(item, look)]));
  return rows.slice(0, height);
}

/** An item's label alone, cut where the row ends. */
function shortRow(item: ListItem, look: ListLook): Row {
  const lead = itemLead(item, false, look);
  const used = lead.reduce((sum, part) => sum + width(part.text), 0);
  return [...lead, span(cut(look.symbols.spell(item.label), look.columns - used))];
}
