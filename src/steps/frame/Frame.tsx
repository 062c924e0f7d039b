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
  const { layout, live, note } = plan;
  const gap = layout.gaps ? [blank] : [];
  const above: Row[] = [
    ...gap,
    ...(layout.header ? [plan.header, ...gap] : []),
    ...plan.question,
    ...(plan.body.length > 0 ? [...gap, ...plan.body] : []),
    ...(layout.widget > 0 ? gap : []),
  ];
  const place = note?.cursor ?? (live ? cursor : null);
  const shown = place !== null && !plan.tooSmall && place.row < layout.widget;
  setCursorPosition(shown ? { x: place.column, y: above.length + place.row } : undefined);
  if (plan.tooSmall) return <TooSmall stage={plan.stage} />;
  return (
    <Box flexDirection="column">
      <Rows rows={above} />
      {layout.widget > 0 && (
        <Box flexDirection="column" flexShrink={0} height={layout.widget} overflow="hidden">
          {note === null ? children : <Rows rows={note.rows} />}
        </Box>
      )}
      <Rows rows={[...gap, ...plan.footer]} />
    </Box>
  );
}
