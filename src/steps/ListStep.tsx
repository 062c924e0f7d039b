import { useMemo, useReducer } from 'react';
import { Frame } from './frame/Frame.tsx';
import { textWidth } from './frame/layout.ts';
import { useFrame } from './frame/use-frame.ts';
import { List, type ListProps, listWish } from './List.tsx';
import { drawnAs } from './list-rows.ts';
import { listSearch } from './list-search.ts';
import { isFiltered, listState, reduceList } from './list-state.ts';
import { type AllKey, nextAll, type Tickable } from './list-ticks.ts';
import type { Option, Screen } from './screen.ts';
import { type Stage, useSend } from './stage.ts';
import { type KeyHint, keyHints } from './words.ts';

interface Props<T extends Tickable> {
  screen: Screen;
  stage: Stage;
  items: readonly T[];
  /** An item's words; asked for only when it is drawn. */
  optionOf: (item: T) => Option;
  /** What the filter looks in; the same function every time. */
  textOf: (item: T) => string;
  extra: readonly Option[];
  previous: readonly string[];
  /** Whether several can be ticked. */
  many: boolean;
  /** Whether each must be ticked by itself. */
  all?: boolean;
  filters: boolean;
}

/** A step that is answered from a list of any length, or by one of the answers below it. */
export function ListStep<T extends Tickable>(props: Props<T>) {
  const { screen, stage, items, optionOf, textOf, extra, many, all = false, filters } = props;
  const search = useMemo(() => listSearch(items, textOf), [items, textOf]);
  const shape = {
    items,
    found: search.found,
    extra: extra.map((option) => option.id),
    many,
    all,
    filters,
    digits: false,
  };
  const [state, dispatch] = useReducer(reduceList, props.previous, (ids) =>
    listState({ ...shape, page: 1 }, ids),
  );
  useSend(state.sent, stage);
  const shown = search.found(state.filter);
  const { ticked } = state;
  const allKey = useMemo(
    () => (many && !all && shown.length > 0 ? nextAll(shown, ticked) : null),
    [shown, ticked, many, all],
  );
  const drawn = (item: T) => ({
    ...optionOf(item),
    ticked: many ? ticked.has(item.id) : null,
    digit: null,
  });
  const list: ListProps = {
    items: drawnAs(items, drawn),
    shown: drawnAs(shown, drawn),
    extra,
    state,
    many,
    all,
    columns: textWidth(stage.columns),
    rows: stage.rows,
    symbols: stage.symbols,
  };
  const plan = useFrame({
    screen,
    stage,
    hints: listHints(list, filters, allKey),
    widget: listWish(list),
    typing: state.filtering,
    clears: isFiltered(state),
    scroll: 'sideways',
    onPress: (press, height) =>
      dispatch({ press, shape: { ...shape, page: Math.max(1, height - 3) } }),
  });
  return (
    <Frame plan={plan}>
      <List {...list} height={plan.layout.widget} />
    </Frame>
  );
}

/** While a filter is at work, the way out of it comes first: in a narrow window the last hints are left out. */
function listHints(list: ListProps, filters: boolean, allKey: AllKey | null): KeyHint[] {
  const clear = isFiltered(list.state) ? [keyHints.clearFind] : [];
  return [...clear, ...focusHints(list, filters, allKey)];
}

function focusHints(list: ListProps, filters: boolean, allKey: AllKey | null): KeyHint[] {
  const { items, shown, extra, state, many } = list;
  const move = keyHints.move(list.symbols);
  if (state.filtering) return shown.length > 0 ? [keyHints.keepFind, move] : [];
  if (state.focus === 'extra') {
    return [move, keyHints.choose, ...(items.length > 0 ? [keyHints.toList] : [])];
  }
  const take = many
    ? [keyHints.tick, ...(allKey === null ? [] : [keyHints.tickAll(allKey)]), keyHints.goOn]
    : [keyHints.choose];
  return [
    ...(shown.length > 0 ? [move, ...take] : []),
    ...(filters ? [keyHints.find] : []),
    ...(extra.length > 0 ? [keyHints.otherAnswers] : []),
  ];
}
