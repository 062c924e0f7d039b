/** What the checks of this computer say of places to write to, and of the terminal. */
import { count, dayInWords, sizeInWords } from './calendar.ts';

export const PLACE = {
  is: (path: string) => `${path}: can be written.`,
  canBe: (path: string) => `${path}: not there yet, and can be made.`,
  inBackup: (path: string) => `${path}: inside a backup, which must stay as it is.`,
  amongBackups: 'It lies among the backups, where other programs write.',
  noFolder: (path: string) => `${path}: not a folder.`,
  refused: (path: string) => `${path}: nothing can be written there.`,
  full: (path: string) => `${path}: the disk is full.`,
  free: (bytes: number) => `${sizeInWords(bytes)} free, as the system says.`,
  needs: (bytes: number, complete: boolean) =>
    `The largest backup takes ${complete ? '' : 'at least '}${sizeInWords(bytes)}.`,
  kind: (words: string) => `It lies ${words}.`,
  memory: 'It lies in memory, so it is gone after a restart.',
  small: 'Its file system (FAT) holds no file over 4 GB.',
  noLinks: 'Its file system has no hard links, so only one run may write at a time.',
  cloud: (name: string) => `Its path leads through ${name}, which may send it to a cloud.`,
};

/** What to do about a place, which an option names. */
export const PLACE_FIX = {
  other: (option: string) =>
    `Name a folder of your own on a disk that allows writing: ${option} DIR.`,
  full: (option: string) =>
    `Name a folder on a disk with room: ${option} DIR. Make no room by removing backups.`,
  outside: (option: string) => `Name a folder outside of every backup: ${option} DIR.`,
  apart: (option: string) => `Name a folder apart from the backups: ${option} DIR.`,
  room: (bytes: number, option: string) =>
    `Name a disk with ${sizeInWords(bytes)} free: ${option} DIR. Make no room by removing backups.`,
  lasting: (option: string) => `Name a folder on a disk that stays: ${option} DIR.`,
  large: (option: string) => `Name a disk with APFS, NTFS, ext4 or exFAT: ${option} DIR.`,
  alone: 'Let only one backroll write there at a time.',
  local: (option: string) => `Is that not wanted? Name a folder outside of it: ${option} DIR.`,
};

export const OWN = {
  noFolderFix: 'Move that file away, or name another folder in XDG_STATE_HOME.',
  refusedFix: (path: string) => `Make it yours again, for example: chmod u+rwx ${path}`,
  fullFix: 'Make room on this disk, but not by removing backups. Nothing can be saved there.',
  open: (amount: number) =>
    `Others may look in: ${count(amount, 'file or folder', 'files and folders')}.`,
  openFix: (path: string) => `Close it to others: chmod -R go-rwx ${path}`,
  closed: 'Nobody else may look in.',
  empty: 'Nothing is saved there yet.',
  cases: (amounts: { open: number; waiting: number; ended: number }) =>
    `${amounts.open} not finished, ${amounts.waiting} waiting, ${amounts.ended} ended.`,
  noCases: 'None is saved.',
  unreadable: (amount: number) => `Cannot be read: ${amount}.`,
  unreadableFix: 'See which, and why: backroll case list',
  noCrashes: 'None.',
  crashes: (amount: number, newest: number, folder: string) =>
    `${count(amount, 'file')} in ${folder}, the newest of ${dayInWords(newest)}.`,
  crashFix: 'Send us the newest crash file. Then they can be removed.',
};

export const TEMPORARY = {
  needs: (bytes: number) =>
    `The longest list of files takes ${sizeInWords(bytes)}, and is copied there.`,
  left: (amount: number) =>
    `Left behind by a backroll that was killed: ${count(amount, 'folder')}.`,
  leftFix: 'They are removed as soon as backroll next opens a backup.',
  exposed: (amount: number) =>
    `Others may look into ${count(amount, 'working folder')} of backroll.`,
  exposedFix: 'End every backroll, then open a backup once: that removes them.',
  otherFix: 'Name another folder for temporary files in TMPDIR or TEMP.',
  roomFix: (bytes: number) =>
    `Free ${sizeInWords(bytes)} there, or name another folder in TMPDIR or TEMP.`,
};

export const TERMINAL = {
  none: 'This does not run on a terminal, so its size cannot be seen.',
  noInput: 'Nothing can be typed here, so the guide needs --answers FILE.',
  size: (columns: number, rows: number) => `${columns} columns, ${rows} rows.`,
  small: 'Too small to show a question.',
  smallFix: (columns: number, rows: number) =>
    `Make the window larger than ${columns} columns and ${rows} rows, or use --plain.`,
  plain: 'Questions are asked line by line here.',
  dumb: 'TERM is dumb.',
  reader: 'A screen reader is announced.',
  inside: 'Runs inside tmux or screen.',
  colours: { 1: 'No colours', 4: '16 colours', 8: '256 colours', 24: 'All colours' },
  unicode: 'Unicode signs',
  ascii: 'ASCII signs only',
  locale: (name: string) => `locale ${name}`,
  noLocale: 'no locale set',
};
