import { randomBytes } from 'node:crypto';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { folderError, makeFolder, writeError } from './output.ts';
import { isRunning } from './running.ts';

const OWNER = /^(\d{1,10})-(\d{1,10})-[0-9a-f]{8}$/;
/** What the runs of this thread are writing. */
const inUse = new Set<string>();

/** A copy that is being made, under a hidden name that no other run writes to. */
export interface PartialCopy {
  path: string;
  /** Leaves what is there under this name to be taken up by a later run. */
  release(): void;
}

/**
 * Takes up what a stopped run has left of a copy, or begins a new one. What a run that is over has left
 * belongs to whoever renames it first, so two runs never write to one; what more there is of that is
 * removed.
 * @param folder where the copy will be.
 * @param name the backup's own name.
 * @throws BackupError `disk-full` or `output-unwritable`.
 */
export async function takePartial(folder: string, name: string): Promise<PartialCopy> {
  const owner = `${process.pid}-${threadId}-${randomBytes(4).toString('hex')}`;
  const path = join(folder, `.${name}.${owner}.partial`);
  inUse.add(path);
  try {
    let taken = false;
    for (const old of await leftBehind(folder, name)) {
      if (!taken) taken = await isRenamed(old, path);
      else await rm(old, { recursive: true, force: true }).catch(() => {});
    }
    if (!taken) await makeFolder(path);
    return { path, release: () => inUse.delete(path) };
  } catch (error) {
    inUse.delete(path);
    throw error;
  }
}

/** Removes what stopped runs have left of a copy, as far as that can be done: a complete one is there. */
export async function removeLeftBehind(folder: string, name: string): Promise<void> {
  for (const old of await leftBehind(folder, name)) {
    await rm(old, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Gives a complete copy its name.
 * @returns whether the name was still free.
 * @throws BackupError `disk-full` or `output-unwritable`.
 */
export async function nameCopy(partial: string, target: string): Promise<boolean> {
  try {
    await rename(partial, target);
    return true;
  } catch (error) {
    if ((await lstat(target).catch(() => null)) !== null) return false;
    throw writeError(error, target);
  }
}

/** Copies of this backup that nobody writes any more. Without an owner in the name one is of an older version. */
async function leftBehind(folder: string, name: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw folderError(error, folder);
  });
  const [start, end] = [`.${name}.`, '.partial'];
  const isLeft = (one: string) => {
    if (one === `.${name}.partial`) return true;
    if (!one.startsWith(start) || !one.endsWith(end)) return false;
    const [, pid, thread] = OWNER.exec(one.slice(start.length, -end.length)) ?? [];
    if (pid === undefined) return false;
    if (Number(pid) !== process.pid) return !isRunning(Number(pid));
    return Number(thread) === threadId && !inUse.has(join(folder, one));
  };
  return names.filter(isLeft).map((one) => join(folder, one));
}

/** Whether it could be had: another run may have been quicker. */
async function isRenamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}
