import { mkdir, utimes } from 'node:fs/promises';
import { errnoOf } from './read-only.ts';
import { BackupError } from './types.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** The system's own codes, and Node's for a path that no system takes. */
const BY_SYSTEM = /^(E(?!RR_)|UNKNOWN$|ERR_INVALID_ARG_VALUE$)/;
/** What making a folder answers where a file, or a link to nowhere, bears its name. */
const NOT_A_FOLDER = new Set(['EEXIST', 'ENOENT', 'ENOTDIR']);

/** What is told of a place that is full, and of one that cannot be written for any other reason. */
interface Sentences {
  full: string;
  unwritable: string;
}

const OUTPUT: Sentences = {
  full: 'The disk is full. What was written so far is kept; a next run goes on from there.',
  unwritable: 'Nothing can be written at this place. Is the disk still connected?',
};
export const FULL_TEMPORARY =
  'The folder for temporary files is full. Free some space there, then try again.';
const TEMPORARY: Sentences = {
  full: FULL_TEMPORARY,
  unwritable: 'The folder for temporary files cannot be used. Name another one in TMPDIR or TEMP.',
};

/** Puts a failure to write into words; what is not the system's comes back as it is. */
export function writeError(error: unknown, path: string): unknown {
  return inWords(error, path, OUTPUT);
}

/** The same for the folder of temporary files, where private copies are made. */
export function temporaryError(error: unknown, path: string): unknown {
  return inWords(error, path, TEMPORARY);
}

function inWords(error: unknown, path: string, { full, unwritable }: Sentences): unknown {
  if (FULL.has(errnoOf(error))) return new BackupError('disk-full', full, path);
  if (!BY_SYSTEM.test(errnoOf(error))) return error;
  return new BackupError('output-unwritable', unwritable, path);
}

/** The same for a failure to make or to list a folder. */
export function folderError(error: unknown, path: string): unknown {
  return NOT_A_FOLDER.has(errnoOf(error))
    ? new BackupError('output-unwritable', 'This place is not a folder.', path)
    : writeError(error, path);
}

/**
 * Makes a folder and those above it, which only their owner can enter: what comes into them is a person's
 * own. One that is there already is fine, and stays as open as it is.
 * @throws BackupError `disk-full` or `output-unwritable`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderError(error, path);
  }
}

/** Dates a file or folder. Some disks cannot keep a date; what is in it is worth more than its date. */
export async function keepTime(path: string, time: Date): Promise<void> {
  await utimes(path, time, time).catch(() => {});
}
