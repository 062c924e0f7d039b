import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { BackupError } from './types.ts';

/**
 * Never through a link that a crafted backup planted (a blob pointing at another file of the computer),
 * and never waiting on a pipe. Windows knows neither flag.
 */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The system's code of an error, such as `ENOENT`; empty for any other error. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * Opens a regular file inside a backup for reading. The caller closes it.
 * @returns `null` when there is no such file, or something that is not a file.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function openReadOnly(path: string): Promise<FileHandle | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, FLAGS);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'EISDIR'].includes(errnoOf(error))) return null;
    throw readError(error, path);
  }
  let isFile = false;
  try {
    isFile = (await handle.stat()).isFile();
  } catch (error) {
    throw readError(error, path);
  } finally {
    if (!isFile) await handle.close();
  }
  return isFile ? handle : null;
}

/** Reads a small file whole. */
export async function readWhole(
  path: string,
  maxBytes: number,
): Promise<Buffer | 'absent' | 'too-long'> {
  const handle = await openReadOnly(path);
  if (handle === null) return 'absent';
  try {
    const { size } = await handle.stat();
    return size > maxBytes ? 'too-long' : await handle.readFile();
  } catch (error) {
    throw readError(error, path);
  } finally {
    await handle.close();
  }
}

/** The first bytes of a file (fewer when it is shorter); `null` when it is not there. */
export async function readStart(path: string, bytes: number): Promise<Buffer | null> {
  const handle = await openReadOnly(path);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw readError(error, path);
  } finally {
    await handle.close();
  }
}

/** Puts an error of the system into words. On macOS a missing Full Disk Access shows as EPERM, even for root. */
export function readError(error: unknown, path: string): BackupError {
  if (error instanceof BackupError) return error;
  if (['EPERM', 'EACCES'].includes(errnoOf(error))) {
    return new BackupError(
      'no-access',
      'The system does not let this program look in there.',
      path,
    );
  }
  return new BackupError('read-failed', 'The disk could not be read at this place.', path);
}
