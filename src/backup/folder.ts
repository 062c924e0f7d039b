import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mapConcurrently } from './concurrent.ts';
import { readError } from './read-only.ts';
import type { Watch } from './types.ts';

/** A disk answers many small questions faster when it is asked several at once. */
const ASKED_AT_ONCE = 16;

/** What lies directly in a folder. Links, pipes and the like are left out. */
export interface FolderContent {
  files: { name: string; bytes: number }[];
  /** Names of the folders in it. */
  folders: string[];
}

/**
 * Lists one folder with the lengths of its files.
 * @throws BackupError `no-access`, `read-failed` or `cancelled`.
 */
export async function readFolder(folder: string, watch: Watch = {}): Promise<FolderContent> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = (wanted: 'isFile' | 'isDirectory') =>
      entries.filter((entry) => entry[wanted]()).map(({ name }) => name);
    const measure = async (name: string) => ({
      name,
      bytes: (await lstat(join(folder, name))).size,
    });
    const files = await mapConcurrently(names('isFile'), ASKED_AT_ONCE, measure, watch);
    return { files, folders: names('isDirectory') };
  } catch (error) {
    throw readError(error, folder);
  }
}
