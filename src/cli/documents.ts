/** The JSON documents of the command-line contract: exactly its keys, `null` for what is unknown. */
import type { Comparison } from '../backup/compare.ts';
import { countsOf } from '../backup/photos/counts.ts';
import type { ProtectResult } from '../backup/protect.ts';
import type {
  BackupSummary,
  Catalogue,
  ExtractResult,
  Photo,
  ScanResult,
} from '../backup/types.ts';
import type { VerifyResult } from '../backup/verify.ts';

const V = 1;

/** A document to print; its lists may be any iterables. */
export type Document = Readonly<Record<string, unknown>>;

/** Made one by one while they are written. */
function* each<Item>(items: readonly Item[], shape: (item: Item) => object): Generator<object> {
  for (const item of items) yield shape(item);
}

export function scanDocument({ backups, problems }: ScanResult): Document {
  return {
    v: V,
    backups: backups.map((one: BackupSummary) => ({
      path: one.path,
      udid: one.udid,
      deviceName: one.deviceName,
      productType: one.productType,
      productName: one.productName,
      productVersion: one.productVersion,
      lastBackup: one.lastBackup,
      encrypted: one.encrypted,
      archived: one.archived,
      state: one.state,
      stateReason: one.stateReason,
      legacy: one.legacy,
    })),
    problems: problems.map(({ path, code, message }) => ({ path, code, message })),
  };
}

function photo(one: Photo): object {
  return {
    id: one.id,
    uuid: one.uuid,
    name: one.name,
    path: one.path,
    kind: one.kind,
    takenAt: one.takenAt,
    addedAt: one.addedAt,
    trashed: one.trashed,
    trashedAt: one.trashedAt,
    expiresAt: one.expiresAt,
    hidden: one.hidden,
    favorite: one.favorite,
    width: one.width,
    height: one.height,
    durationSeconds: one.durationSeconds,
    bytes: one.bytes,
    latitude: one.latitude,
    longitude: one.longitude,
    availability: one.availability,
    companions: one.companions,
    fingerprint: one.fingerprint,
  };
}

export function photosDocument(
  backup: BackupSummary,
  { icloudPhotos }: Catalogue,
  photos: readonly Photo[],
): Document {
  return {
    v: V,
    backup: backup.path,
    icloudPhotos,
    counts: countsOf(photos),
    photos: each(photos, photo),
  };
}

export function extractDocument(result: ExtractResult): Document {
  const { wrote, unchanged, failed, bytes, seconds } = result;
  return { v: V, wrote, unchanged, failed, bytes, seconds };
}

/** Both backups by their paths. */
export function compareDocument(
  older: string,
  newer: string,
  { sameDevice, lost, trashed, added, kept }: Comparison,
): Document {
  return {
    v: V,
    older,
    newer,
    sameDevice,
    lost: each(lost, photo),
    trashed: each(trashed, photo),
    added,
    kept,
  };
}

/** @param path the backup that was copied. */
export function protectDocument(
  path: string,
  { path: copy, files, bytes, skipped, unchanged }: ProtectResult,
  seconds: number,
): Document {
  return { v: V, path, copy, files, bytes, skipped, unchanged, seconds };
}

/** @param backup the backup's path. */
export function verifyDocument(
  backup: string,
  { files, bytes, problems, problemCount, unlisted }: VerifyResult,
  seconds: number,
): Document {
  return {
    v: V,
    backup,
    files,
    bytes,
    problems: problems.map(({ domain, path, fileID, code, message }) => ({
      domain,
      path,
      fileID,
      code,
      message,
    })),
    problemCount,
    unlisted,
    seconds,
  };
}
