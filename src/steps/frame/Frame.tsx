import { Box, useCursor } from 'ink';
import type { ReactNode } from 'react';
import { Rows } from './Rows.tsx';
import { blank, type Row } from './rows.ts';
import { TooSmall } from './TooSmall.tsx';
import type { FramePlan } from './use-frame.ts';

interface Props {
  plan: FramePlan;
  /** The widget, in as many rows as the plan gives it. */
  children?: ReactNode;
  /** Where in the widget the next letter goes: the terminal's own cursor stands there. */
  cursor?: { row: number; column: number } | null;
}

/** What surrounds every step: where we are, the question, the text, the keys. */
export function Frame({ plan, children, cursor = null }: Props) {
  const { setCursorPosition } = useCursor();
  const { layout, live } = plan;
  const gap = layout.gaps ? [blank] : [];
  const above: Row[] = [
    ...gap,
    ...(layout.header ? [plan.header, ...gap] : []),
    ...plan.question,
    ...(plan.body.length > 0 ? [...gap, ...plan.body] : []),
    ...(layout.widget > 0 ? gap : []),
  ];
  const shown = cursor !== null && live && cursor.row < layout.widget;
  setCursorPosition(shown ? { x: cursor.column, y: above.length + cursor.row } : undefined);
  if (plan.tooSmall) return <TooSmall stage={plan.stage} />;
  return (
    <Box flexDirection="column">
      <Rows rows={above} />
      {layout.widget > 0 && (
        <Box flexDirection="column" flexShrink={0} height={layout.widget} overflow="hidden">
          {children}
        </Box>
      )}
      <Rows rows={[...gap, ...plan.footer]} />
    </Box>
  );
}
