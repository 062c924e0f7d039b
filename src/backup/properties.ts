import { basename, join } from 'node:path';
import {
  asBoolean,
  asBytes,
  asDictionary,
  asText,
  asTime,
  type Dictionary,
  readPlist,
} from './plist.ts';
import { productNameOf } from './products.ts';

/** What the three property lists of a backup say. Every key of theirs is optional. */
export interface Properties {
  udid: string | null;
  deviceName: string | null;
  productType: string | null;
  productName: string | null;
  productVersion: string | null;
  lastBackup: string | null;
  /** Manifest.plist's own word; the bytes of the index count for more. */
  saysEncrypted: boolean | null;
  /** Also present in backups without a password, so its presence proves nothing. */
  keybag: Buffer | null;
  /** Protection class (4 bytes, little-endian) and wrapped key of an encrypted Manifest.db. */
  manifestKey: Buffer | null;
  /** Status.plist's `SnapshotState`: uploading, moving, removing, finished. */
  snapshotState: string | null;
  files: { info: PlistState; manifest: PlistState; status: PlistState };
}

export type PlistState = 'read' | 'absent' | 'empty' | 'damaged';

/**
 * Well above the largest seen (9.5 MB, 0.5 MB, 189 bytes); a longer file is not what it claims to be. A
 * scan has those of several backups in memory at once.
 */
const MAX_BYTES = { info: 32_000_000, manifest: 8_000_000, status: 1_000_000 };

/**
 * A UDID: 40 hex digits, or 8 and 16 from the iPhone XS on; a date and time after it marks a backup
 * that was set aside.
 */
const FOLDER_NAME = /^([0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{16})(-\d{8}-\d{6})?$/i;

/** Whether a typed text can be a UDID, rather than a path. */
export function isUdid(text: string): boolean {
  return FOLDER_NAME.exec(text)?.[1] === text;
}

/** Set aside under its own name, so that a new backup does not overwrite it. */
export function isArchived(folder: string): boolean {
  return FOLDER_NAME.exec(basename(folder))?.[2] !== undefined;
}

/**
 * Reads Info.plist, Manifest.plist and Status.plist of a backup folder.
 * Info.plist is written by the computer and may be missing; Manifest.plist's Lockdown then stands in.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function readProperties(folder: string): Promise<Properties> {
  const [infoFile, manifestFile, statusFile] = await Promise.all([
    readPlist(join(folder, 'Info.plist'), MAX_BYTES.info, { withoutData: true }),
    readPlist(join(folder, 'Manifest.plist'), MAX_BYTES.manifest),
    readPlist(join(folder, 'Status.plist'), MAX_BYTES.status),
  ]);
  const info: Dictionary = infoFile.state === 'read' ? infoFile.dictionary : {};
  const manifest: Dictionary = manifestFile.state === 'read' ? manifestFile.dictionary : {};
  const status: Dictionary = statusFile.state === 'read' ? statusFile.dictionary : {};
  const lockdown = asDictionary(manifest.Lockdown) ?? {};

  const productType = asText(info['Product Type']) ?? asText(lockdown.ProductType);
  return {
    udid:
      asText(info['Target Identifier']) ??
      asText(lockdown.UniqueDeviceID) ??
      FOLDER_NAME.exec(basename(folder))?.[1] ??
      asText(info['Unique Identifier']),
    deviceName:
      asText(info['Device Name']) ?? asText(lockdown.DeviceName) ?? asText(info['Display Name']),
    productType,
    productName: asText(info['Product Name']) ?? productNameOf(productType),
    productVersion: asText(info['Product Version']) ?? asText(lockdown.ProductVersion),
    lastBackup: asTime(info['Last Backup Date']) ?? asTime(manifest.Date) ?? asTime(status.Date),
    saysEncrypted: asBoolean(manifest.IsEncrypted),
    keybag: asBytes(manifest.BackupKeyBag),
    manifestKey: asBytes(manifest.ManifestKey),
    snapshotState: asText(status.SnapshotState),
    files: { info: infoFile.state, manifest: manifestFile.state, status: statusFile.state },
  };
}
