import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { breathe, stopIfAsked } from './progress.ts';
import { readError } from './read-only.ts';
import type { Watch } from './types.ts';

/** A file or a folder; `path` is relative to the folder that was listed. */
export interface Item {
  path: string;
  isFolder: boolean;
  bytes: number;
  modified: Date;
}

export interface FolderItems {
  /** Folders before what is in them. */
  items: Item[];
  /** Paths of what is neither a file nor a folder: links, pipes, devices. Reading one can wait for ever. */
  others: string[];
}

/**
 * Everything in a folder, without following a link.
 * @throws BackupError `no-access`, `read-failed` or `cancelled`.
 */
export async function listItems(root: string, watch: Watch): Promise<FolderItems> {
  const items: Item[] = [];
  const others: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    await breathe(watch);
    for (const name of (await readdir(join(root, folder))).sort()) {
      stopIfAsked(watch);
      const path = join(folder, name);
      const found = await lstat(join(root, path));
      const isFolder = found.isDirectory();
      if (!isFolder && !found.isFile()) {
        others.push(path);
        continue;
      }
      items.push({ path, isFolder, bytes: isFolder ? 0 : found.size, modified: found.mtime });
      if (isFolder) await walk(path);
    }
  };
  try {
    await walk('');
    return { items, others };
  } catch (error) {
    throw readError(error, root);
  }
}

/** Whether nothing was added, removed or written between two listings. */
export function sameItems(before: readonly Item[], after: readonly Item[]): boolean {
  const key = ({ path, bytes, modified }: Item) => `${path}\0${bytes}\0${modified.getTime()}`;
  return before.map(key).join('\n') === after.map(key).join('\n');
}

/** Whether two folders hold files and folders of the same names and sizes. */
export function sameSizes(one: readonly Item[], other: readonly Item[]): boolean {
  const key = ({ path, isFolder, bytes }: Item) => `${path}\0${isFolder}\0${bytes}`;
  return one.map(key).join('\n') === other.map(key).join('\n');
}
