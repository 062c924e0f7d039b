import { ListStep } from './ListStep.tsx';
import type { ViewProps } from './stage.ts';

/** Several of a few things; Enter with nothing ticked asks instead of guessing. */
export function Checklist({ screen, stage }: ViewProps<'checklist'>) {
  const { options, extra, previous } = screen;
  return (
    <ListStep
      {...{ screen, stage, extra, previous }}
      entries={options}
      many
      filters={options.length > 10}
    />
  );
}
