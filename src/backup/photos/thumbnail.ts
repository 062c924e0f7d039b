import type { Backup } from '../open.ts';
import { BackupError, type FileRole, type Photo } from '../types.ts';

/** Far above any thumbnail (12 to 54 kB seen); a longer file is not one. */
const MAX_BYTES = 8_000_000;
/** The phone's own small JPEG first; nothing here needs a HEIC decoder. */
const SOURCES: readonly FileRole[] = ['thumbnail', 'reduced', 'edited', 'original'];
const JPEG = /\.jpe?g$/i;

/**
 * A JPEG to show of a photo.
 * @returns `null` when the backup holds none that is small enough, or it cannot be read.
 * @throws BackupError `no-access`.
 */
export async function readThumbnail(backup: Backup, photo: Photo): Promise<Buffer | null> {
  const candidates = SOURCES.flatMap((role) => photo.files.filter((file) => file.role === role));
  const file = candidates.find(({ path, bytes }) => JPEG.test(path) && (bytes ?? 0) <= MAX_BYTES);
  if (file === undefined) return null;
  const parts: Buffer[] = [];
  let read = 0;
  try {
    for await (const part of backup.content(file)) {
      parts.push(Buffer.from(part));
      read += part.length;
      if (read > MAX_BYTES) return null;
    }
  } catch (error) {
    if (error instanceof BackupError && error.code !== 'no-access') return null;
    throw error;
  }
  return Buffer.concat(parts);
}
