/** What is said about saved cases: when one is left, gone on with, listed or removed. */

/** What a person is told about the way back into their case. */
const NOTES = {
  'tree-changed': 'backroll has changed since. Your answers are kept wherever they still fit.',
  'does-not-fit': 'Something has changed since, so we ask again from here.',
  'backup-gone': 'The backup that you chose is not there now. Is its disk connected?',
  'safety-again': 'Another backup is at risk now, so it is made safe first.',
  'opens-again': 'The backup is opened again. A password is never saved, so it is asked again.',
} as const;

export function resumeNoteInWords(note: keyof typeof NOTES): string {
  return NOTES[note];
}

const UNREADABLE = {
  newer: 'A newer backroll wrote this case. Please use that one.',
  damaged: 'This file is damaged, or no case of backroll.',
  foreign: 'This file belongs to another user, so it is not read.',
  'no-file': 'This is a link or a folder, so it is not read.',
  'too-large': 'This file is too large for a case, so it is not read.',
  'no-access': 'This file may not be read.',
} as const;

/** Why a file in the folder of cases is no case that can be read. */
export function unreadableInWords(reason: keyof typeof UNREADABLE): string {
  return UNREADABLE[reason];
}

const STATUS = { open: 'not finished', waiting: 'waiting', ended: 'ended' } as const;

export function caseStatusInWords(status: keyof typeof STATUS): string {
  return STATUS[status];
}

/** How to go on later, for a case that was left. */
export function howToResume(id: string): string {
  return `Your answers are saved. Go on any time with: backroll --resume ${id}`;
}

export const CANNOT_BE_SAVED =
  'Your answers cannot be saved here, so this case cannot be resumed later.';

export function resumedInWords(id: string): string {
  return `Going on with case ${id}.`;
}

/** Names those that there are, or says that there are none. */
function whichThereAre(ids: readonly string[]): string {
  return ids.length === 0
    ? 'No case waits to be resumed. "backroll case list" names all.'
    : `These can be resumed: ${ids.join(', ')}.`;
}

export function unknownCase(id: string, ids: readonly string[]): string {
  return `There is no saved case "${id}". ${whichThereAre(ids)}`;
}

export function endedCase(id: string, ids: readonly string[]): string {
  return `Case ${id} has ended. ${whichThereAre(ids)}`;
}

export const NOTHING_TO_RESUME = 'There is no case to go on with. Begin one with: backroll';

export function caseInUse(id: string, pid: number): string {
  return `Case ${id} is open in another backroll (process ${pid}). Close it there first.`;
}

export function caseRemoved(id: string): string {
  return `Removed the saved case ${id}. Photos and backups are untouched.`;
}

export const NO_SAVED_CASES = 'No case is saved.';

/** How to get the report, for a case that was just left or has ended. */
export function howToReport(id: string): string {
  return `Report: backroll report ${id}`;
}

export function reportWritten(path: string): string {
  return `Report written: ${path}`;
}

/** What a case that is handed on brings along. */
export function caseExported(path: string, full: boolean): string {
  return [
    `Written: ${path}`,
    'It holds the answers, device names and folder names; no photo and no password.',
    full
      ? 'Notes are in it word for word, and the names of saved files.'
      : 'Numbers and addresses in notes were replaced. "--full" keeps them.',
    'On the other computer: backroll case import FILE',
  ].join('\n');
}

export function caseImported(id: string, hasEnded: boolean): string {
  const next = hasEnded ? howToReport(id) : `Go on with: backroll --resume ${id}`;
  const again = 'Phrases, passwords, lists to tick and folders are asked again here.';
  return [`Taken over as case ${id}.`, ...(hasEnded ? [] : [again]), next].join('\n');
}

/** How many cases were removed, or would be. */
export function casesRemoved(count: number, dryRun: boolean): string {
  const cases = `${count} saved ${count === 1 ? 'case' : 'cases'}`;
  return dryRun
    ? `Would remove ${cases}. Nothing was removed.`
    : `Removed ${cases}. Photos and backups are untouched.`;
}

export const WHICH_TO_DELETE =
  'Name the cases to remove, or say --ended, with --older-than 30d if you like.';
export const OLDER_THAN = '--older-than takes a number of days, such as 30d.';
