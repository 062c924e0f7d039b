/** A list with a pointer, ticks and a filter, and the other answers below it: a pure reducer. */
import type { Press } from './press.ts';
import type { Sent } from './sent.ts';

export interface ListShape {
  /** What is listed; `find` is the text that the filter looks in. */
  items: readonly { id: string; find: string }[];
  /** Answers beside the list. */
  extra: readonly string[];
  /** Several can be ticked; else Enter takes the one under the pointer. */
  many: boolean;
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
  ticked: ReadonlySet<string>;
  filter: string;
  /** Whether typing goes into the filter. */
  filtering: boolean;
  /** Enter was pressed with nothing ticked. */
  nothingTicked: boolean;
  sent: Sent | null;
}

/** The list as it is first shown, with the earlier answer under the pointer or ticked. */
export function listState(shape: ListShape, previous: readonly string[]): ListState {
  const extraAt = shape.extra.findIndex((id) => previous.includes(id));
  const at = shape.items.findIndex((item) => previous.includes(item.id));
  const ids = shape.items.map((item) => item.id);
  return {
    focus: extraAt >= 0 || shape.items.length === 0 ? 'extra' : 'list',
    at: Math.max(0, at),
    extraAt: Math.max(0, extraAt),
    ticked: new Set(shape.many ? ids.filter((id) => previous.includes(id)) : []),
    filter: '',
    filtering: false,
    nothingTicked: false,
    sent: null,
  };
}

/** The items that the filter lets through. */
export function shownItems<T extends { find: string }>(items: readonly T[], filter: string): T[] {
  const wanted = filter.toLowerCase();
  return items.filter((item) => item.find.toLowerCase().includes(wanted));
}

export type ListEvent =
  | { press: Press; shape: ListShape }
  /** The pointer was moved by another widget that draws the same list. */
  | { point: number };

export function reduceList(state: ListState, event: ListEvent): ListState {
  if ('point' in event) return { ...state, at: event.point };
  const { press, shape } = event;
  const clean = state.nothingTicked ? { ...state, nothingTicked: false } : state;
  if (clean.filtering) return filterKey(clean, press, shape);
  if (press.key === 'tab') return otherFocus(clean, shape);
  return clean.focus === 'extra' ? extraKey(clean, press, shape) : listKey(clean, press, shape);
}

function otherFocus(state: ListState, shape: ListShape): ListState {
  if (state.focus === 'list') return shape.extra.length > 0 ? { ...state, focus: 'extra' } : state;
  return shape.items.length > 0 ? { ...state, focus: 'list' } : state;
}

function extraKey(state: ListState, press: Press, shape: ListShape): ListState {
  const id = shape.extra[state.extraAt];
  if (press.key === 'enter' && id !== undefined) {
    return { ...state, sent: { kind: 'answer', value: id } };
  }
  if (press.key === 'down') {
    return { ...state, extraAt: Math.min(state.extraAt + 1, shape.extra.length - 1) };
  }
  if (press.key !== 'up') return state;
  return state.extraAt === 0 ? otherFocus(state, shape) : { ...state, extraAt: state.extraAt - 1 };
}

function listKey(state: ListState, press: Press, shape: ListShape): ListState {
  const shown = shownItems(shape.items, state.filter);
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
      return take(state, shown[state.at]?.id, shape);
    case 'text':
      return typed(state, press.text, shown, shape);
    default:
      return state;
  }
}

function take(state: ListState, id: string | undefined, shape: ListShape): ListState {
  if (!shape.many) {
    return id === undefined ? state : { ...state, sent: { kind: 'answer', value: id } };
  }
  if (state.ticked.size === 0) return { ...state, nothingTicked: true };
  // In the order of the list, whatever the order of ticking.
  const value = shape.items.map((item) => item.id).filter((each) => state.ticked.has(each));
  return { ...state, sent: { kind: 'answer', value } };
}

function typed(
  state: ListState,
  text: string,
  shown: readonly { id: string }[],
  shape: ListShape,
): ListState {
  const under = shown[state.at];
  if (text === '/' && shape.filters) return { ...state, filtering: true };
  if (shape.digits && /^[1-9]$/.test(text)) return take(state, shown[Number(text) - 1]?.id, shape);
  if (!shape.many || under === undefined) return state;
  if (text === ' ') return { ...state, ticked: toggle(state.ticked, [under.id]) };
  const ids = shown.map((item) => item.id);
  return text === 'a' ? { ...state, ticked: toggle(state.ticked, ids) } : state;
}

/** Ticks them all, or takes the ticks away when all have one. */
function toggle(ticked: ReadonlySet<string>, ids: string[]): Set<string> {
  const wanted = new Set(ids);
  const all = ids.every((id) => ticked.has(id));
  return all
    ? new Set([...ticked].filter((id) => !wanted.has(id)))
    : new Set([...ticked, ...wanted]);
}

function filterKey(state: ListState, press: Press, shape: ListShape): ListState {
  switch (press.key) {
    case 'escape':
      return { ...state, filter: '', filtering: false, at: 0 };
    case 'backspace':
      return { ...state, filter: state.filter.slice(0, -1), at: 0 };
    case 'text':
      return { ...state, filter: state.filter + press.text, at: 0 };
    case 'enter':
    case 'tab':
      return { ...state, filtering: false };
    default:
      return listKey(state, press, shape);
  }
}
