import type { Backup } from '../open.ts';
import { asBoolean, asDictionary, asNumber } from '../plist.ts';
import type { ICloudPhotos } from '../types.ts';
import { CAMERA_ROLL } from './paths.ts';
import { readListedPlist } from './small-file.ts';

const ENABLED_MARKER = 'Media/PhotoData/cpl_enabled_marker';
const SYNC_STATUS = 'Media/PhotoData/CPL/syncstatus.plist';
const PHOTOS_SETTINGS = 'Library/Preferences/com.apple.mobileslideshow.plist';

/** What was counted on the way: the catalogue knows it already. */
export interface CloudCounts {
  /** Files of the camera roll that the backup lists. */
  listed: number;
  /** Originals that came down from iCloud. */
  fromCloud: number;
  /** Library rows of the kind "iCloud Photos". */
  cloudRows: number;
}

/**
 * Whether the phone used iCloud Photos, from marks in the backup, never from a guess.
 * "off" only where the camera roll was seen and bears no mark of it.
 */
export async function detectICloudPhotos(
  backup: Backup,
  counts: CloudCounts,
): Promise<ICloudPhotos> {
  const { manifest } = backup;
  const enabled = manifest.find(CAMERA_ROLL, ENABLED_MARKER) !== null;
  const used = counts.fromCloud > 0 || counts.cloudRows > 0;
  const evidence: string[] = [];
  if (enabled) evidence.push('The phone left its mark for "iCloud Photos is on" in the backup.');
  if (enabled) evidence.push(...(await originalsSetting(backup)), ...(await lastSync(backup)));
  if (counts.fromCloud > 0) {
    evidence.push(`${counts.fromCloud} originals in the backup came down from iCloud.`);
  }
  if (counts.cloudRows > 0) {
    evidence.push(`The photo library counts ${counts.cloudRows} photos as coming from iCloud.`);
  }
  if (enabled) return { state: 'on', evidence };
  if (used || counts.listed === 0) return { state: 'unknown', evidence };
  return { state: 'off', evidence: ['The backup bears no mark of iCloud Photos.'] };
}

async function originalsSetting(backup: Backup): Promise<string[]> {
  const entry = backup.manifest.find('HomeDomain', PHOTOS_SETTINGS);
  const keep = asBoolean((await readListedPlist(backup, entry))?.downloadAndKeepOriginals);
  if (keep === null) return [];
  return keep
    ? ['The phone was set to keep the originals.']
    : ['The phone was set to "Optimise iPhone Storage", which takes originals off it.'];
}

async function lastSync(backup: Backup): Promise<string[]> {
  const entry = backup.manifest.find(CAMERA_ROLL, SYNC_STATUS);
  const perType = asDictionary((await readListedPlist(backup, entry))?.cloudAssetCountPerType);
  const images = asNumber(perType?.['public.image']);
  return images === null ? [] : [`iCloud held ${images} photos when the phone last synced.`];
}
