/** How far a command is: one line on a terminal's stderr, nothing where it is none; and an event. */
import type { Progress } from '../backup/types.ts';
import { phaseInWords, progressInWords } from '../guidance/index.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Environment } from './environment.ts';
import { pacer } from './pace.ts';

const ERASE_LINE = '\r\u001b[2K';

export interface ProgressLine {
  show: (progress: Progress) => void;
  clear: () => void;
}

export async function progressLine(
  { stderr, env, telling }: Environment,
  silent: boolean,
): Promise<ProgressLine> {
  const tell = ({ phase, done, total, unit }: Progress) =>
    telling.tell({ type: 'progress', phase, done, total, unit });
  if (silent || !stderr.isTTY || env.TERM === 'dumb') return { show: tell, clear: () => {} };
  // What measures a text takes a while to load, and a script has no line to fill.
  const { cut } = await import('../terminal/width.ts');
  const paceOf = pacer();
  let shown = false;
  return {
    show: (progress) => {
      tell(progress);
      const words = progressInWords(progress, paceOf(progress, performance.now()));
      const text = safeText(`${phaseInWords(progress.phase)}: ${words}`);
      stderr.write(ERASE_LINE + cut(text, (stderr.columns || 80) - 1));
      shown = true;
    },
    clear: () => {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}
