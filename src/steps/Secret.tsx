import { FieldStep } from './FieldStep.tsx';
import type { ViewProps } from './stage.ts';
import { words } from './words.ts';

/** A password: never shown, never part of an answer, forgotten with the view. */
export function Secret({ screen, stage }: ViewProps<'secret'>) {
  return (
    <FieldStep
      {...{ screen, stage }}
      extra={screen.extra}
      previous={null}
      hidden
      read={(text) =>
        text === ''
          ? { ok: false, why: words.nothingTyped }
          : { ok: true, sent: { kind: 'secret', text } }
      }
      paste={(text) => text}
    />
  );
}
