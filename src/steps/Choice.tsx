import SelectInput from 'ink-select-input';
import { createContext, use, useMemo, useReducer } from 'react';
import { Frame } from './frame/Frame.tsx';
import { textWidth } from './frame/layout.ts';
import { Rows } from './frame/Rows.tsx';
import { useFrame } from './frame/use-frame.ts';
import { List, type ListProps, listWish } from './List.tsx';
import { fullRows, type ListItem, type ListLook } from './list-rows.ts';
import { listState, reduceList } from './list-state.ts';
import { OptionList } from './OptionList.tsx';
import { useSend, type ViewProps } from './stage.ts';
import { keyHints } from './words.ts';

/** One of some things. Up to nine have a digit; more get a list with a filter. */
export function Choice({ screen, stage }: ViewProps<'choice'>) {
  if (screen.options.length <= 9) return <ShortChoice {...{ screen, stage }} />;
  const previous = screen.previous === null ? [] : [screen.previous];
  return (
    <OptionList
      {...{ screen, stage, previous }}
      options={screen.options}
      extra={noOptions}
      many={false}
      all={false}
    />
  );
}

const noOptions: never[] = [];

function ShortChoice({ screen, stage }: ViewProps<'choice'>) {
  const items = useMemo(
    () =>
      Array.from(screen.options.entries(), ([index, option]) => ({
        ...option,
        ticked: null,
        digit: index + 1,
      })),
    [screen.options],
  );
  const shape = {
    items,
    found: () => items,
    extra: [],
    many: false,
    all: false,
    filters: false,
    digits: true,
    page: 3,
  };
  const [state, dispatch] = useReducer(reduceList, screen.previous, (id) =>
    listState(shape, id === null ? [] : [id]),
  );
  useSend(state.sent, stage);
  const columns = textWidth(stage.columns);
  const props: ListProps = {
    items,
    shown: items,
    extra: noOptions,
    state,
    many: false,
    all: false,
    columns,
    rows: stage.rows,
    symbols: stage.symbols,
  };
  const wish = listWish(props);
  const plan = useFrame({
    screen,
    stage,
    hints: [keyHints.move(stage.symbols), keyHints.chooseByDigit(items.length)],
    // Blank rows are worth less than seeing what each answer means.
    widget: { ...wish, comfortable: wish.natural },
    typing: false,
    clears: false,
    scroll: 'sideways',
    onPress: (press, height) => {
      if (height < wish.natural) dispatch({ press, shape });
    },
  });
  const look = { columns, symbols: stage.symbols, focused: true };
  return (
    <Frame plan={plan}>
      {plan.layout.widget < wish.natural ? (
        <List {...props} height={plan.layout.widget} />
      ) : (
        <DrawnItems value={{ items, look }}>
          <SelectInput
            items={items.map(({ id }) => ({ label: id, value: id }))}
            initialIndex={state.at}
            isFocused={plan.live}
            indicatorComponent={NoIndicator}
            itemComponent={DrawnItem}
            onHighlight={({ value }) =>
              dispatch({ point: items.findIndex((item) => item.id === value) })
            }
            onSelect={({ value }) => stage.send({ kind: 'answer', value })}
          />
        </DrawnItems>
      )}
    </Frame>
  );
}

/** `SelectInput` hands its items' components a label and no more; the label is the option's id. */
const DrawnItems = createContext<{ items: readonly ListItem[]; look: ListLook } | null>(null);

function DrawnItem({ label, isSelected = false }: { label: string; isSelected?: boolean }) {
  const drawn = use(DrawnItems);
  const item = drawn?.items.find(({ id }) => id === label);
  if (!drawn || !item) return null;
  return <Rows rows={fullRows(item, isSelected, drawn.look)} />;
}

/** The pointer is part of the item's own first row, so that the hint under it can be indented. */
function NoIndicator() {
  return null;
}
