import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stopIfAsked } from '../progress.ts';
import { errnoOf, readError } from '../read-only.ts';
import type { Watch } from '../types.ts';

/**
 * Which blobs a backup does not really hold. Manifest.db lists files that a filtered or half-copied
 * backup does not have, so the folders are read: once each, instead of one look-up a file.
 * @param listed names of blobs.
 * @returns those of them that are not there: as a rule, none.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function absentBlobs(
  folder: string,
  listed: Iterable<string>,
  watch: Watch,
): Promise<ReadonlySet<string>> {
  const absent = new Set(listed);
  const folders = new Set<string>();
  for (const fileID of absent) folders.add(fileID.slice(0, 2));
  for (const name of ['', ...folders]) {
    stopIfAsked(watch);
    for (const blob of await namesIn(join(folder, name))) absent.delete(blob);
  }
  return absent;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return [];
    throw readError(error, folder);
  }
}
