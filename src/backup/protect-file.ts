import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, lstat, open, rm } from 'node:fs/promises';
import type { Item } from './folder-items.ts';
import { keepTime, writeError } from './output.ts';
import { stopIfAsked } from './progress.ts';
import { openReadOnly, readError } from './read-only.ts';
import { sha256Of } from './sha256.ts';
import { BackupError, type Watch } from './types.ts';

const READ_BYTES = 256 * 1024;
const CLONE = constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL;

/** Copies one file of a backup; gives its modification time to the copy. */
export type CopyFile = (
  from: string,
  to: string,
  item: Item,
  watch: Watch,
  onBytes: (bytes: number) => void,
) => Promise<void>;

/**
 * Copies files, each as a clone where the disk can, and reads every copy back. A good earlier copy is
 * kept. Where the disk cannot clone a file, that is not tried with the next one.
 * @throws BackupError `disk-full`, `output-unwritable`, `no-access`, `read-failed` or `cancelled`.
 */
export function fileCopier(): CopyFile {
  let canClone = true;
  return async (from, to, item, watch, onBytes) => {
    if (!(await isSame(from, to, item, watch))) {
      await removeOld(to);
      canClone &&= await isCloned(from, to);
      const wanted = canClone ? await sha256Of(from, watch) : await copy(from, to, watch, onBytes);
      if ((await readBack(to, watch)) !== wanted) {
        const message = 'The copy of this file is not the same as the file.';
        throw new BackupError('read-failed', message, from);
      }
    }
    await keepTime(to, item.modified);
  };
}

/** A copy that is gone or cannot be read is no fault of the backup's. */
async function readBack(path: string, watch: Watch): Promise<string> {
  try {
    return await sha256Of(path, watch);
  } catch {
    stopIfAsked(watch);
    const message = 'The copy could not be read back. Is its disk still connected?';
    throw new BackupError('output-unwritable', message, path);
  }
}

async function isSame(from: string, to: string, item: Item, watch: Watch): Promise<boolean> {
  const earlier = await lstat(to).catch(() => null);
  if (!earlier?.isFile() || earlier.size !== item.bytes) return false;
  return (await sha256Of(to, watch)) === (await sha256Of(from, watch));
}

async function removeOld(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw writeError(error, path);
  }
}

async function isCloned(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, CLONE);
    return true;
  } catch {
    // What stands in the way of more than cloning shows when it is copied.
    await removeOld(to);
    return false;
  }
}

/**
 * Copies piece by piece: the system's own way cannot be stopped in the middle of a film.
 * @returns the SHA-256 of what was read, in hex.
 */
async function copy(
  from: string,
  to: string,
  watch: Watch,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const source = await openReadOnly(from);
  if (source === null) throw new BackupError('read-failed', 'This file went away.', from);
  try {
    const target = await create(to, (await source.stat()).mode);
    try {
      const hash = createHash('sha256');
      for await (const piece of pieces(source, from)) {
        stopIfAsked(watch);
        hash.update(piece);
        await target.writeFile(piece).catch((error: unknown) => {
          throw writeError(error, to);
        });
        onBytes(piece.length);
      }
      return hash.digest('hex');
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function create(path: string, mode: number): Promise<FileHandle> {
  try {
    return await open(path, 'wx', mode);
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Each piece only lasts until the next one. */
async function* pieces(source: FileHandle, path: string): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(READ_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw readError(error, path);
  }
}
