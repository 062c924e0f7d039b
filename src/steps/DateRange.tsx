import { FieldStep } from './FieldStep.tsx';
import { asAnswer, fieldRemark } from './field-state.ts';
import type { ViewProps } from './stage.ts';

/** A day, a month or a range in words or numbers; what was understood is said back while typing. */
export function DateRange({ screen, stage }: ViewProps<'dates'>) {
  const { field, extra, previous } = screen;
  return (
    <FieldStep
      {...{ screen, stage, extra, previous }}
      read={(text) => asAnswer(field, text)}
      paste={(text) => text}
      remark={(text) => fieldRemark(field, text)}
    />
  );
}
