import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BACKUP_MARKS } from './discover.ts';
import { realPlace } from './places.ts';
import { BackupError } from './types.ts';

/**
 * The backup that a path lies in, whichever backup it is.
 * @param path need not be there yet.
 * @returns the real path of the backup's folder; `null` outside of every backup.
 */
export async function insideABackup(path: string): Promise<string | null> {
  let at = await realPlace(path);
  while (!(await isBackup(at))) {
    if (dirname(at) === at) return null;
    at = dirname(at);
  }
  return at;
}

/** @throws BackupError `output-unwritable` for a place where writing would change a backup. */
export async function refuseInsideABackup(path: string): Promise<void> {
  const backup = await insideABackup(path);
  if (backup === null) return;
  const message = `This place lies inside a backup: ${backup}. Choose another folder, so that no backup is changed.`;
  throw new BackupError('output-unwritable', message, path);
}

async function isBackup(folder: string): Promise<boolean> {
  for (const mark of BACKUP_MARKS) {
    if ((await lstat(join(folder, mark)).catch(() => null)) !== null) return true;
  }
  return false;
}
