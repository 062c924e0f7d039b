/** The JSON documents of the command-line contract: exactly its keys, `null` for what is unknown. */
import type { Comparison } from '../backup/compare.ts';
import { countsOf } from '../backup/photos/counts.ts';
import type {
  BackupSummary,
  Catalogue,
  ExtractResult,
  Photo,
  ScanResult,
} from '../backup/types.ts';

const V = 1;

/** One document on standard output, and nothing else. */
export function print(stdout: NodeJS.WritableStream, document: object): void {
  stdout.write(`${JSON.stringify(document)}\n`);
}

export function scanDocument({ backups, problems }: ScanResult): object {
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
): object {
  return {
    v: V,
    backup: backup.path,
    icloudPhotos,
    counts: countsOf(photos),
    photos: photos.map(photo),
  };
}

export function extractDocument(result: ExtractResult): object {
  const { wrote, unchanged, failed, bytes, seconds } = result;
  return { v: V, wrote, unchanged, failed, bytes, seconds };
}

/** Both backups by their paths. */
export function compareDocument(
  older: string,
  newer: string,
  { sameDevice, lost, trashed, added, kept }: Comparison,
): object {
  return {
    v: V,
    older,
    newer,
    sameDevice,
    lost: lost.map(photo),
    trashed: trashed.map(photo),
    added,
    kept,
  };
}
