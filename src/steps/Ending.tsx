import { safe } from '../terminal/safe-text.ts';
import { textWidth } from './frame/layout.ts';
import { Rows } from './frame/Rows.tsx';
import { blank, lineRows, span, textRows } from './frame/rows.ts';
import type { ViewProps } from './stage.ts';

/**
 * How the case ended. Printed once above the frame, like the transcript, and so of any length: the program
 * ends after it and the person reads it in the window.
 */
export function Ending({ screen, stage }: ViewProps<'ending'>) {
  const { symbols } = stage;
  const columns = textWidth(stage.columns);
  const sign = screen.good ? span(symbols.good, 'good') : span(symbols.warn, 'warn');
  return (
    <Rows
      rows={[
        blank,
        ...textRows(symbols.spell(screen.question), columns, 'strong', [sign, span(safe` `)]),
        blank,
        ...lineRows(screen.lines, columns, symbols, true),
      ]}
    />
  );
}
