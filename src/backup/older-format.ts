import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf, readError, readStart } from './read-only.ts';

/** A backup of iOS 3 or earlier shows its kind within the first names. */
const NAMES_LOOKED_AT = 64;
const READ_SINCE = 5;

/**
 * Names the format of a backup that is older than what is read here.
 * @param productVersion iOS version, where it is known: a phone that was updated may have left an
 * older list lying in its folder.
 * @returns a sentence; `null` when there is no sign of such a format.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function olderFormat(
  folder: string,
  productVersion: string | null,
): Promise<string | null> {
  const isNewer = Number.parseInt(productVersion ?? '0', 10) >= READ_SINCE;
  if (!isNewer && (await readStart(join(folder, 'Manifest.mbdx'), 1)) !== null) {
    return 'It was made by iOS 4, in a format (Manifest.mbdx) that is not read here.';
  }
  const extensions = new Set(
    (await namesIn(folder)).slice(0, NAMES_LOOKED_AT).map((name) => name.split('.').at(-1)),
  );
  if (extensions.has('mdinfo') || extensions.has('mddata')) {
    return 'It was made by iOS 3 or earlier, in a format (.mdinfo files) that is not read here.';
  }
  return extensions.has('mdbackup')
    ? 'It was made by one of the first iPhones, in a format (.mdbackup files) that is not read here.'
    : null;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw readError(error, folder);
  }
}
