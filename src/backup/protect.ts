import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, lstat, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backupFolder } from './discover.ts';
import { makeFolder, writeError } from './output.ts';
import { isInside, realPlace } from './places.ts';
import { breathe, stopIfAsked } from './progress.ts';
import { readError } from './read-only.ts';
import { BackupError, type Watch } from './types.ts';

/** One thing in a folder; `path` is relative to it. */
interface Item {
  path: string;
  isFolder: boolean;
  bytes: number;
  modified: Date;
}

/** A backup holds a person's whole phone: nobody else on this computer may look into the copy. */
const PRIVATE = { mode: 0o700 };

/** A backup is three folders deep at most; more means that a link leads in a circle. */
const MAX_DEPTH = 8;

/**
 * Makes an independent copy of a backup folder, so that a fresh backup cannot replace it. Every file is
 * read back and compared. The copy bears a hidden, partial name until it is complete; a stopped run
 * is taken up again by the next one.
 * @param path the backup folder.
 * @param to the folder that the copy is put into, under the backup's own name.
 * @throws BackupError `no-backup`, `no-access`, `running` (it changed meanwhile), `disk-full`,
 * `output-unwritable` (also when the name is taken), `read-failed` or `cancelled`.
 */
export async function protect(
  path: string,
  to: string,
  watch: Watch = {},
): Promise<{ path: string; files: number; bytes: number }> {
  const source = await backupFolder(path);
  const target = join(await targetParent(to, source), basename(source));
  if ((await lstat(target).catch(() => null)) !== null) {
    const message = 'Something of this name is already there, and was left as it is.';
    throw new BackupError('output-unwritable', message, target);
  }
  const partial = join(dirname(target), `.${basename(source)}.partial`);
  const items = await listFolder(source, watch);
  const files = items.filter((item) => !item.isFolder);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  await makeFolder(partial, PRIVATE);
  await checkSpace(partial, bytes, watch);

  let done = 0;
  const tell = (item: string | null) =>
    watch.onProgress?.({ phase: 'protect', done, total: bytes, unit: 'bytes', item });
  for (const item of items) {
    stopIfAsked(watch);
    if (item.isFolder) {
      await makeFolder(join(partial, item.path), PRIVATE);
      continue;
    }
    tell(item.path);
    await copyVerified(join(source, item.path), join(partial, item.path), item, watch);
    done += item.bytes;
  }
  if (!sameItems(items, await listFolder(source, watch))) {
    const message = 'The backup changed while it was copied. Let it finish, then copy it again.';
    throw new BackupError('running', message, source);
  }
  await keepFolderTimes(source, partial, items);
  try {
    await rename(partial, target);
  } catch (error) {
    throw writeError(error, target);
  }
  tell(null);
  return { path: target, files: files.length, bytes };
}

async function targetParent(to: string, source: string): Promise<string> {
  const folder = await realPlace(to);
  if (isInside(source, folder)) {
    const message = 'A copy inside the backup itself would change it. Choose another folder.';
    throw new BackupError('output-unwritable', message, folder);
  }
  await makeFolder(folder);
  return folder;
}

/** Everything in a folder, folders before what is in them. */
async function listFolder(root: string, watch: Watch): Promise<Item[]> {
  const items: Item[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    await breathe(watch);
    for (const name of (await readdir(join(root, folder))).sort()) {
      const path = join(folder, name);
      const found = await stat(join(root, path));
      const isFolder = found.isDirectory();
      if (depth > MAX_DEPTH) throw new BackupError('read-failed', 'The folders go too deep.', path);
      items.push({ path, isFolder, bytes: isFolder ? 0 : found.size, modified: found.mtime });
      if (isFolder) await walk(path, depth + 1);
    }
  };
  try {
    await walk('', 0);
    return items;
  } catch (error) {
    throw readError(error, root);
  }
}

async function checkSpace(partial: string, bytes: number, watch: Watch): Promise<void> {
  const there = await listFolder(partial, watch);
  const copied = there.reduce((sum, item) => sum + item.bytes, 0);
  const { bavail, bsize } = await statfs(partial);
  const missing = bytes - copied - bavail * bsize;
  if (missing <= 0) return;
  const message = `The copy needs ${Math.ceil(missing / 1e6)} MB more than this disk has free.`;
  throw new BackupError('disk-full', message, partial);
}

/** Copies a file, as a clone where the disk can, and reads both back. A good earlier copy is kept. */
async function copyVerified(from: string, to: string, item: Item, watch: Watch): Promise<void> {
  const wanted = await sha256Of(from, watch);
  const earlier = await lstat(to).catch(() => null);
  const kept = earlier?.isFile() && earlier.size === item.bytes;
  if (!kept || (await sha256Of(to, watch)) !== wanted) {
    try {
      await rm(to, { force: true, recursive: true });
      await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    } catch (error) {
      throw writeError(error, to);
    }
    if ((await sha256Of(to, watch)) !== wanted) {
      throw new BackupError(
        'read-failed',
        'The copy of this file is not the same as the file.',
        from,
      );
    }
  }
  await utimes(to, item.modified, item.modified);
}

async function sha256Of(path: string, watch: Watch): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      stopIfAsked(watch);
      hash.update(chunk);
    }
  } catch (error) {
    throw readError(error, path);
  }
  return hash.digest('hex');
}

function sameItems(before: readonly Item[], after: readonly Item[]): boolean {
  const key = ({ path, bytes, modified }: Item) => `${path}\0${bytes}\0${modified.getTime()}`;
  return before.map(key).join('\n') === after.map(key).join('\n');
}

/** Last, from the inside out: making a file changes the time of its folder. */
async function keepFolderTimes(source: string, copy: string, items: readonly Item[]) {
  for (const { path, modified } of items.filter((item) => item.isFolder).reverse()) {
    await utimes(join(copy, path), modified, modified);
  }
  const { mtime } = await stat(source);
  await utimes(copy, mtime, mtime);
}
