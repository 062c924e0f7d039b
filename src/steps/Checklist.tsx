import { OptionList } from './OptionList.tsx';
import type { ViewProps } from './stage.ts';

/** Several of a few things, or all of them one by one; Enter with too little ticked asks instead of guessing. */
export function Checklist({ screen, stage }: ViewProps<'checklist'>) {
  const { options, extra, previous, all } = screen;
  return <OptionList {...{ screen, stage, options, extra, previous, all }} many />;
}
