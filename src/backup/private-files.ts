import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { chmod, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { temporaryError } from './output.ts';
import { isRunning } from './running.ts';

/** Whose a private folder is stands in its name: a thread that is ended cannot remove its own. */
const NAME = /^backroll-(\d{1,10})-(\d{1,10})-[A-Za-z0-9]{6}$/;
const folders = new Set<string>();
let isFirst = true;

/**
 * Makes a folder that only this user can enter, for a copy that SQLite may open. It is gone after
 * `removePrivateFolder`, and at the latest when the process exits, or when the next one starts.
 * @throws BackupError `disk-full` or `output-unwritable`, naming the folder of temporary files.
 */
export function makePrivateFolder(): string {
  if (isFirst) {
    isFirst = false;
    process.on('exit', removePrivateFiles);
    sweepPrivateFiles();
  }
  try {
    const folder = mkdtempSync(join(tmpdir(), `backroll-${process.pid}-${threadId}-`));
    folders.add(folder);
    return folder;
  } catch (error) {
    throw temporaryError(error, tmpdir());
  }
}

export function removePrivateFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}

/**
 * Removes every private copy at once: this thread's; from the main thread, those of its threads, too.
 * Synchronous, so that a signal's handler can call it and leave.
 */
export function removePrivateFiles(): void {
  for (const folder of folders) removeQuietly(folder);
  if (isMainThread) removeWhere(({ pid }) => pid === process.pid);
}

/** Removes what a thread of this process left behind that was ended in the middle of its work. */
export function removePrivateFilesOf(thread: number): void {
  removeWhere((owner) => owner.pid === process.pid && owner.thread === thread);
}

/** Removes what processes left behind that were killed. */
export function sweepPrivateFiles(): void {
  removeWhere(({ pid }) => !isRunning(pid));
}

/** A private folder of this user as it lies there. */
export interface PrivateFolder {
  path: string;
  /** The process that made it has ended. */
  isOver: boolean;
  /** Somebody else may look into it. */
  isExposed: boolean;
}

/** This user's private folders in the folder of temporary files, of every process but this one. */
export function leftPrivateFolders(temporary: string = tmpdir()): PrivateFolder[] {
  return ownFolders(temporary).flatMap(({ path, pid, mode }) => {
    const isExposed = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return pid === process.pid ? [] : [{ path, isOver: !isRunning(pid), isExposed }];
  });
}

function removeWhere(isOver: (owner: { pid: number; thread: number }) => boolean): void {
  for (const folder of ownFolders(tmpdir())) if (isOver(folder)) removeQuietly(folder.path);
}

/** This user's alone: the name of a folder is anyone's to give. */
function ownFolders(temporary: string) {
  const own = process.getuid?.();
  return namesIn(temporary).flatMap((name) => {
    const [, pid, thread] = NAME.exec(name) ?? [];
    if (pid === undefined) return [];
    const path = join(temporary, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory() || (own !== undefined && found.uid !== own)) return [];
    return [{ path, pid: Number(pid), thread: Number(thread), mode: found.mode }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeQuietly(folder: string): void {
  try {
    removePrivateFolder(folder);
  } catch {
    // Still open elsewhere (Windows): the other folders are removed all the same.
  }
}

/**
 * Writes a stream into a new file that only this user can read.
 * @returns its length in bytes.
 */
export async function writePrivately(
  path: string,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
  } finally {
    await handle.close();
  }
  await chmod(path, 0o600);
  return bytes;
}
