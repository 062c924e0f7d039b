import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileID } from '../manifest/manifest.ts';
import { stopIfAsked } from '../progress.ts';
import { errnoOf, readError } from '../read-only.ts';
import type { Watch } from '../types.ts';

/**
 * Which blobs a backup really holds. Manifest.db lists files that a filtered or half-copied backup
 * does not have, so the folders are read: once each, instead of one look-up a file.
 * @returns the names of the blobs out of `wanted`.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function presentBlobs(
  folder: string,
  wanted: ReadonlySet<string>,
  watch: Watch,
): Promise<Set<string>> {
  const present = new Set<string>();
  const folders = new Set([...wanted].map((fileID) => fileID.slice(0, 2)));
  for (const name of ['', ...folders]) {
    stopIfAsked(watch);
    for (const blob of await namesIn(join(folder, name))) {
      if (isFileID(blob) && wanted.has(blob)) present.add(blob);
    }
  }
  return present;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return [];
    throw readError(error, folder);
  }
}
