/** Backups and the verdicts over them, in words. */
import type { BackupState } from '../backup/types.ts';
import { type Candidate, madeAt } from '../flows/candidates.ts';
import type { FoundBackup } from '../flows/effects.ts';
import { daysLost, type Judgement, type Verdict, type VerdictReason } from '../flows/timeline.ts';
import { count, momentInWords } from './calendar.ts';
import type { Tone } from './wording.ts';

export interface VerdictInWords {
  label: string;
  /** A full sentence. */
  reason: string;
  tone: Tone;
}

const LABELS: Readonly<Record<Verdict, { label: string; tone: Tone }>> = {
  yes: { label: 'Likely', tone: 'good' },
  maybe: { label: 'Maybe', tone: 'warn' },
  no: { label: 'Not this one', tone: 'quiet' },
};

const REASONS: Readonly<Record<VerdictReason, string>> = {
  'seen-inside': 'We looked inside: photos of those days, gone since, are there.',
  'looked-inside': 'We looked inside, and it was not there.',
  'no-date': 'It bears no date.',
  'before-taken': 'It is from before the photo was taken.',
  'after-purged': 'It is from after the photo was gone for good.',
  between: 'It is from after the photo was taken, before it was deleted.',
  'between-if-icloud-off': 'The date fits, if iCloud Photos was off then.',
  'in-recently-deleted': 'The photo was in Recently Deleted then.',
  'in-recently-deleted-if-icloud-off': 'It was in Recently Deleted then, if iCloud Photos was off.',
  'icloud-photos': 'The date fits, but iCloud Photos was on. Looking is harmless.',
  unsure: 'By the dates it may hold the photo, or not.',
};

/** A verdict in words. "Likely" is the most that dates can say. */
export function verdictInWords({ verdict, reason }: Judgement): VerdictInWords {
  return { ...LABELS[verdict], reason: REASONS[reason] };
}

/** What is said of a backup that is not a finished one. */
const STATES: Readonly<Record<Exclude<BackupState, 'finished'>, string>> = {
  interrupted: 'Unfinished. Some photos may be inside all the same.',
  running: 'It is being made at this moment.',
  damaged: 'A part of it is missing or damaged.',
  unsupported: 'It is of a kind that cannot be read here.',
};

/** A backup as its owner knows it: `Robin’s iPhone, 14 June 2026 at 21:41`. The device's name is untrusted text. */
export function backupInWords(backup: FoundBackup): string {
  const at = madeAt(backup);
  const device = backup.deviceName ?? backup.productName ?? 'A phone without a name';
  return `${device}, ${at === null ? 'no date' : momentInWords(at)}`;
}

/**
 * One line of a list of backups, with its verdict below.
 * @param lossUntil milliseconds UTC; when given, says how many days a restore would lose by then.
 */
export function candidateInWords(
  { backup, ...judgement }: Candidate,
  lossUntil: number | null = null,
): { label: string; hint: string; tone: Tone } {
  const marks = [
    backup.productVersion === null ? '' : `iOS ${backup.productVersion}`,
    backup.encrypted === true ? 'encrypted' : '',
    backup.archived ? 'archived' : '',
  ].filter((mark) => mark !== '');
  const label = [backupInWords(backup), ...marks].join(' · ');
  const { label: verdict, reason, tone } = verdictInWords(judgement);
  const at = madeAt(backup);
  if (backup.state !== 'finished') return { label, hint: STATES[backup.state], tone: 'warn' };
  const loss = lossUntil === null || at === null ? null : count(daysLost(at, lossUntil), 'day');
  const hint = `${verdict}. ${loss === null ? reason : `You would lose ${loss}.`}`;
  return { label, hint, tone };
}
