import { usePaste } from 'ink';
import { useReducer } from 'react';
import type { SafeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { fieldRows } from './field-rows.ts';
import { type FieldShape, type FieldState, fieldState, reduceField } from './field-state.ts';
import { Frame } from './frame/Frame.tsx';
import { textWidth } from './frame/layout.ts';
import { Rows } from './frame/Rows.tsx';
import type { Row } from './frame/rows.ts';
import { useFrame } from './frame/use-frame.ts';
import type { Option, Screen } from './screen.ts';
import { type Stage, useSend } from './stage.ts';
import { type KeyHint, keyHints } from './words.ts';

interface Props {
  screen: Screen;
  stage: Stage;
  extra: readonly Option[];
  previous: string | null;
  read: FieldShape['read'];
  paste: FieldShape['paste'];
  /** Whether only the number of characters is shown. */
  hidden?: boolean;
  /** What stands right above the field. */
  above?: Row[];
  /** What a text that could be sent means, or what Enter does with an empty field. */
  remark?: (text: string) => { good: boolean; text: SafeText } | null;
}

/** A step that is answered by typing, or by one of the answers below the field. */
export function FieldStep(props: Props) {
  const { screen, stage, extra, previous, hidden = false, above = [], remark } = props;
  const shape: FieldShape = {
    read: props.read,
    paste: props.paste,
    extra: extra.map((option) => option.id),
  };
  const [state, dispatch] = useReducer(reduceField, previous, (text) =>
    fieldState(shape.extra, text),
  );
  useSend(state.sent, stage);
  const drawn = fieldRows({
    state,
    extra,
    hidden,
    above,
    remark: remark?.(state.field.text) ?? null,
    keepsRow: remark !== undefined,
    columns: textWidth(stage.columns),
    rows: stage.rows,
    symbols: stage.symbols,
  });
  const plan = useFrame({
    screen,
    stage,
    hints: fieldHints(state, extra.length > 0, stage.symbols),
    widget: { natural: drawn.natural, least: drawn.least },
    typing: state.focus === 'field',
    clears: false,
    scroll: 'pages',
    onPress: (press) => dispatch({ press, shape }),
  });
  usePaste((pasted) => dispatch({ pasted, shape }), { isActive: plan.live });
  const { rows, cursor } = drawn.fit(plan.layout.widget);
  return (
    <Frame plan={plan} cursor={state.focus === 'field' ? cursor : null}>
      <Rows rows={rows} />
    </Frame>
  );
}

function fieldHints(state: FieldState, hasExtra: boolean, symbols: Symbols): KeyHint[] {
  if (state.focus === 'extra') {
    return [keyHints.move(symbols), keyHints.choose, keyHints.toField];
  }
  return [keyHints.goOn, ...(hasExtra ? [keyHints.otherAnswers] : [])];
}
