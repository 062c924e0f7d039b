import type { Backup } from '../open.ts';
import { asDictionary, asNumber } from '../plist.ts';
import { DAY_MS, isoTime } from '../time.ts';
import { CAMERA_ROLL } from './paths.ts';
import { readListedPlist } from './small-file.ts';

/** How long Recently Deleted keeps a photo, by Apple's support pages. */
const USUAL_DAYS = 30;
/** The pages of some years said "up to 40 days"; anything far above is not a setting of Apple's. */
const MAX_DAYS = 60;
const CPL_FOLDER = 'Media/PhotoData/CPL/';
const SETTINGS = /^Media\/PhotoData\/CPL\/cloudphotos-[^/]+\.plist$/;

/** Days that a photo stays in Recently Deleted, from the phone's own settings where the backup has them. */
export async function retentionDays(backup: Backup): Promise<number> {
  const listed = [...backup.manifest.files(CAMERA_ROLL, CPL_FOLDER)];
  const entry = listed.find(({ path }) => SETTINGS.test(path)) ?? null;
  const settings = await readListedPlist(backup, entry);
  const days = asNumber(asDictionary(settings?.configuration)?.['max.days.inRecentlyDeleted']);
  return days !== null && days >= 1 && days <= MAX_DAYS ? days : USUAL_DAYS;
}

/**
 * When a trashed photo may be gone for good.
 * @param backupMade when the backup was made; a date of deletion after it is absurd (2120 occurs).
 * @returns `null` when the date of deletion is unknown or absurd.
 */
export function expiryOf(
  trashedAt: string | null,
  days: number,
  backupMade: string | null,
): string | null {
  if (trashedAt === null) return null;
  const trashed = Date.parse(trashedAt);
  const latest = (backupMade === null ? Date.now() : Date.parse(backupMade)) + DAY_MS;
  return trashed > latest ? null : isoTime(trashed + days * DAY_MS);
}
