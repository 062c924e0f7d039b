/** The photo picker: a pointer, ticks, a typed find, facets, and the other answers below; a pure reducer. */
import { extraKey } from '../extra-answers.ts';
import { type Ticks, tickAll } from '../list-ticks.ts';
import type { Press } from '../press.ts';
import type { PhotoRow } from '../screen.ts';
import type { Sent } from '../sent.ts';
import type { FacetId, OfferedFacet } from './facets.ts';
import { groupAround } from './groups.ts';
import type { Query } from './photo-search.ts';

export interface PickerShape {
  rows: readonly PhotoRow[];
  found: (query: Query) => readonly PhotoRow[];
  facets: readonly OfferedFacet[];
  /** Answers beside the list. */
  extra: readonly string[];
  /** Rows of a page, for PgUp and PgDn. */
  page: number;
}

export interface PickerState {
  focus: 'list' | 'extra' | 'facets';
  /** Position among the shown rows. */
  at: number;
  extraAt: number;
  facetAt: number;
  ticked: Ticks;
  query: Query;
  /** Whether typing goes into the find. */
  typing: boolean;
  /** Where a range begins, among the shown rows. */
  anchor: number | null;
  /** Enter was pressed with nothing ticked. */
  tooFew: boolean;
  /** A photo to be shown large: a new object for each time the key is pressed. */
  look: { at: number } | null;
  sent: Sent | null;
}

export type PickerEvent = { shape: PickerShape } & (
  | { press: Press }
  /** The pointer was moved while a photo was shown large. */
  | { point: number }
);

const noFacets: ReadonlySet<FacetId> = new Set();
export const everything: Query = { facets: noFacets, text: '' };

/** The list as it is first shown, with the earlier answer ticked or under the pointer. */
export function pickerState(shape: PickerShape, previous: readonly string[]): PickerState {
  const wanted = new Set(previous);
  const extraAt = shape.extra.findIndex((id) => wanted.has(id));
  const known = wanted.size === 0 ? [] : shape.rows.filter(({ id }) => wanted.has(id));
  const [first] = known;
  return {
    focus: extraAt >= 0 || shape.rows.length === 0 ? 'extra' : 'list',
    at: first === undefined ? 0 : shape.rows.indexOf(first),
    extraAt: Math.max(0, extraAt),
    facetAt: 0,
    ticked: new Set(known.map(({ id }) => id)),
    query: everything,
    typing: false,
    anchor: null,
    tooFew: false,
    look: null,
    sent: null,
  };
}

/** Whether Escape still has something to close here, before it leaves the step. */
export function clearsSomething({ typing, query, anchor, focus }: PickerState): boolean {
  return typing || anchor !== null || focus === 'facets' || isNarrowed(query);
}

export function isNarrowed({ text, facets }: Query): boolean {
  return text !== '' || facets.size > 0;
}

export function reducePicker(state: PickerState, event: PickerEvent): PickerState {
  const { shape } = event;
  if ('point' in event) return { ...state, at: event.point };
  const { press } = event;
  const clean = state.tooFew ? { ...state, tooFew: false } : state;
  if (press.key === 'escape') return cleared(clean);
  if (press.key === 'tab') return otherFocus(clean, shape);
  if (clean.focus === 'facets') return facetKey(clean, press, shape);
  if (clean.focus === 'extra') {
    return extraKey(clean, press, shape.extra, () => otherFocus(clean, shape));
  }
  return clean.typing ? findKey(clean, press, shape) : listKey(clean, press, shape);
}

/** Closes what was opened last. */
function cleared(state: PickerState): PickerState {
  if (state.focus === 'facets') return { ...state, focus: 'list' };
  if (state.anchor !== null) return { ...state, anchor: null };
  return { ...state, query: everything, typing: false, at: 0 };
}

function asking(state: PickerState, query: Query): PickerState {
  return { ...state, query, at: 0, anchor: null };
}

function findKey(state: PickerState, press: Press, shape: PickerShape): PickerState {
  const { query } = state;
  const find = (text: string) => asking(state, { ...query, text });
  switch (press.key) {
    case 'text':
      return find(query.text + press.text);
    case 'backspace':
      return find(query.text.slice(0, -1));
    case 'clear':
      return find('');
    case 'enter':
      // With nothing found there is nothing to go on to.
      return shape.found(query).length === 0 ? state : { ...state, typing: false };
    default:
      return moved(state, press, shape);
  }
}

function otherFocus(state: PickerState, shape: PickerShape): PickerState {
  const focus = state.focus === 'list' ? 'extra' : 'list';
  const there = focus === 'list' ? shape.rows.length : shape.extra.length;
  return there > 0 ? { ...state, focus, typing: false, anchor: null } : state;
}

function facetKey(state: PickerState, press: Press, { facets }: PickerShape): PickerState {
  const last = facets.length - 1;
  const letter = press.key === 'text' ? press.text : null;
  if (press.key === 'enter' || letter === 'f') return { ...state, focus: 'list' };
  if (press.key === 'up') return { ...state, facetAt: Math.max(0, state.facetAt - 1) };
  if (press.key === 'down') return { ...state, facetAt: Math.min(last, state.facetAt + 1) };
  const id = facets[state.facetAt]?.id;
  if (letter !== ' ' || id === undefined) return state;
  const ticked = new Set(state.query.facets);
  if (!ticked.delete(id)) ticked.add(id);
  return asking(state, { ...state.query, facets: ticked });
}

function listKey(state: PickerState, press: Press, shape: PickerShape): PickerState {
  if (press.key === 'enter') return take(state, shape);
  return press.key === 'text' ? letterKey(state, press.text, shape) : moved(state, press, shape);
}

function moved(state: PickerState, press: Press, shape: PickerShape): PickerState {
  const last = Math.max(0, shape.found(state.query).length - 1);
  const to = (at: number) => ({ ...state, at: Math.max(0, Math.min(at, last)) });
  switch (press.key) {
    case 'up':
      return to(state.at - 1);
    case 'down':
      return state.at >= last && state.anchor === null
        ? otherFocus({ ...state, extraAt: 0 }, shape)
        : to(state.at + 1);
    case 'pageUp':
      return to(state.at - shape.page);
    case 'pageDown':
      return to(state.at + shape.page);
    case 'home':
      return to(0);
    case 'end':
      return to(last);
    default:
      return state;
  }
}

function take(state: PickerState, shape: PickerShape): PickerState {
  if (state.ticked.size === 0) return { ...state, tooFew: true };
  // In the order of the list, whatever the order of ticking.
  const value = shape.rows.map(({ id }) => id).filter((id) => state.ticked.has(id));
  return { ...state, sent: { kind: 'answer', value } };
}

function letterKey(state: PickerState, letter: string, shape: PickerShape): PickerState {
  const shown = shape.found(state.query);
  const { at, anchor, ticked } = state;
  if (letter === '/') return { ...state, typing: true };
  if (letter === 'f' && shape.facets.length > 0) return { ...state, focus: 'facets' };
  const under = shown[at];
  if (under === undefined) return state;
  switch (letter) {
    case ' ': {
      if (anchor === null) return { ...state, ticked: toggled(ticked, [under]) };
      const range = shown.slice(Math.min(anchor, at), Math.max(anchor, at) + 1);
      return { ...state, ticked: toggled(ticked, range), anchor: null };
    }
    case 'r':
      return { ...state, anchor: anchor === null ? at : null };
    case 'd': {
      const { from, to } = groupAround(shown, at);
      return { ...state, ticked: toggled(ticked, shown.slice(from, to)) };
    }
    case 'a':
      return { ...state, ticked: tickAll(shown, ticked) };
    case 'v':
      return { ...state, look: { at } };
    default:
      return state;
  }
}

/** Ticks them all; takes the ticks away where all have one. */
function toggled(ticked: Ticks, rows: readonly PhotoRow[]): Ticks {
  const next = new Set(ticked);
  const untick = rows.every(({ id }) => ticked.has(id));
  for (const { id } of rows) {
    if (untick) next.delete(id);
    else next.add(id);
  }
  return next;
}
