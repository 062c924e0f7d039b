import { safe } from '../terminal/safe-text.ts';
import { textWidth } from './frame/layout.ts';
import { Rows } from './frame/Rows.tsx';
import { span, textRows, toneSign } from './frame/rows.ts';
import type { TranscriptLine } from './screen.ts';
import type { Stage } from './stage.ts';

/** One line of the transcript: printed once above the frame, where it stays. */
export function TranscriptRows({ line, stage }: { line: TranscriptLine; stage: Stage }) {
  const { symbols } = stage;
  const sign = toneSign(line.tone, symbols) ?? span(symbols.dot, 'accent');
  const text = symbols.spell(line.text);
  return <Rows rows={textRows(text, textWidth(stage.columns), 'plain', [sign, span(safe` `)])} />;
}
