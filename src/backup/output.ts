import { mkdir } from 'node:fs/promises';
import { errnoOf } from './read-only.ts';
import { BackupError } from './types.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNWRITABLE = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EISDIR',
  'ENXIO',
  'ENAMETOOLONG',
]);
/** What making a folder answers where a file, or a link to nowhere, bears its name. */
const NOT_A_FOLDER = new Set(['EEXIST', 'ENOENT', 'ENOTDIR']);

/** Puts a failure to write into words; errors of other kinds come back as they are. */
export function writeError(error: unknown, path: string): unknown {
  if (FULL.has(errnoOf(error))) {
    return new BackupError(
      'disk-full',
      'The disk is full. What was written so far is kept; a next run goes on from there.',
      path,
    );
  }
  if (UNWRITABLE.has(errnoOf(error))) {
    return new BackupError('output-unwritable', 'Nothing can be written at this place.', path);
  }
  return error;
}

/** The same for a failure to make or to list a folder. */
export function folderError(error: unknown, path: string): unknown {
  return NOT_A_FOLDER.has(errnoOf(error))
    ? new BackupError('output-unwritable', 'This place is not a folder.', path)
    : writeError(error, path);
}

/**
 * Makes a folder and those above it; one that is there already is fine.
 * @throws BackupError `disk-full` or `output-unwritable`.
 */
export async function makeFolder(path: string, options: { mode?: number } = {}): Promise<void> {
  try {
    await mkdir(path, { recursive: true, ...options });
  } catch (error) {
    throw folderError(error, path);
  }
}
