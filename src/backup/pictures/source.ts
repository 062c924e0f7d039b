import type { Backup } from '../open.ts';
import { stopIfAsked } from '../progress.ts';
import {
  BackupError,
  type Box,
  type FileRole,
  type Photo,
  type PhotoFile,
  type Watch,
} from '../types.ts';
import { formatOf } from './format.ts';

/** Longer than any picture of a phone. */
const MAX_BYTES = 60_000_000;
/** The phone's own small JPEG first. A RAW or a movie is never shown. */
const QUICK: readonly FileRole[] = ['thumbnail', 'reduced', 'edited', 'original'];
/** Where a thumbnail is too small, it is what is left when nothing else can be read. */
const LARGE: readonly FileRole[][] = [['reduced', 'edited', 'original'], ['thumbnail']];
/** A box of more dots, either way, is more than a thumbnail fills. */
const LARGE_DOTS = 512;
/** What takes long to decode comes last. */
const NAMES = [/\.(?:jpe?g|thumb)$/i, /\.png$/i, /\.hei[cf]$/i];

/** The files that can show what a photo looks like in a box, the best choice first. */
export function pictureFiles({ files }: Pick<Photo, 'files'>, box: Box): PhotoFile[] {
  const isLarge = Math.max(box.width, box.height) > LARGE_DOTS;
  const parts = isLarge ? LARGE : [QUICK];
  return parts.flatMap((roles) =>
    NAMES.flatMap((name) =>
      roles.flatMap((role) => files.filter((file) => file.role === role && name.test(file.path))),
    ),
  );
}

/**
 * The bytes of the first file that can be read and begins as a picture does.
 * @returns `null` when there is none. Its memory is nobody else's.
 * @throws BackupError `no-access`, or `cancelled`.
 */
export async function readPicture(
  backup: Pick<Backup, 'content'>,
  photo: Pick<Photo, 'files'>,
  box: Box,
  watch: Watch,
): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const file of pictureFiles(photo, box)) {
    const bytes = await readWhole(backup, file, watch);
    if (bytes !== null) return bytes;
  }
  return null;
}

async function readWhole(backup: Pick<Backup, 'content'>, file: PhotoFile, watch: Watch) {
  if ((file.bytes ?? 0) > MAX_BYTES) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of backup.content(file)) {
      stopIfAsked(watch);
      if (bytes === 0 && formatOf(part) === null) return null;
      parts.push(Buffer.from(part));
      bytes += part.length;
      if (bytes > MAX_BYTES) return null;
    }
  } catch (error) {
    if (error instanceof BackupError && error.code !== 'no-access' && error.code !== 'cancelled') {
      return null;
    }
    throw error;
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return bytes === 0 ? null : whole;
}
