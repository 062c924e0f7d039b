import { join } from 'node:path';
import type { Backup, ContentSource } from '../open.ts';
import { readStart } from '../read-only.ts';
import { BackupError } from '../types.ts';

/**
 * The first bytes of a file in a backup, decrypted; fewer when it is shorter.
 * @returns `null` when the backup does not hold the file.
 * @throws BackupError `key-unavailable`, `file-short`, `no-access` or `read-failed`.
 */
export async function firstBytes(
  backup: Backup,
  source: ContentSource,
  bytes: number,
): Promise<Buffer | null> {
  const { fileID } = source;
  if (!backup.manifest.record(fileID)?.encryptionKey) {
    // Much faster than a stream, and most backups hold a hundred thousand files.
    const start = await readStart(join(backup.summary.path, fileID.slice(0, 2), fileID), bytes);
    if (start !== null) return start;
  }
  const parts: Buffer[] = [];
  let read = 0;
  try {
    for await (const part of backup.content(source)) {
      parts.push(Buffer.from(part));
      read += part.length;
      if (read >= bytes) break;
    }
  } catch (error) {
    if (error instanceof BackupError && error.code === 'file-missing') return null;
    throw error;
  }
  return Buffer.concat(parts).subarray(0, bytes);
}
