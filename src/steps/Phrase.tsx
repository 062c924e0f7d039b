import { FieldStep } from './FieldStep.tsx';
import { asAnswer } from './field-state.ts';
import { textWidth } from './frame/layout.ts';
import { span, textRows } from './frame/rows.ts';
import type { ViewProps } from './stage.ts';
import { words } from './words.ts';

/** A sentence to be typed word for word, so that nothing is lost by accident. A paste does not count. */
export function Phrase({ screen, stage }: ViewProps<'phrase'>) {
  const { field, extra, phrase } = screen;
  const columns = textWidth(stage.columns);
  return (
    <FieldStep
      {...{ screen, stage, extra }}
      previous={null}
      above={textRows(phrase, columns, 'strong', [span(words.toType)])}
      read={(text) => asAnswer(field, text)}
      paste={null}
    />
  );
}
