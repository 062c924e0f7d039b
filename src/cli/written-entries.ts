import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { WrittenFile } from '../backup/types.ts';
import type { WrittenEntry } from '../flows/effects.ts';

/** So many files of an extraction are named in its case; the rest stand in the list of checksums. */
export const MOST_WRITTEN = 2000;

/** The first of what was written, by their places within the folder. */
export async function writtenEntries(
  folder: string,
  files: readonly WrittenFile[],
): Promise<WrittenEntry[]> {
  const root = await realpath(folder).catch(() => folder);
  return files.slice(0, MOST_WRITTEN).map(({ path, bytes, sha256, check }) => ({
    path: relative(root, path).split(sep).join('/'),
    bytes,
    sha256,
    check,
  }));
}
