/** Work that is going on, in words. */
import type { Progress } from '../backup/types.ts';
import { type Case, latest } from '../flows/case.ts';
import type { EffectName, ScanFinding } from '../flows/effects.ts';
import { count, digits, sizeInWords } from './calendar.ts';

const PHASES: Readonly<Record<string, string>> = {
  scan: 'Looking through folders',
  'copy-manifest': 'Reading the backup’s list of files',
  unlock: 'Unlocking the backup',
  'read-photos': 'Listing the photos',
  extract: 'Saving the photos',
  sheet: 'Making the contact sheet',
  protect: 'Copying the backup',
  verify: 'Checking the files',
  elsewhere: 'Looking in messages and notes',
  'deep-scan': 'Looking through every app',
  'link-copies': 'Comparing with the lost photos',
  measure: 'Measuring the backups',
  compare: 'Comparing the two backups',
  watch: 'Waiting for the backup to begin',
  'watch-running': 'The backup is running',
  'backup-phone': 'Looking for the phone',
  'backup-passcode': 'Waiting for the phone: it may want its passcode',
  backup: 'The phone is sending its backup',
};

/** What is being done now, without a full stop. */
export function phaseInWords(phase: string): string {
  return PHASES[phase] ?? 'Working';
}

/** How fast something goes, by whoever has a clock. */
export interface Pace {
  /** In the unit of the progress; `null` while nobody can tell. */
  perSecond: number | null;
  secondsLeft: number | null;
}

/** `1,204 of 5,310 files · 41 MB/s · about 2 minutes left`, as far as it is known. */
export function progressInWords(
  { phase, done, total, unit }: Progress,
  { perSecond, secondsLeft }: Pace = { perSecond: null, secondsLeft: null },
): string {
  // How far a lock is worked through means nothing to anyone, and the bar has its own percentage.
  const amount =
    unit === 'rounds' || unit === 'percent'
      ? phaseInWords(phase)
      : amountInWords(done, total, unit);
  const speed =
    unit === 'bytes' && perSecond !== null && perSecond > 0 ? `${sizeInWords(perSecond)}/s` : '';
  const left = secondsLeft === null ? '' : `${timeLeft(secondsLeft)} left`;
  return [amount, speed, left].filter((part) => part !== '').join(' · ');
}

function amountInWords(
  done: number,
  total: number | null,
  unit: Exclude<Progress['unit'], 'rounds' | 'percent'>,
): string {
  if (unit === 'bytes') {
    return total === null ? sizeInWords(done) : `${sizeInWords(done)} of ${sizeInWords(total)}`;
  }
  const name = { folders: 'folder', rows: 'row', files: 'file' }[unit];
  if (total === null) return count(done, name);
  return `${digits(done)} of ${count(total, name)}`;
}

function timeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${count(Math.max(minutes, 1), 'minute')}`;
  return `about ${count(Math.round(minutes / 60), 'hour')}`;
}

const SCANNED: Readonly<Record<ScanFinding['outcome'], (found: number) => string>> = {
  some: (found) => `Found ${count(found, 'backup')} on this computer.`,
  none: () => 'No backups found on this computer.',
  'no-access': () => 'There may be backups here that this terminal may not read.',
  failed: () => 'The search for backups broke off. It can be repeated later.',
};

/** The line about the search for backups that runs beside the first questions. */
export function scanLine(known: Case): string {
  const scan = latest(known, 'scan');
  return scan === null
    ? 'Looking for backups on this computer meanwhile.'
    : SCANNED[scan.outcome](scan.backups.length);
}

const FINISHING: Readonly<Record<EffectName, string>> = {
  scan: 'Stopping the search for backups.',
  find: 'Stopping, and closing the backup. It is untouched.',
  extract: 'Stopping. What is saved stays, and half a file is removed.',
  protect: 'Stopping. The backup is untouched, the copy is not complete.',
  elsewhere: 'Stopping the search. The backup is untouched.',
  watch: 'Stopping to watch. A backup that runs goes on by itself.',
  backup: 'Ending the backup. What has come so far is not finished.',
};

/** What is still being finished after the person asked to stop; `null` for no effect. */
export function stoppingInWords(effect: EffectName | null): string {
  return effect === null ? 'Stopping and keeping your answers.' : FINISHING[effect];
}
