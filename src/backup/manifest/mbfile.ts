import { SECONDS_1970_TO_2001 } from '../apple-time.ts';
import {
  data,
  date,
  element,
  isDictionary,
  member,
  number,
  type PlistView,
  uid,
  viewPlist,
} from './plist-view.ts';

/** What the phone recorded about one file. */
export interface MBFile {
  /** Length when the line was written; it can be wrong, or absent. Absent is not zero. */
  size: number | null;
  /** Seconds since 1970, UTC. */
  lastModified: number | null;
  /** SHA-1 of the bytes as they are stored; only files of some system domains have one. */
  digest: Buffer | null;
  /** Protection class (4 bytes, little-endian) and wrapped key; only in a backup with a password. */
  encryptionKey: Buffer | null;
  /** A property list of the file's extended attributes. */
  extendedAttributes: Buffer | null;
}

/**
 * Reads the keyed archive of class MBFile in Manifest.db's `file` column. Lenient: a flattened
 * dictionary without an archive around it is taken too.
 * @returns `null` when it is neither. Bytes are windows into `blob`.
 */
export function parseMBFile(blob: Buffer): MBFile | null {
  const list = viewPlist(blob);
  if (list === null || !isDictionary(list, list.top)) return null;
  const objects = member(list, list.top, '$objects');
  const resolve = (object: number | null) => {
    const index = uid(list, object);
    return index === null ? object : index === 0 ? null : element(list, objects, index);
  };
  const archived = resolve(member(list, member(list, list.top, '$top'), 'root'));
  const root = archived ?? list.top;
  const at = (key: string) => resolve(member(list, root, key));
  const bytesAt = (key: string) => {
    const object = at(key);
    return data(list, object) ?? data(list, resolve(member(list, object, 'NS.data')));
  };
  return {
    size: length(number(list, at('Size'))),
    lastModified: seconds(list, at('LastModified')),
    digest: bytesAt('Digest'),
    encryptionKey: bytesAt('EncryptionKey'),
    extendedAttributes: bytesAt('ExtendedAttributes'),
  };
}

function length(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function seconds(list: PlistView, object: number | null): number | null {
  const since2001 = number(list, member(list, object, 'NS.time')) ?? date(list, object);
  return since2001 === null ? number(list, object) : since2001 + SECONDS_1970_TO_2001;
}
