import { useMemo, useReducer } from 'react';
import type { SafeText } from '../terminal/safe-text.ts';
import { Frame } from './frame/Frame.tsx';
import { textWidth } from './frame/layout.ts';
import { useFrame } from './frame/use-frame.ts';
import { List, type ListProps, listWish } from './List.tsx';
import { listState, reduceList } from './list-state.ts';
import type { Option, Screen, Tone } from './screen.ts';
import { type Stage, useSend } from './stage.ts';
import { type KeyHint, keyHints } from './words.ts';

export interface Entry {
  id: string;
  label: SafeText;
  hint: SafeText | null;
  tone: Tone;
}

interface Props {
  screen: Screen;
  stage: Stage;
  entries: readonly Entry[];
  extra: readonly Option[];
  previous: readonly string[];
  /** Whether several can be ticked. */
  many: boolean;
  filters: boolean;
}

/** A step that is answered from a list of any length, or by one of the answers below it. */
export function ListStep({ screen, stage, entries, extra, previous, many, filters }: Props) {
  const shape = useMemo(
    () => ({
      items: entries.map((entry) => ({ ...entry, find: `${entry.label} ${entry.hint ?? ''}` })),
      extra: extra.map((option) => option.id),
      many,
      filters,
      digits: false,
    }),
    [entries, extra, many, filters],
  );
  const [state, dispatch] = useReducer(reduceList, previous, (ids) =>
    listState({ ...shape, page: 1 }, ids),
  );
  useSend(state.sent, stage);
  const items = useMemo(
    () =>
      shape.items.map((item) => ({
        ...item,
        ticked: many ? state.ticked.has(item.id) : null,
        digit: null,
      })),
    [shape, many, state.ticked],
  );
  const props: ListProps = {
    items,
    extra,
    state,
    many,
    columns: textWidth(stage.columns),
    rows: stage.rows,
    symbols: stage.symbols,
  };
  const plan = useFrame({
    screen,
    stage,
    hints: listHints(props, filters),
    widget: listWish(props),
    typing: state.filtering ? 'filter' : 'no',
    scroll: 'sideways',
    onPress: (press, height) =>
      dispatch({ press, shape: { ...shape, page: Math.max(1, height - 3) } }),
  });
  return (
    <Frame plan={plan}>
      <List {...props} height={plan.layout.widget} />
    </Frame>
  );
}

function listHints({ items, extra, state, many, symbols }: ListProps, filters: boolean): KeyHint[] {
  const move = keyHints.move(symbols);
  if (state.filtering) return [move, keyHints.goOn, keyHints.endFind];
  if (state.focus === 'extra') {
    return [move, keyHints.choose, ...(items.length > 0 ? [keyHints.toList] : [])];
  }
  return [
    move,
    ...(many ? [keyHints.tick, keyHints.tickAll, keyHints.goOn] : [keyHints.choose]),
    ...(filters ? [keyHints.find] : []),
    ...(extra.length > 0 ? [keyHints.otherAnswers] : []),
  ];
}
