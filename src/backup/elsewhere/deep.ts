import { posix } from 'node:path';
import type { Backup } from '../open.ts';
import { breathe } from '../progress.ts';
import { BackupError, type Watch } from '../types.ts';
import { firstBytes } from './first-bytes.ts';
import { kindByBytes, START_BYTES } from './media-type.ts';
import type { ElsewherePicture } from './picture.ts';
import { type StoredFile, storedFile } from './stored-file.ts';

/** Where apps keep files: their own containers, those they share, and the media and home folders. */
const APP_DOMAINS = /^(AppDomain|MediaDomain$|HomeDomain$)/;
/** No picture that anyone would want back is smaller. */
const LEAST_BYTES = 512;
const TURN_EVERY = 50;
const LIST_TURN_EVERY = 250;
/** A file that cannot be read is passed over. */
const FATAL: ReadonlySet<string> = new Set(['cancelled', 'no-access']);

/**
 * Every picture and video in any app's files, told by its first bytes.
 * @param known blobs that were found otherwise, and are left out.
 * @throws BackupError `cancelled` or `no-access`.
 */
export async function deepScan(
  backup: Backup,
  known: ReadonlySet<string>,
  watch: Watch,
): Promise<ElsewherePicture[]> {
  const files = await candidates(backup, known, watch);
  const pictures: ElsewherePicture[] = [];
  for (const [done, file] of files.entries()) {
    if (done % TURN_EVERY === 0) {
      const total = files.length;
      watch.onProgress?.({ phase: 'deep-scan', done, total, unit: 'files', item: file.path });
      await breathe(watch);
    }
    const picture = await pictureIn(file, backup);
    if (picture !== null) pictures.push(picture);
  }
  return pictures;
}

async function candidates(
  { manifest }: Backup,
  known: ReadonlySet<string>,
  watch: Watch,
): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  let looked = 0;
  for (const listed of manifest.all()) {
    looked += 1;
    if (looked % LIST_TURN_EVERY === 0) await breathe(watch);
    if (!APP_DOMAINS.test(listed.domain) || known.has(listed.fileID)) continue;
    const file = storedFile(listed, listed.record);
    if (file.bytes === null || file.bytes >= LEAST_BYTES) files.push(file);
  }
  return files;
}

async function pictureIn(file: StoredFile, backup: Backup): Promise<ElsewherePicture | null> {
  try {
    const start = await firstBytes(backup, file, START_BYTES);
    const kind = start === null ? null : kindByBytes(start);
    if (kind === null) return null;
    const { changedAt, ...stored } = file;
    return {
      source: 'app',
      ...stored,
      name: posix.basename(file.path),
      sentAt: null,
      createdAt: changedAt,
      kind,
      assetUUID: null,
    };
  } catch (error) {
    if (error instanceof BackupError && !FATAL.has(error.code)) return null;
    throw error;
  }
}
