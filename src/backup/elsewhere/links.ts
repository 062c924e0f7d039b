import type { Backup } from '../open.ts';
import { breathe } from '../progress.ts';
import { BackupError, type Photo, type Watch } from '../types.ts';
import { fingerprintOf, worthHashing } from './exact.ts';
import { type ExifTime, exifTime } from './exif-time.ts';
import { firstBytes } from './first-bytes.ts';
import { byName, byTime } from './likely.ts';
import type { ElsewherePicture } from './picture.ts';

/**
 * What ties a copy to a photo, strongest first: the very same bytes; the asset's UUID in the copy's
 * path; the name that the camera gave; a time within a few seconds. Only the first is a proof.
 */
export type LinkedBy = 'fingerprint' | 'asset' | 'name' | 'time';

export interface CopyLink {
  photoID: string;
  picture: ElsewherePicture;
  by: LinkedBy;
}

/** Where pictures keep what the camera wrote, in nearly all cases. */
const EXIF_WITHIN = 128 * 1024;
/** One file's failure leaves the others be. */
const FATAL: ReadonlySet<string> = new Set(['cancelled', 'no-access']);

/**
 * Finds copies of lost photos among the pictures of other apps. Each picture is linked to one photo at
 * most, and by a name or a time only where no second photo fits as well.
 * @param backup the one that the pictures are in; the photos may be another backup's.
 * @throws BackupError `cancelled` or `no-access`.
 */
export async function linkCopies(
  lost: readonly Photo[],
  pictures: readonly ElsewherePicture[],
  backup: Backup,
  watch: Watch = {},
): Promise<CopyLink[]> {
  if (lost.length === 0) return [];
  const link = linker(lost, backup, watch);
  const links: CopyLink[] = [];
  const total = pictures.length;
  for (const [done, picture] of pictures.entries()) {
    const item = picture.path;
    watch.onProgress?.({ phase: 'link-copies', done, total, unit: 'files', item });
    await breathe(watch);
    const found = await link(picture);
    if (found !== null) links.push({ ...found, picture });
  }
  return links;
}

function linker(lost: readonly Photo[], backup: Backup, watch: Watch) {
  const isWorthIt = worthHashing(lost);
  const exact = uniquely(lost, ({ fingerprint }) => fingerprint);
  const assets = uniquely(lost, ({ uuid }) => uuid?.toUpperCase() ?? null);
  const named = byName(lost);
  const timed = byTime(lost);

  return async (picture: ElsewherePicture): Promise<Omit<CopyLink, 'picture'> | null> => {
    const found = (photo: Photo | undefined, by: LinkedBy) =>
      photo === undefined ? null : { photoID: photo.id, by };
    const print = isWorthIt(picture)
      ? await readable(() => fingerprintOf(picture, backup, watch))
      : null;
    return (
      found(exact.get(print ?? ''), 'fingerprint') ??
      found(assets.get(picture.assetUUID ?? ''), 'asset') ??
      found(named(picture), 'name') ??
      found(timed(picture, await cameraTime(picture, backup)), 'time')
    );
  };
}

async function cameraTime(picture: ElsewherePicture, backup: Backup): Promise<ExifTime | null> {
  const { fileID, bytes, kind } = picture;
  if (fileID === null || kind === 'video') return null;
  const start = await readable(() => firstBytes(backup, { fileID, bytes }, EXIF_WITHIN));
  return start === null ? null : exifTime(start);
}

async function readable<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BackupError && !FATAL.has(error.code)) return null;
    throw error;
  }
}

function uniquely(
  photos: readonly Photo[],
  keyOf: (photo: Photo) => string | null,
): Map<string, Photo> {
  const found = new Map<string, Photo>();
  for (const photo of photos) {
    const key = keyOf(photo);
    if (key !== null) found.set(key, photo);
  }
  return found;
}
