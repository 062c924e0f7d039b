import { constants } from 'node:fs';
import { copyFile, lstat, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { copyNames } from './copy-names.ts';
import { backupFolder } from './discover.ts';
import { type Item, listItems, sameItems, sameSizes } from './folder-items.ts';
import { keepTime, makeFolder, writeError } from './output.ts';
import { refuseInsideABackup } from './outside-backups.ts';
import { realPlace } from './places.ts';
import { stopIfAsked } from './progress.ts';
import { sha256Of } from './sha256.ts';
import { BackupError, type Watch } from './types.ts';

/** A backup holds a person's whole phone: nobody else on this computer may look into the copy. */
const PRIVATE = { mode: 0o700 };

export interface ProtectResult {
  /** Where the copy is. */
  path: string;
  files: number;
  bytes: number;
  /** Links, pipes and the like in the backup: no backup program makes one, and none is copied. */
  skipped: number;
  /** An earlier copy, read and compared to the byte, was found; nothing was written. */
  unchanged: boolean;
}

/** What is copied, and who is told. */
interface Run {
  source: string;
  items: readonly Item[];
  bytes: number;
  watch: Watch;
}

/**
 * Makes an independent copy of a backup folder, so that a fresh backup cannot replace it. Every file is
 * read back and compared. The copy bears a hidden, partial name until it is complete; a stopped run
 * is taken up again by the next one. Where the same backup was copied before, that copy is compared
 * to the byte instead; where another one bears the name, this copy's name gets a date.
 * @param path the backup folder.
 * @param to the folder that the copy is put into, under the backup's own name.
 * @throws BackupError `no-backup`, `no-access`, `running` (it changed meanwhile), `disk-full`,
 * `output-unwritable` (also inside a backup, and when the names are taken), `read-failed` or `cancelled`.
 */
export async function protect(path: string, to: string, watch: Watch = {}): Promise<ProtectResult> {
  const source = await backupFolder(path);
  await refuseInsideABackup(to);
  const folder = await realPlace(to);
  await makeFolder(folder);
  const { items, others } = await listItems(source, watch);
  const files = items.filter((item) => !item.isFolder);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const run: Run = { source, items, bytes, watch };

  for (const name of await copyNames(source)) {
    const target = join(folder, name);
    const result = { path: target, files: files.length, bytes, skipped: others.length };
    if ((await lstat(target).catch(() => null)) === null) {
      await copyTo(target, run);
      return { ...result, unchanged: false };
    }
    if (await isCopy(target, run)) return { ...result, unchanged: true };
  }
  const message = 'Something else of this name is already there, and was left as it is.';
  throw new BackupError('output-unwritable', message, join(folder, basename(source)));
}

async function copyTo(target: string, run: Run): Promise<void> {
  const { source, items, bytes, watch } = run;
  const partial = join(dirname(target), `.${basename(target)}.partial`);
  await makeFolder(partial, PRIVATE);
  await keepOnly(items, partial, watch);
  await checkSpace(partial, bytes, watch);
  const tell = teller(run);
  for (const item of items) {
    stopIfAsked(watch);
    tell(item);
    if (item.isFolder) await makeFolder(join(partial, item.path), PRIVATE);
    else await copyVerified(join(source, item.path), join(partial, item.path), item, watch);
  }
  await refuseChanged(run);
  // Last, from the inside out: making a file changes the time of its folder.
  for (const { path, modified } of items.filter((item) => item.isFolder).reverse()) {
    await keepTime(join(partial, path), modified);
  }
  await keepTime(partial, (await stat(source)).mtime);
  try {
    await rename(partial, target);
  } catch (error) {
    throw writeError(error, target);
  }
  tell(null);
}

/** Whether a folder is a complete copy already, and not the backup itself. */
async function isCopy(target: string, run: Run): Promise<boolean> {
  const { source, items, watch } = run;
  const [there, own] = await Promise.all([lstat(target), stat(source)]);
  if (!there.isDirectory() || (there.ino === own.ino && there.dev === own.dev)) return false;
  if (!sameSizes(items, (await listItems(target, watch)).items)) return false;
  const tell = teller(run);
  for (const item of items) {
    tell(item);
    if (item.isFolder) continue;
    const wanted = await sha256Of(join(source, item.path), watch);
    if ((await sha256Of(join(target, item.path), watch)) !== wanted) return false;
  }
  await refuseChanged(run);
  tell(null);
  return true;
}

/** Tells of each item as its turn comes, and at the end of the whole. */
function teller({ bytes: total, watch }: Run): (item: Item | null) => void {
  let done = 0;
  let last = 0;
  return (item) => {
    done += last;
    last = item?.bytes ?? 0;
    watch.onProgress?.({ phase: 'protect', done, total, unit: 'bytes', item: item?.path ?? null });
  };
}

async function refuseChanged({ source, items, watch }: Run): Promise<void> {
  if (sameItems(items, (await listItems(source, watch)).items)) return;
  const message = 'The backup changed while it was copied. Let it finish, then copy it again.';
  throw new BackupError('running', message, source);
}

/** Takes out of an earlier run's partial copy what the backup no longer holds. */
async function keepOnly(items: readonly Item[], partial: string, watch: Watch): Promise<void> {
  const wanted = new Map(items.map(({ path, isFolder }) => [path, isFolder]));
  const { items: there, others } = await listItems(partial, watch);
  const strays = there.filter(({ path, isFolder }) => wanted.get(path) !== isFolder);
  for (const path of [...others, ...strays.map((item) => item.path)]) {
    await rm(join(partial, path), { recursive: true, force: true }).catch((error: unknown) => {
      throw writeError(error, partial);
    });
  }
}

async function checkSpace(partial: string, bytes: number, watch: Watch): Promise<void> {
  const { items } = await listItems(partial, watch);
  const copied = items.reduce((sum, item) => sum + item.bytes, 0);
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
      await rm(to, { force: true });
      await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    } catch (error) {
      throw writeError(error, to);
    }
    if ((await sha256Of(to, watch)) !== wanted) {
      const message = 'The copy of this file is not the same as the file.';
      throw new BackupError('read-failed', message, from);
    }
  }
  await keepTime(to, item.modified);
}
