/** When a running job is worth another line. Pure. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import type { ProgressBar } from '../screen.ts';
import { plainWords } from './words.ts';

/** Milliseconds between two lines about the same job. */
const EVERY = 5000;

/** What was told last about a job. */
export interface Told {
  text: SafeText;
  fraction: number | null;
  /** Milliseconds on a clock that only rises. */
  at: number;
}

/**
 * Whether there is something to tell now: at once in the beginning and where another part of the job begins, then
 * every few seconds, and never the same twice.
 *
 * @returns `tell`: what to print, or `null`; `wait`: in how many milliseconds to look again, or `null` for not before
 * something changes
 */
export function progressDue(
  bar: ProgressBar,
  told: Told | null,
  now: number,
): { tell: Told | null; wait: number | null } {
  const text = inWords(bar);
  if (text === null || text === told?.text) return { tell: null, wait: null };
  const left = told === null || beginsAgain(bar, told) ? 0 : told.at + EVERY - now;
  if (left > 0) return { tell: null, wait: left };
  return { tell: { text, fraction: bar.fraction, at: now }, wait: null };
}

function beginsAgain({ fraction }: ProgressBar, told: Told): boolean {
  return told.fraction !== null && (fraction === null || fraction < told.fraction);
}

/** How far a job is; `null` while nothing is known. */
function inWords({ fraction, counts }: ProgressBar): SafeText | null {
  if (fraction === null) return counts === '' ? null : counts;
  const percent = plainWords.percent(Math.floor(Math.max(0, Math.min(fraction, 1)) * 100));
  return counts === '' ? percent : safe`${percent}, ${counts}`;
}
