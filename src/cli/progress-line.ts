/** One line on a terminal's stderr that says how far a command is; nothing where stderr is no terminal. */
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

export function progressLine({ stderr, env }: Environment, silent: boolean): ProgressLine {
  if (silent || !stderr.isTTY || env.TERM === 'dumb') {
    return { show: () => {}, clear: () => {} };
  }
  const paceOf = pacer();
  let shown = false;
  return {
    show: (progress) => {
      const words = progressInWords(progress, paceOf(progress, performance.now()));
      const text = safeText(`${phaseInWords(progress.phase)}: ${words}`, {
        max: (stderr.columns || 80) - 1,
      });
      stderr.write(ERASE_LINE + text);
      shown = true;
    },
    clear: () => {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}
