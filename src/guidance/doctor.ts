/** What the checks of this computer say: what was seen, and what puts it right. */
import type { BackupState, ErrorCode } from '../backup/types.ts';
import type { Computer } from '../flows/case.ts';
import { backups } from './backups.ts';
import { count, dayInWords, sizeInWords } from './calendar.ts';
import { allOf } from './fill.ts';
import { problemInWords } from './problems.ts';

/** What each check looks at, in at most 16 characters. */
export const CHECK_TITLES = {
  program: 'Program',
  account: 'Account',
  database: 'Database',
  root: 'Backup folder',
  backups: 'Backups',
  states: 'Their states',
  'photos-to': 'Photos go to',
  'copies-to': 'Copies go to',
  state: 'Own folder',
  cases: 'Saved cases',
  crashes: 'Crash files',
  temporary: 'Temporary files',
  terminal: 'Terminal',
  signs: 'Signs and colour',
  programs: 'Phone programs',
  running: 'Running now',
  memory: 'Memory',
  clock: 'Clock',
} as const;
export type CheckId = keyof typeof CHECK_TITLES;

export const SELF = {
  failed: (error: string) => `The check itself failed: ${error}.`,
  slow: (seconds: number) =>
    `The check itself failed: no answer within ${count(seconds, 'second')}.`,
  fix: 'Run it once more. If it fails again, send us these lines. The other checks hold.',
  slowFix: 'Is a network or external disk asleep or gone? Connect it, then run this again.',
};

export const ADVICE = {
  title: 'What to do:',
  summary: (problems: number, warnings: number) =>
    problems + warnings === 0
      ? 'Nothing is in the way.'
      : `${count(problems, 'problem')}, ${count(warnings, 'warning')}.`,
};

/** A check in one line of the transcript. */
export function checkInWords(check: { title: string; seen: string; fix: string | null }): string {
  const { title, seen, fix } = check;
  return `${title}: ${seen}${fix === null ? '' : ` ${fix}`}`;
}

export const PROGRAM = {
  is: (version: string, node: string, system: string) =>
    `backroll ${version} on Node.js ${node}, ${system}.`,
  old: (wanted: string) => `It needs Node.js ${wanted} or newer.`,
  oldFix: (wanted: string) => `Install Node.js ${wanted} or newer from nodejs.org.`,
  ordinary: 'An ordinary account.',
  administrator: 'The administrator, without sudo.',
  sudo: 'Started with sudo, so it works for the administrator, not for you.',
  sudoFix: 'Start backroll without sudo. It never needs more rights than yours.',
  database: (version: string) => `SQLite ${version} loads and answers.`,
  noDatabase: (why: string) => `The part that reads databases does not load: ${why}.`,
  databaseFix: 'In the folder of backroll, run: npm ci. Use the Node.js that runs backroll.',
};

/** The sentences that the wizard says where access is missing. */
export function accessFix(computer: Computer): string {
  const anywhere = { computer, ios: 'unknown', program: 'unknown', values: {}, lists: {} } as const;
  const taps = allOf(backups['no-access'].text, anywhere).filter(
    ({ mark }) => mark === 'number' || mark === 'bullet',
  );
  return taps.map(({ text }) => text).join(' ');
}

export function wayOn(code: ErrorCode): string {
  return problemInWords(code).next;
}

export const ROOT = {
  none: 'This kind of computer has no usual place for iPhone backups.',
  absent: (path: string) => `${path}: not there.`,
  absentFix: 'Check the spelling of the folder after --root, and that its disk is connected.',
  noFolder: (path: string) => `${path}: something is there that is not a folder.`,
  noFolderFix: 'Name the folder that holds the backups with --root DIR.',
  dangling: (path: string) => `${path}: a link to a place that is not there now.`,
  noAccess: (path: string) => `${path}: this terminal may not read it.`,
  failed: (path: string) => `${path}: it could not be read.`,
  holds: (path: string, amount: number, newest: number | null) =>
    `${path}: ${count(amount, 'backup')}${newest === null ? '' : `, the newest of ${dayInWords(newest)}`}.`,
  some: (amount: number) => `In it ${count(amount, 'folder')} could not be looked at.`,
};

export const BACKUPS = {
  none: 'None was found in these places.',
  noneFix: 'Look in other accounts, on other computers and disks. Name a folder with --root DIR.',
  are: (amount: number) => `${count(amount, 'backup')} in all.`,
  encryption: (encrypted: number, open: number, unknown: number) =>
    listed([
      [open, 'not encrypted'],
      [encrypted, 'encrypted'],
      [unknown, 'perhaps encrypted'],
    ]),
  dates: (newest: number, oldest: number) =>
    newest === oldest
      ? `Made on ${dayInWords(newest)}.`
      : `The newest is of ${dayInWords(newest)}, the oldest of ${dayInWords(oldest)}.`,
  undated: (amount: number) => `No date is known of ${amount}.`,
  old: (amount: number) => `Older than a year: ${amount}.`,
  archived: (amount: number) => `Set aside, so that none overwrites it: ${amount}.`,
};

const STATES: Readonly<Record<BackupState, string>> = {
  finished: 'finished',
  running: 'being made now',
  interrupted: 'never finished',
  damaged: 'damaged',
  unsupported: 'of a kind that cannot be read',
};
const STATE_CODES: Readonly<Record<Exclude<BackupState, 'finished'>, ErrorCode>> = {
  running: 'running',
  interrupted: 'unfinished',
  damaged: 'damaged',
  unsupported: 'unsupported',
};

export function statesInWords(states: readonly BackupState[]): string {
  const amounts = Object.entries(STATES).map(([state, words]): [number, string] => [
    states.filter((one) => one === state).length,
    words,
  ]);
  return listed(amounts);
}

export function stateFix(state: Exclude<BackupState, 'finished'>): string {
  return problemInWords(STATE_CODES[state]).next;
}

/** `2 finished, 1 damaged.` */
function listed(amounts: readonly (readonly [number, string])[]): string {
  const some = amounts.filter(([amount]) => amount > 0);
  return `${some.map(([amount, words]) => `${amount} ${words}`).join(', ')}.`;
}

export const RUNNING = {
  none: 'No backup program was seen at work.',
  some: (names: readonly string[]) => `At work: ${names.join(', ')}.`,
  someFix: 'Let it finish before you look into a backup. Do not connect the phone.',
  unseen: 'Whether this computer backs up or syncs by itself cannot be seen from here.',
  unknown: 'The list of programs could not be read.',
};

export const PROGRAMS = {
  mac: (version: string) => `macOS ${version}: the phone is shown in ${shownIn(version)}.`,
  there: (name: string) => `${name} is installed.`,
  version: (name: string, version: string) => `${name}: ${version}.`,
  silent: (name: string) => `${name} is there, but does not tell its version.`,
  none: (names: readonly string[]) => `Not found: ${names.join(', ')}.`,
  notNeeded: 'They are only needed for a fresh backup, never to read one.',
};

function shownIn(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 10 || minor >= 15 ? 'Finder' : 'iTunes';
}

export const MEMORY = {
  free: (bytes: number) => `${sizeInWords(bytes)} free.`,
  unknown: 'Nothing tells how much is free.',
  fix: 'Close other programs first. Large backups need room to be read.',
};

export const CLOCK = {
  is: (at: number, zone: string) => `${dayInWords(at)}, ${zone}.`,
  early: 'That is before this program was made.',
  behind: 'The newest backup lies in the future of this clock.',
  fix: 'Set the clock. What is said of each backup rests on dates.',
};
