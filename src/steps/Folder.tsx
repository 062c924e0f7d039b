import { droppedPath } from './dropped-path.ts';
import { FieldStep } from './FieldStep.tsx';
import { asAnswer, fieldRemark } from './field-state.ts';
import type { ViewProps } from './stage.ts';

/** A folder, typed, pasted, or dragged into the window. */
export function Folder({ screen, stage }: ViewProps<'folder'>) {
  const { field, extra, previous } = screen;
  return (
    <FieldStep
      {...{ screen, stage, extra, previous }}
      read={(text) => asAnswer(field, text)}
      paste={droppedPath}
      remark={(text) => fieldRemark(field, text)}
    />
  );
}
