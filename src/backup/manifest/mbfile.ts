import { UID } from 'bplist-parser';
import { SECONDS_1970_TO_2001 } from '../apple-time.ts';
import { asBytes, asDictionary, asNumber, type Dictionary, parseDictionary } from '../plist.ts';

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
 * @returns `null` when it is neither.
 */
export function parseMBFile(blob: Buffer): MBFile | null {
  const archive = parseDictionary(blob);
  if (archive === null) return null;
  const objects: unknown[] = Array.isArray(archive.$objects) ? archive.$objects : [];
  const resolve = (value: unknown): unknown => {
    if (!(value instanceof UID)) return value;
    return value.UID === 0 ? null : objects[value.UID];
  };
  const root = asDictionary(resolve(asDictionary(archive.$top)?.root)) ?? archive;
  return {
    size: length(resolve(root.Size)),
    lastModified: seconds(resolve(root.LastModified)),
    digest: data(resolve(root.Digest), resolve),
    encryptionKey: data(resolve(root.EncryptionKey), resolve),
    extendedAttributes: data(resolve(root.ExtendedAttributes), resolve),
  };
}

function length(value: unknown): number | null {
  const number = asNumber(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function seconds(value: unknown): number | null {
  const time = asDictionary(value)?.['NS.time'];
  if (typeof time === 'number') return time + SECONDS_1970_TO_2001;
  return value instanceof Date ? value.getTime() / 1000 : asNumber(value);
}

function data(value: unknown, resolve: (value: unknown) => unknown): Buffer | null {
  const wrapped: Dictionary | null = asDictionary(value);
  return asBytes(wrapped === null ? value : resolve(wrapped['NS.data']));
}
