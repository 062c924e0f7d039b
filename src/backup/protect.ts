import { lstat, mkdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { copyNames } from './copy-names.ts';
import { backupFolder } from './discover.ts';
import { type Item, listItems, sameItems, sameSizes } from './folder-items.ts';
import { keepTime, makeFolder, writeError } from './output.ts';
import { refuseInsideABackup } from './outside-backups.ts';
import { realPlace } from './places.ts';
import { stopIfAsked } from './progress.ts';
import { fileCopier } from './protect-file.ts';
import { nameCopy, type PartialCopy, removeLeftBehind, takePartial } from './protect-partial.ts';
import { errnoOf } from './read-only.ts';
import { sha256Of } from './sha256.ts';
import { BackupError, type Watch } from './types.ts';

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
 * read back and compared. The copy bears a hidden, partial name of its own until it is complete; a
 * stopped run is taken up again by the next one. Where the same backup was copied before, that copy is
 * compared to the byte instead; where another one bears the name, this copy's name gets a date.
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
  const copy = copyAside(folder, run);
  try {
    for (const name of await copyNames(source)) {
      const target = join(folder, name);
      const result = { path: target, files: files.length, bytes, skipped: others.length };
      const there = await lstat(target).catch(() => null);
      if (there === null && (await nameCopy(await copy.make(), target))) {
        return { ...result, unchanged: false };
      }
      // Perhaps only since a moment ago, by another run.
      if (await isCopy(target, run)) {
        await copy.discard();
        return { ...result, unchanged: true };
      }
    }
  } finally {
    copy.release();
  }
  const message = 'Something else of this name is already there, and was left as it is.';
  throw new BackupError('output-unwritable', message, join(folder, basename(source)));
}

/** The copy of a run while it has no name yet: made when it is needed, and only once. */
function copyAside(folder: string, run: Run) {
  let partial: PartialCopy | null = null;
  return {
    async make(): Promise<string> {
      if (partial !== null) return partial.path;
      partial = await takePartial(folder, basename(run.source));
      await copyInto(partial.path, run);
      return partial.path;
    },
    async discard(): Promise<void> {
      if (partial !== null) await rm(partial.path, { recursive: true, force: true });
      await removeLeftBehind(folder, basename(run.source));
    },
    release: () => partial?.release(),
  };
}

async function copyInto(partial: string, run: Run): Promise<void> {
  const { source, items, bytes, watch } = run;
  await keepOnly(items, partial, watch);
  await checkSpace(partial, bytes, watch);
  const teller = tellerOf(run);
  const copyFile = fileCopier();
  for (const item of items) {
    stopIfAsked(watch);
    teller.begin(item);
    const [from, to] = [join(source, item.path), join(partial, item.path)];
    if (item.isFolder) await makeFolderIn(to);
    else await copyFile(from, to, item, watch, teller.advance);
  }
  await refuseChanged(run);
  // Last, from the inside out: making a file changes the time of its folder.
  for (const { path, modified } of items.filter((item) => item.isFolder).reverse()) {
    await keepTime(join(partial, path), modified);
  }
  await keepTime(partial, (await stat(source)).mtime);
  teller.begin(null);
}

/**
 * Makes a folder inside the copy, and none above it: where the copy was taken away meanwhile, another one of
 * its name would not hold all of it.
 */
async function makeFolderIn(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw writeError(error, path);
  }
}

/** Whether a folder is a complete copy already, and not the backup itself. */
async function isCopy(target: string, run: Run): Promise<boolean> {
  const { source, items, watch } = run;
  const [there, own] = await Promise.all([lstat(target), stat(source)]);
  if (!there.isDirectory() || (there.ino === own.ino && there.dev === own.dev)) return false;
  if (!sameSizes(items, (await listItems(target, watch)).items)) return false;
  const teller = tellerOf(run);
  for (const item of items) {
    teller.begin(item);
    if (item.isFolder) continue;
    const wanted = await sha256Of(join(source, item.path), watch);
    if ((await sha256Of(join(target, item.path), watch)) !== wanted) return false;
  }
  await refuseChanged(run);
  teller.begin(null);
  return true;
}

/** Tells of each item as its turn comes and of what is done of it, and at the end of the whole. */
function tellerOf({ bytes: total, watch }: Run) {
  let before = 0;
  let current: Item | null = null;
  let done = 0;
  const tell = () =>
    watch.onProgress?.({
      phase: 'protect',
      done: before + done,
      total,
      unit: 'bytes',
      item: current?.path ?? null,
    });
  return {
    begin(item: Item | null) {
      before += current?.bytes ?? 0;
      current = item;
      done = 0;
      tell();
    },
    advance(bytes: number) {
      // A file that grows meanwhile is noticed later.
      done = Math.min(done + bytes, current?.bytes ?? 0);
      tell();
    },
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
    stopIfAsked(watch);
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
