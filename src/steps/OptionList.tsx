import { ListStep } from './ListStep.tsx';
import type { Option, Screen } from './screen.ts';
import type { Stage } from './stage.ts';

interface Props {
  screen: Screen;
  stage: Stage;
  options: readonly Option[];
  extra: readonly Option[];
  previous: readonly string[];
  many: boolean;
  all: boolean;
}

/** Options as a list; with more than ten of them there is a filter. */
export function OptionList({ options, ...props }: Props) {
  return (
    <ListStep
      {...props}
      items={options}
      optionOf={itself}
      textOf={labelAndHint}
      filters={options.length > 10}
    />
  );
}

const itself = (option: Option) => option;
const labelAndHint = ({ label, hint }: Option) => `${label} ${hint ?? ''}`;
