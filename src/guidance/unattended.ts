/** What is said where nobody is at the keyboard: about answers files, and about several of them. */

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A time that was waited, in the largest unit that fits: `2 hours`, `90 seconds`. */
function timeInWords(milliseconds: number): string {
  const fits = UNITS.find(([, length]) => milliseconds >= length && milliseconds % length === 0);
  const [unit, length] = fits ?? (['second', 1000] as const);
  const count = Math.round((milliseconds / length) * 10) / 10;
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** A fresh backup was waited for, and the case is left as it is. */
export function waitedInVain(milliseconds: number): string {
  return `No fresh backup was seen within ${timeInWords(milliseconds)}. Nothing on the phone was changed.`;
}

/** A filter picked nothing. */
export function nothingPicked(kind: 'backup' | 'photos', filter: string, outOf: number): string {
  const what = kind === 'backup' ? 'backup' : 'photo';
  const there = outOf === 1 ? `1 ${what} is` : `${outOf} ${what}s are`;
  return `No ${what} fits ${filter}: ${there} there.`;
}

export const NO_PASSWORD_GIVEN =
  "needs the backup's password. Give it with --password-file FILE or BACKROLL_PASSWORD.";

/** A file can lead to data being lost, and nobody watches. */
export const NOT_IN_A_BATCH =
  'can lead to a restore, which can lose data. Play this file alone, not together with others.';

export const NOT_RUN = 'not run';

/** Whether a file fits, in one line. */
export function fitsInWords(endings: readonly string[], unanswered: readonly string[]): string {
  const ends =
    endings.length === 0 ? 'It reaches no ending' : `It can end in ${endings.join(', ')}`;
  const open = unanswered.length === 0 ? '' : `; it has no answer to ${unanswered.join(', ')}`;
  return `fits. ${ends}${open}.`;
}
