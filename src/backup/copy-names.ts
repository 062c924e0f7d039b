import { basename } from 'node:path';
import { readProperties } from './properties.ts';

/** What a folder's name has behind the UDID once it is set aside. */
const DATE = /-\d{8}-\d{6}$/;

/**
 * The names that a copy of a backup may bear, best first: its own; and with the local time of the
 * backup behind it, as a Mac names a backup that is archived, so that copies of several days fit
 * beside each other.
 * @param folder the backup. Only its own name is used: what its lists say is not to be trusted in a path.
 */
export async function copyNames(folder: string): Promise<string[]> {
  const own = basename(folder);
  const { lastBackup } = await readProperties(folder);
  if (lastBackup === null) return [own];
  return [...new Set([own, `${own.replace(DATE, '')}-${localStamp(new Date(lastBackup))}`])];
}

/** `20260614-214107` */
function localStamp(time: Date): string {
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()];
  const digits = (parts: number[]) => parts.map((part) => String(part).padStart(2, '0')).join('');
  return `${digits(date)}-${digits(clock)}`;
}
