import type { Backup } from '../open.ts';
import { fingerprint } from '../photos/fingerprint.ts';
import { breathe } from '../progress.ts';
import type { Photo, Watch } from '../types.ts';
import type { ElsewherePicture } from './picture.ts';

/** Read in a moment; no photo of a phone is much larger. */
const CHEAP_BYTES = 16_000_000;

/**
 * Whether reading a picture can prove it to be one of these photos: it has the length of an original
 * that is known, or no length is known for some original and the picture is small.
 */
export function worthHashing(photos: readonly Photo[]): (picture: ElsewherePicture) => boolean {
  const lengths = new Set<number>();
  let unknown = false;
  for (const { fingerprint: known, files } of photos) {
    if (known === null) continue;
    const length = files.find(({ role }) => role === 'original')?.bytes ?? null;
    if (length === null) unknown = true;
    else lengths.add(length);
  }
  return ({ fileID, bytes }) => {
    if (fileID === null) return false;
    if (bytes === null) return lengths.size > 0 || unknown;
    return lengths.has(bytes) || (unknown && bytes <= CHEAP_BYTES);
  };
}

/**
 * Apple's content fingerprint of a picture in a backup, read as a stream.
 * @returns `null` when the backup does not hold it.
 * @throws BackupError as reading a file does, and `cancelled`.
 */
export async function fingerprintOf(
  { fileID, bytes }: ElsewherePicture,
  backup: Backup,
  watch: Watch,
): Promise<string | null> {
  if (fileID === null) return null;
  const running = fingerprint();
  for await (const chunk of backup.content({ fileID, bytes })) {
    running.update(chunk);
    await breathe(watch);
  }
  return running.digest();
}
