/** How the photo picker is drawn in the rows that there are. Pure. */
import { type SafeText, safe, safeText } from '../../terminal/safe-text.ts';
import type { Symbols } from '../../terminal/symbols.ts';
import { cut, width } from '../../terminal/width.ts';
import { blank, type Row, type Span, spaces, span, textRows } from '../frame/rows.ts';
import { asItem, listRows } from '../list-rows.ts';
import type { Option, PhotoRow, Tone } from '../screen.ts';
import { words } from '../words.ts';
import type { OfferedFacet } from './facets.ts';
import { beginsGroup, beginsSection, groupAround, sectionOf } from './groups.ts';
import { isNarrowed, type PickerState } from './picker-state.ts';

export interface PickerLook {
  state: PickerState;
  /** All rows, and those that the query lets through. */
  rows: readonly PhotoRow[];
  shown: readonly PhotoRow[];
  /** Whether all rows can be found by their text yet. */
  isRead: boolean;
  facets: readonly OfferedFacet[];
  extra: readonly Option[];
  dayInWords: (day: string | null) => SafeText;
  /** What is ticked weighs so much. */
  tickedSize: SafeText;
  columns: number;
  /** Of those, the ones that the photos have beside a picture. */
  listColumns: number;
  symbols: Symbols;
}

/** Rows that the picker wants, and how few it can work with. */
export function pickerWish(
  { rows, extra, state }: PickerLook,
  most: number,
): { natural: number; least: number; comfortable: number } {
  // As many as there are: photos fill whatever room they get.
  const natural = Math.min(most, rows.length * 2 + extra.length + 5);
  const note = isNarrowed(state.query) || state.typing || state.tooFew ? 1 : 0;
  return { natural, least: 2 + note + Math.min(extra.length, 1), comfortable: 15 };
}

/** The picker in a height: the photos, which stand beside a picture, and what is below them. */
export function pickerRows(look: PickerLook, height: number): { list: Row[]; below: Row[] } {
  const { state, extra, columns, symbols } = look;
  if (state.focus === 'facets') return { list: [], below: facetRows(look, height) };
  const extraHeight = Math.min(extra.length, Math.max(1, Math.floor(height / 5)));
  const extraLook = { columns, symbols, focused: state.focus === 'extra' };
  const below =
    extra.length > 0 ? listRows(extra.map(asItem), state.extraAt, extraHeight, extraLook) : [];
  const gap = below.length > 0 && height > 11 ? [blank] : [];
  const notes = height > 2 ? noteRows(look, height) : [];
  const room = Math.max(1, height - below.length - gap.length - notes.length);
  return {
    list: photoRows({ ...look, columns: look.listColumns }, room),
    below: [...notes, ...gap, ...below],
  };
}

function photoRows(look: PickerLook, room: number): Row[] {
  const { rows, shown, isRead, state, columns, symbols } = look;
  if (shown.length > 0) return windowRows(look, room);
  const nothing = rows.length === 0 ? words.nothingToList : words.nothingFound;
  const text = isRead || state.query.text === '' ? nothing : words.stillReading;
  return textRows(symbols.spell(text), columns, 'plain').slice(0, room);
}

/** One row of the list: a heading, or the photo at this position. */
type Drawn = { heading: Row } | { at: number };

/** The part of the list around the pointer, under the heading of its day. */
function windowRows(look: PickerLook, room: number): Row[] {
  const { shown, state } = look;
  // In very few rows the photos matter more than their days.
  const headed = room > 3;
  const drawn: Drawn[] = [];
  const first = Math.max(0, state.at - room);
  const last = Math.min(shown.length, state.at + room + 1);
  for (let at = first; at < last; at += 1) {
    if (headed) drawn.push(...headingsAt(look, at));
    drawn.push({ at });
  }
  const pointer = drawn.findIndex((one) => 'at' in one && one.at === state.at);
  const top = Math.max(0, Math.min(pointer - Math.floor(room / 2), drawn.length - room));
  const part = drawn.slice(top, top + room);
  const [head] = part;
  // The day that the rows on top are of stays in view.
  if (headed && head && 'at' in head && pointer > top) {
    part[0] = { heading: dayRow(look, head.at) };
  }
  return part.map((one) => ('heading' in one ? one.heading : photoRow(look, one.at)));
}

function headingsAt(look: PickerLook, at: number): Drawn[] {
  const { shown, columns, symbols } = look;
  const [row] = shown.slice(at, at + 1);
  if (row === undefined || !beginsGroup(shown, at)) return [];
  const sectioned = sectionOf(shown[0] ?? row) !== sectionOf(shown.at(-1) ?? row);
  const title = words.section[sectionOf(row)];
  const section =
    sectioned && beginsSection(shown, at)
      ? [{ heading: [span(cut(symbols.spell(title), columns), 'strong')] }]
      : [];
  return [...section, { heading: dayRow(look, at) }];
}

function dayRow({ shown, state, dayInWords, columns, symbols }: PickerLook, at: number): Row {
  const { from, to } = groupAround(shown, at);
  const ticked = shown.slice(from, to).filter(({ id }) => state.ticked.has(id)).length;
  const counts = words.ofTheDay(to - from, ticked);
  const day = dayInWords(shown[at]?.day ?? null);
  return [span(cut(symbols.spell(safe`  ${day} ${symbols.dot} ${counts}`), columns), 'accent')];
}

/** Widths of the columns; the name gets the rest. */
const TIME = 5;
const HAS = 9;
const SIZE = 9;
/** What a name like IMG_0042.HEIC takes. */
const NAME = 13;

function photoRow({ shown, state, columns, symbols }: PickerLook, at: number): Row {
  const row = shown[at];
  if (row === undefined) return blank;
  const pointed = state.focus === 'list' && at === state.at;
  const isTicked = state.ticked.has(row.id) || isInRange(state, at);
  const { time, has, size, name, tone } = row.words();
  const lead: Span[] = [
    pointed ? span(symbols.pointer, 'chosen') : span(safe` `),
    span(safe` `),
    isTicked ? span(symbols.ticked, 'good') : span(symbols.unticked),
    span(safe` `),
  ];
  const used = lead.reduce((sum, part) => sum + width(part.text), 0);
  const room = columns - used;
  const withSize = TIME + HAS + SIZE + 3 + NAME <= room;
  const facts: Span[] = [
    span(pad(time, TIME)),
    span(safe` `),
    span(pad(has, HAS), toneLook[tone]),
    span(safe` `),
    ...(withSize ? [span(pad(size, SIZE)), span(safe` `)] : []),
  ];
  const rest = facts.reduce((sum, part) => sum - width(part.text), room);
  const shownName = cut(symbols.spell(name), Math.max(1, rest), 'middle');
  return [...lead, ...facts, span(shownName, pointed ? 'chosen' : 'plain')];
}

const toneLook: Record<Tone, 'good' | 'warn' | 'bad' | 'plain'> = {
  good: 'good',
  warn: 'warn',
  bad: 'bad',
  plain: 'plain',
  quiet: 'plain',
};

function isInRange({ anchor, at: pointer }: PickerState, at: number): boolean {
  return anchor !== null && at >= Math.min(anchor, pointer) && at <= Math.max(anchor, pointer);
}

function pad(text: SafeText, columns: number): SafeText {
  return safe`${text}${spaces(Math.max(0, columns - width(text)))}`;
}

/** Where one is, what is ticked, what is looked for; and more about the photo under the pointer. */
function noteRows(look: PickerLook, height: number): Row[] {
  const { state, shown, columns, symbols } = look;
  if (state.tooFew) {
    const lead = [span(symbols.warn, 'warn'), span(safe` `)];
    return textRows(words.nothingTicked, columns, 'plain', lead).slice(0, height > 5 ? 3 : 1);
  }
  const detail = height > 8 && state.focus === 'list' ? shown[state.at]?.words().detail : undefined;
  const more = detail === undefined ? [] : [[span(cut(symbols.spell(safe`  ${detail}`), columns))]];
  return [...more, isNarrowed(state.query) || state.typing ? findRow(look) : countsRow(look)];
}

function countsRow({ state, shown, tickedSize, columns, symbols }: PickerLook): Row {
  const parts: SafeText[] = [
    ...(state.anchor === null ? [] : [words.range(Math.abs(state.at - state.anchor) + 1)]),
    ...(shown.length === 0 ? [] : [words.position(state.at + 1, shown.length)]),
    tickedInWords(state.ticked.size, tickedSize),
  ];
  return [span(cut(safeText(`  ${parts.join(` ${symbols.dot} `)}`), columns), 'accent')];
}

function tickedInWords(count: number, size: SafeText): SafeText {
  return count === 0 ? words.ticked(0) : safe`${words.ticked(count)}, ${size}`;
}

/** The find and the facets, how much they find, and once typed, what is ticked: as much as one row holds. */
function findRow({ state, rows, shown, facets, tickedSize, columns, symbols }: PickerLook): Row {
  const { query, typing, ticked } = state;
  if (typing && query.text === '') {
    return [span(words.find, 'accent'), span(cut(safe`_   ${words.findWhat}`, columns - 8))];
  }
  const labels = facets.filter(({ id }) => query.facets.has(id)).map(({ label }) => label);
  const text = typing ? [`${query.text}_`] : query.text === '' ? [] : [query.text];
  const asked = safeText([...labels, ...text].join(', '));
  const lead = labels.length > 0 && !typing ? words.only : words.find;
  const found = words.found(shown.length, rows.length);
  const more = safe`${found} ${symbols.dot} ${tickedInWords(ticked.size, tickedSize)}`;
  const room = columns - width(lead) - 3;
  const rest = !typing && width(asked) + width(more) <= room ? more : found;
  const shownAsked = cut(asked, Math.max(4, room - width(rest)), 'middle');
  return [span(lead, 'accent'), span(safe`${shownAsked}   ${rest}`)];
}

/** The facets to tick, in place of the photos. */
function facetRows(look: PickerLook, height: number): Row[] {
  const { state, facets, rows, shown, columns, symbols } = look;
  const items = facets.map(({ id, label, count }) => ({
    id,
    label: safe`${label} (${count})`,
    hint: null,
    tone: 'plain' as const,
    ticked: state.query.facets.has(id),
    digit: null,
  }));
  const found = words.found(shown.length, rows.length);
  const list = listRows(items, state.facetAt, Math.max(1, height - 1), {
    columns,
    symbols,
    focused: true,
  });
  return [...list, [span(safe`  ${found}`, 'accent')]].slice(0, height);
}
