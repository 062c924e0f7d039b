/** What went wrong, what is untouched and what to do next, for every error code, failed effect and refusal. */
import type { ErrorCode } from '../backup/types.ts';
import { PHRASES, type Refusal } from '../flows/answers.ts';
import { questionAt } from '../flows/branches.ts';
import type { ExtractFinding, ProtectFinding } from '../flows/effects.ts';

export interface ProblemInWords {
  what: string;
  untouched: string;
  next: string;
}

const BACKUP_SAFE = 'The backup is untouched.';

const PROBLEMS: Readonly<Record<ErrorCode, ProblemInWords>> = {
  'no-backup': {
    what: 'There is no iPhone backup in this place.',
    untouched: 'Nothing was changed.',
    next: 'Choose another folder, or the one above it.',
  },
  'no-access': {
    what: 'This account may not read this place.',
    untouched: 'Nothing was changed.',
    next: 'Allow it, or use the account to which the backup belongs.',
  },
  'dangling-link': {
    what: 'This points to a folder that is not there now.',
    untouched: 'Nothing was changed.',
    next: 'Connect the disk on which it lies, then look again.',
  },
  unfinished: {
    what: 'This backup was never finished.',
    untouched: BACKUP_SAFE,
    next: 'Choose another backup. Keep this one, since parts may still be of use.',
  },
  running: {
    what: 'This backup is being made at this moment.',
    untouched: BACKUP_SAFE,
    next: 'Wait until it is finished, then try again.',
  },
  damaged: {
    what: 'A part that is needed to read this backup is missing or damaged.',
    untouched: BACKUP_SAFE,
    next: 'Look for a copy of it on another disk, or choose another backup.',
  },
  unsupported: {
    what: 'This backup is of a kind that cannot be read here, often a very old one.',
    untouched: BACKUP_SAFE,
    next: 'Another program may read it. Let it open a copy.',
  },
  'password-needed': {
    what: 'This backup is encrypted and needs its password.',
    untouched: BACKUP_SAFE,
    next: 'Its owner types the password when asked.',
  },
  'wrong-password': {
    what: 'That password does not open this backup.',
    untouched: BACKUP_SAFE,
    next: 'Try another one. Trying locks nothing.',
  },
  'keybag-damaged': {
    what: 'The part of this backup that checks the password is damaged.',
    untouched: BACKUP_SAFE,
    next: 'Look for a copy of it on another disk, or choose another backup.',
  },
  'output-unwritable': {
    what: 'Nothing can be written to that folder.',
    untouched: BACKUP_SAFE,
    next: 'Choose a folder of your own, on a disk that allows writing.',
  },
  'disk-full': {
    what: 'The disk that was to be written to is full.',
    untouched: BACKUP_SAFE,
    next: 'Choose another disk. Make no room by removing backups.',
  },
  'read-failed': {
    what: 'The disk with the backup could not be read.',
    untouched: BACKUP_SAFE,
    next: 'Check that the disk is connected. If it is failing, copy it first.',
  },
  cancelled: {
    what: 'It was stopped before it was finished.',
    untouched: 'What was finished until then stays.',
    next: 'Start it again when you like. It goes on where it stopped.',
  },
  'file-missing': {
    what: 'The backup lists this file but does not hold it.',
    untouched: 'All other files are saved as usual.',
    next: 'Another backup may hold it.',
  },
  'file-short': {
    what: 'This file is shorter in the backup than it should be.',
    untouched: 'All other files are saved as usual.',
    next: 'Another backup may hold the whole file.',
  },
  'key-unavailable': {
    what: 'This file is locked with a key that the backup does not give.',
    untouched: 'All other files are saved as usual.',
    next: 'Another backup may hold it.',
  },
  'name-refused': {
    what: 'The backup gives this file a name that would not be safe to use.',
    untouched: 'It was left out. All other files are saved as usual.',
    next: 'Another backup may hold it under another name.',
  },
};

/** One error code in words. */
export function problemInWords(code: ErrorCode): ProblemInWords {
  return PROBLEMS[code];
}

type Failed<F extends { outcome: string }, Good extends F['outcome']> = Readonly<
  Record<Exclude<F['outcome'], Good>, string>
>;

const NOT_WRITTEN: Failed<ExtractFinding, 'wrote'> = {
  nothing: 'None of these photos has a file in this backup that can be saved.',
  'disk-full': PROBLEMS['disk-full'].what,
  'output-unwritable': PROBLEMS['output-unwritable'].what,
  failed: 'The photos could not be read from the backup.',
};

const NOT_COPIED: Failed<ProtectFinding, 'done'> = {
  'disk-full': 'The disk for the copy is full.',
  'output-unwritable': PROBLEMS['output-unwritable'].what,
  failed: 'Some files could not be copied, so the copy is not complete.',
};

/** Why photos were not saved, or `null` when they were. */
export function notWritten(outcome: ExtractFinding['outcome']): string | null {
  return outcome === 'wrote' ? null : NOT_WRITTEN[outcome];
}

/** Why a backup was not copied, or `null` when it was. */
export function notCopied(outcome: ProtectFinding['outcome']): string | null {
  return outcome === 'done' ? null : NOT_COPIED[outcome];
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'not-an-option': 'Please choose one of the answers.',
  'not-a-date': 'Please type a date such as 2026-05-03, 2026-05 or 2026.',
  'in-the-future': 'That day is still to come. Please check the year.',
  'before-taken': 'That is before the photo was taken. Please check both dates.',
  'before-deleted': 'That is before the photo was deleted. Please check both dates.',
  empty: 'Please choose or type something first.',
  'not-all-ticked': 'Every line has to be ticked, or choose the answer below the list.',
  'not-the-phrase': 'Please type the words exactly as they are shown.',
  'inside-a-backup': 'That is inside a backup, which stays as it is. Please choose another folder.',
  'not-in-the-list': 'Please choose one of the backups in the list.',
};

/** Why an answer was not taken, in one sentence that says what to do. */
export function refusalInWords(refusal: Refusal, step: string): string {
  const phrase = PHRASES[step];
  if (refusal === 'not-the-phrase' && phrase !== undefined) {
    return `Please type exactly “${phrase}”, or choose another answer.`;
  }
  if (refusal !== 'empty') return REFUSALS[refusal];
  const { kind } = questionAt(step);
  if (kind === 'folder') return 'Please type a folder, or choose another answer.';
  if (kind === 'photos') return 'Please tick at least one photo, or choose another answer.';
  if (kind === 'checklist') return 'Please tick at least one line, or choose another answer.';
  return REFUSALS.empty;
}
