import { openListed } from '../listed-database.ts';
import type { Backup } from '../open.ts';
import { BackupError, type Watch } from '../types.ts';
import { type LibraryAsset, readLibrary } from './library.ts';
import { CAMERA_ROLL, LIBRARY_PATH } from './paths.ts';

const FALLBACK = 'Names and dates come from the backup’s own list of files instead.';
/** These end the whole job; anything else only costs the library. */
const FATAL = new Set(['cancelled', 'no-access', 'disk-full', 'output-unwritable']);

/**
 * Reads the photo library of a backup through a private copy.
 * @param warn told in a sentence why there is none, when there is none.
 * @returns `null` when the backup has no library that can be read.
 */
export async function readBackupLibrary(
  backup: Backup,
  watch: Watch,
  warn: (sentence: string) => void,
): Promise<LibraryAsset[] | null> {
  try {
    const copy = await openListed(backup, CAMERA_ROLL, LIBRARY_PATH, watch);
    if (copy === null) {
      warn(`The backup holds no photo library. ${FALLBACK}`);
      return null;
    }
    try {
      return await readLibrary(copy.database, watch);
    } finally {
      copy.close();
    }
  } catch (error) {
    if (!(error instanceof BackupError) || FATAL.has(error.code)) throw error;
    warn(`${error.message} ${FALLBACK}`);
    return null;
  }
}
