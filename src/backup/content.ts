import { createDecipheriv, type Decipheriv } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from './keys/unlock.ts';
import { endCipher } from './keys/unwrap.ts';
import { hasKnownMagic } from './magic.ts';
import { isFileID } from './manifest/manifest.ts';
import { BLOCK_BYTES, type ContentNote, fileEnding } from './padding.ts';
import { openReadOnly, readError } from './read-only.ts';
import { BackupError } from './types.ts';

/** Large enough to be fast, small enough that a turn of the event loop stays short. */
const CHUNK_BYTES = 256 * 1024;
const GONE = 'The backup is no longer there. Is its disk still connected?';
const ZERO_IV = Buffer.alloc(BLOCK_BYTES);

/** What is needed to read one file of a backup. */
export interface StoredFile {
  fileID: string;
  /** Length that the index recorded; `null` when it did not. */
  bytes: number | null;
  /** Protection class and wrapped key; `null` for a file that is not encrypted. */
  encryptionKey: Buffer | null;
}

/**
 * A file's bytes as the phone had them, in chunks. Each is valid until the next is asked for: its memory is
 * used again.
 * @param keys `null` when the backup is not unlocked.
 * @param note told at the end, when the bytes differ from what the index recorded.
 * @throws BackupError `file-missing`, `file-short`, `key-unavailable`, `no-access` or `read-failed`
 * (also when the file changes while it is read, and when the whole backup is gone).
 */
export async function* readContent(
  folder: string,
  file: StoredFile,
  keys: Keys | null,
  note: (note: Exclude<ContentNote, null>) => void = () => {},
): AsyncGenerator<Buffer> {
  const handle = await openBlob(folder, file.fileID);
  if (handle === null) {
    if ((await lstat(folder).catch(() => null)) === null)
      throw new BackupError('read-failed', GONE);
    throw new BackupError('file-missing', 'The backup lists this file, but does not hold it.');
  }
  let key: Buffer | null = null;
  try {
    const before = await handle.stat();
    const { size: stored } = before;
    if (stored === 0) {
      if (file.bytes) throw new BackupError('file-short', 'The backup holds no byte of this file.');
      return;
    }
    if (file.encryptionKey !== null) key = keys?.fileKey(file.encryptionKey) ?? null;
    if (file.encryptionKey === null || (await isClear(handle, key))) {
      yield* chunks(handle, 0, stored, { reuse: true });
      await refuseChanged(handle, before);
      if (file.bytes !== null && stored < file.bytes) note('short');
      return;
    }
    if (key === null) {
      throw new BackupError(
        'key-unavailable',
        'This file is encrypted, and its key is not at hand.',
      );
    }
    const result = yield* decrypt(handle, stored, key, file.bytes);
    await refuseChanged(handle, before);
    if (result !== null) note(result);
  } catch (error) {
    throw readError(error, file.fileID);
  } finally {
    key?.fill(0);
    await handle.close();
  }
}

/** Bytes of two moments are no photo: neither the one that was there nor the one that came. */
async function refuseChanged(handle: FileHandle, before: Stats): Promise<void> {
  const { size, mtimeMs } = await handle.stat();
  if (size === before.size && mtimeMs === before.mtimeMs) return;
  throw new BackupError('read-failed', 'This file changed while it was read. Try again later.');
}

/**
 * Decrypts a whole file with AES-256-CBC and a zero vector, which is how backups are encrypted. The caller
 * wipes the key.
 */
export async function* decrypt(
  handle: FileHandle,
  stored: number,
  key: Buffer,
  size: number | null,
): AsyncGenerator<Buffer, ContentNote> {
  const decipher: Decipheriv = createDecipheriv('aes-256-cbc', key, ZERO_IV).setAutoPadding(false);
  const whole = stored - (stored % BLOCK_BYTES);
  let start: Buffer | null = null;
  let held = Buffer.alloc(0);
  try {
    for await (const chunk of chunks(handle, 0, whole, { reuse: true })) {
      const clear = decipher.update(chunk);
      start ??= Buffer.from(clear.subarray(0, BLOCK_BYTES));
      if (held.length > 0) yield held;
      // The last block so far is held back: it may be padding.
      yield clear.subarray(0, clear.length - BLOCK_BYTES);
      held = Buffer.from(clear.subarray(clear.length - BLOCK_BYTES));
    }
  } finally {
    endCipher(decipher);
  }
  if (whole !== stored) {
    yield held;
    return 'damaged';
  }
  const { keep, note } = fileEnding(whole, size, held, start ?? held);
  yield held.subarray(0, keep);
  return note;
}

/** Since iOS 10 in a sub-folder of the first two digits; before, side by side. Both are tried. */
async function openBlob(folder: string, fileID: string): Promise<FileHandle | null> {
  if (!isFileID(fileID)) return null;
  const nested = await openReadOnly(join(folder, fileID.slice(0, 2), fileID));
  return nested ?? (await openReadOnly(join(folder, fileID)));
}

/** How many bytes the backup folder holds of a file, padding included; 0 when it is not there. */
export async function storedBytes(folder: string, fileID: string): Promise<number> {
  const handle = await openBlob(folder, fileID);
  try {
    return handle === null ? 0 : (await handle.stat()).size;
  } finally {
    await handle?.close();
  }
}

/**
 * Raw bytes of an open file, from `from` up to `to`, in chunks of whole cipher blocks. The disk already
 * reads the next while one is worked on.
 * @param options.reuse makes each chunk valid only until the next is asked for, which spares memory.
 */
export async function* chunks(
  handle: FileHandle,
  from: number,
  to: number,
  options: { reuse?: boolean } = {},
): AsyncGenerator<Buffer> {
  const spare: Buffer[] = [];
  const read = (at: number) => {
    const bytes = Math.min(CHUNK_BYTES, to - at);
    // Not from Node's pool, and not wiped first: every byte of it is read.
    const chunk = spare.pop() ?? Buffer.allocUnsafeSlow(options.reuse ? CHUNK_BYTES : bytes);
    const reading = readFully(handle, at, chunk.subarray(0, bytes));
    // It may fail before anyone waits for it; whoever asks for the chunk is told all the same.
    reading.catch(() => {});
    return reading;
  };
  let next = from < to ? read(from) : null;
  try {
    for (let at = from; next !== null; ) {
      const chunk: Buffer = await next;
      at += chunk.length;
      next = at < to ? read(at) : null;
      yield chunk;
      if (options.reuse) spare.push(chunk);
    }
  } finally {
    // The caller closes the file, so nothing may be read any more when it stops early.
    await next?.catch(() => {});
  }
}

async function readFully(handle: FileHandle, at: number, chunk: Buffer): Promise<Buffer> {
  for (let filled = 0; filled < chunk.length; ) {
    const { bytesRead } = await handle.read(chunk, filled, chunk.length - filled, at + filled);
    if (bytesRead === 0) throw new BackupError('read-failed', 'The file ended while it was read.');
    filled += bytesRead;
  }
  return chunk;
}

/**
 * Whether a blob is in clear text although the index names a key for it, as in copies that other
 * tools have decrypted. A cipher's first bytes can look like a picture's by chance, so where there
 * is a key, they must also make no sense once decrypted.
 */
async function isClear(handle: FileHandle, key: Buffer | null): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, 0);
  const start = buffer.subarray(0, bytesRead);
  if (!hasKnownMagic(start)) return false;
  if (key === null || bytesRead < BLOCK_BYTES) return true;
  const decipher = createDecipheriv('aes-256-cbc', key, ZERO_IV).setAutoPadding(false);
  try {
    return !hasKnownMagic(decipher.update(start));
  } finally {
    endCipher(decipher);
  }
}
