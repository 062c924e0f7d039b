import { createHash } from 'node:crypto';
import type { Availability, FileRole, PhotoKind } from '../backup/types.ts';
import { libraryAt } from './library/asset.ts';
import { originalName } from './library/attributes.ts';
import type { DevelopedAsset } from './library/files.ts';
import { BACKUP_PLANS, type BackupPlan } from './story/devices.ts';

/** The three practice backups. */
export type PracticeBackup = BackupPlan['key'];

/** One photo as one backup holds it: what a reader of that backup must find. */
export interface PracticeItem {
  backup: PracticeBackup;
  /** The asset's UUID. */
  id: string;
  name: string;
  /** The original's path in `CameraRollDomain`, also where the original is not in the backup. */
  path: string;
  takenAt: string;
  trashed: boolean;
  trashedAt: string | null;
  hidden: boolean;
  favorite: boolean;
  kind: PhotoKind;
  availability: Availability;
  /** Every picture file of it in the backup. `bytes` and `sha256` are of the decrypted content. */
  files: { role: FileRole; path: string; sha256: string; bytes: number }[];
  /** Apple's fingerprint as the library notes it. */
  fingerprint: string | null;
}

export function practiceItem(backup: PracticeBackup, developed: DevelopedAsset): PracticeItem {
  const { asset, files } = developed;
  return {
    backup,
    id: asset.uuid,
    name: originalName(asset, developed.fileName),
    path: developed.path,
    takenAt: new Date(asset.shot.taken).toISOString(),
    trashed: asset.trashed !== null,
    trashedAt: asset.trashed?.toISOString() ?? null,
    hidden: asset.shot.hidden,
    favorite: asset.shot.favorite,
    kind: asset.shot.kind,
    availability: asset.availability,
    files: files.map(({ role, file }) => ({
      role,
      path: file.path,
      sha256: createHash('sha256').update(file.data).digest('hex'),
      bytes: file.data.length,
    })),
    fingerprint: developed.fingerprint,
  };
}

/** Ids that the archived backup holds and the latest no longer knows. */
export function lostIds(): string[] {
  const still = new Set(libraryAt(BACKUP_PLANS.latest).assets.map(({ uuid }) => uuid));
  const before = libraryAt(BACKUP_PLANS.archived).assets.map(({ uuid }) => uuid);
  return before.filter((uuid) => !still.has(uuid));
}
