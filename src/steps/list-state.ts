/** A list with a pointer, ticks and a filter, and the other answers below it: a pure reducer. */
import { extraKey } from './extra-answers.ts';
import { type Tickable, type Ticks, tickAll, tickOne } from './list-ticks.ts';
import type { Press } from './press.ts';
import type { Sent } from './sent.ts';

export interface ListShape {
  items: readonly Tickable[];
  /** The items that a filter lets through. */
  found: (filter: string) => readonly Tickable[];
  /** Answers beside the list. */
  extra: readonly string[];
  /** Several can be ticked; else Enter takes the one under the pointer. */
  many: boolean;
  /** Each one must be ticked by itself before Enter goes on. */
  all: boolean;
  filters: boolean;
  /** Whether 1 to 9 choose at once. */
  digits: boolean;
  /** Rows of a page, for PgUp and PgDn. */
  page: number;
}

export interface ListState {
  focus: 'list' | 'extra';
  /** Position among the shown items. */
  at: number;
  extraAt: number;
  ticked: Ticks;
  filter: string;
  /** Whether typing goes into the filter. */
  filtering: boolean;
  /** Enter was pressed with too little ticked. */
  tooFew: boolean;
  sent: Sent | null;
}

/** The list as it is first shown, with the earlier answer under the pointer or ticked. */
export function listState(shape: ListShape, previous: readonly string[]): ListState {
  const wanted = new Set(previous);
  const extraAt = shape.extra.findIndex((id) => wanted.has(id));
  const at = shape.items.findIndex((item) => wanted.has(item.id));
  const known = shape.many ? shape.items.filter((item) => wanted.has(item.id)) : [];
  return {
    focus: extraAt >= 0 || shape.items.length === 0 ? 'extra' : 'list',
    at: Math.max(0, at),
    extraAt: Math.max(0, extraAt),
    ticked: new Set(known.map((item) => item.id)),
    filter: '',
    filtering: false,
    tooFew: false,
    sent: null,
  };
}

/** Whether a filter is typed or at work: Escape ends that first. */
export function isFiltered({ filter, filtering }: ListState): boolean {
  return filtering || filter !== '';
}

export type ListEvent =
  | { press: Press; shape: ListShape }
  /** The pointer was moved by another widget that draws the same list. */
  | { point: number };

export function reduceList(state: ListState, event: ListEvent): ListState {
  if ('point' in event) return { ...state, at: event.point };
  const { press, shape } = event;
  const clean = state.tooFew ? { ...state, tooFew: false } : state;
  if (isFiltered(clean)) {
    if (press.key === 'escape') return { ...clean, filter: '', filtering: false, at: 0 };
    if (press.key === 'backspace') return find(clean, clean.filter.slice(0, -1));
  }
  if (press.key === 'tab') return otherFocus(clean, shape);
  if (clean.filtering) return filterKey(clean, press, shape);
  return clean.focus === 'extra'
    ? extraKey(clean, press, shape.extra, () => otherFocus(clean, shape))
    : listKey(clean, press, shape);
}

function find(state: ListState, filter: string): ListState {
  return { ...state, filter, filtering: true, focus: 'list', at: 0 };
}

function filterKey(state: ListState, press: Press, shape: ListShape): ListState {
  if (press.key === 'text') return find(state, state.filter + press.text);
  if (press.key !== 'enter') return listKey(state, press, shape);
  // With nothing found there is nothing to go on to.
  return shape.found(state.filter).length === 0 ? state : { ...state, filtering: false };
}

function otherFocus(state: ListState, shape: ListShape): ListState {
  const focus = state.focus === 'list' ? 'extra' : 'list';
  const there = focus === 'list' ? shape.items.length : shape.extra.length;
  return there > 0 ? { ...state, focus, filtering: false } : state;
}

function listKey(state: ListState, press: Press, shape: ListShape): ListState {
  const shown = shape.found(state.filter);
  const last = Math.max(0, shown.length - 1);
  const moveTo = (at: number) => ({ ...state, at: Math.max(0, Math.min(at, last)) });
  switch (press.key) {
    case 'up':
      return moveTo(state.at - 1);
    case 'down':
      return state.at >= last ? otherFocus({ ...state, extraAt: 0 }, shape) : moveTo(state.at + 1);
    case 'pageUp':
      return moveTo(state.at - shape.page);
    case 'pageDown':
      return moveTo(state.at + shape.page);
    case 'home':
      return moveTo(0);
    case 'end':
      return moveTo(last);
    case 'enter':
      return take(state, shown, shown[state.at], shape);
    case 'text':
      return typed(state, press.text, shown, shape);
    default:
      return state;
  }
}

function take(
  state: ListState,
  shown: readonly Tickable[],
  item: Tickable | undefined,
  shape: ListShape,
): ListState {
  if (!shape.many) {
    return item === undefined ? state : { ...state, sent: { kind: 'answer', value: item.id } };
  }
  // In the order of the list, whatever the order of ticking.
  const value = shape.items.map(({ id }) => id).filter((id) => state.ticked.has(id));
  if (value.length >= (shape.all ? shape.items.length : 1)) {
    return { ...state, sent: { kind: 'answer', value } };
  }
  const unticked = shape.all ? shown.findIndex(({ id }) => !state.ticked.has(id)) : -1;
  return { ...state, tooFew: true, at: unticked < 0 ? state.at : unticked };
}

function typed(
  state: ListState,
  text: string,
  shown: readonly Tickable[],
  shape: ListShape,
): ListState {
  const under = shown[state.at];
  if (text === '/' && shape.filters) return { ...state, filtering: true };
  if (shape.digits && /^[1-9]$/.test(text))
    return take(state, shown, shown[Number(text) - 1], shape);
  if (!shape.many || under === undefined) return state;
  if (text === ' ') return { ...state, ticked: tickOne(state.ticked, under.id) };
  return text === 'a' && !shape.all ? { ...state, ticked: tickAll(shown, state.ticked) } : state;
}
