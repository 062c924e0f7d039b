import { parseBuffer, setMaxObjectCount, UID } from 'bplist-parser';
import { assertBounded } from './plist-bounds.ts';
import { parseXmlPlist } from './plist-xml.ts';
import { readWhole } from './read-only.ts';
import { isoTime } from './time.ts';

/** A property list's dictionary. Untrusted: take values only through the functions below. */
export type Dictionary = Record<string, unknown>;

const BINARY_MAGIC = Buffer.from('bplist00');
/** The parser's own limit is below what a phone with many apps needs; our bounds come first. */
setMaxObjectCount(1_000_000);

/**
 * Parses a property list of either encoding; Apple's tools write both under the same names.
 * @param options.withoutData leaves out `<data>` bodies of an XML list: in Info.plist they are megabytes of icons.
 * @throws Error when it is not a property list.
 */
export function parsePlist(bytes: Buffer, options: { withoutData?: boolean } = {}): unknown {
  if (bytes.subarray(0, 8).equals(BINARY_MAGIC)) {
    assertBounded(bytes);
    return parseBuffer<unknown>(bytes)[0];
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (!text.trimStart().startsWith('<')) throw new Error('This is no property list.');
  return parseXmlPlist(
    options.withoutData ? text.replace(/<data>[^<]*<\/data>/g, '<data></data>') : text,
  );
}

/** What became of reading a property list. */
export type PlistFile =
  | { state: 'read'; dictionary: Dictionary }
  | { state: 'absent' | 'empty' | 'damaged' };

/**
 * Reads a property list whose top is a dictionary.
 * @param maxBytes a longer file counts as damaged.
 * @throws BackupError `no-access` when it may not be read.
 */
export async function readPlist(
  path: string,
  maxBytes: number,
  options: { withoutData?: boolean } = {},
): Promise<PlistFile> {
  const bytes = await readWhole(path, maxBytes);
  if (bytes === 'absent') return { state: 'absent' };
  if (bytes === 'too-long') return { state: 'damaged' };
  if (bytes.length === 0) return { state: 'empty' };
  const dictionary = parseDictionary(bytes, options);
  return dictionary === null ? { state: 'damaged' } : { state: 'read', dictionary };
}

/** Parses a property list whose top is a dictionary; `null` when it is anything else. */
export function parseDictionary(
  bytes: Buffer,
  options: { withoutData?: boolean } = {},
): Dictionary | null {
  try {
    return asDictionary(parsePlist(bytes, options));
  } catch {
    return null;
  }
}

export function asDictionary(value: unknown): Dictionary | null {
  const plain =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date) &&
    !(value instanceof UID);
  return plain ? (value as Dictionary) : null;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function asBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function asBytes(value: unknown): Buffer | null {
  return value instanceof Uint8Array ? Buffer.from(value) : null;
}

/** A date as ISO 8601 in UTC; `null` for a date outside the years 1 to 9999. */
export function asTime(value: unknown): string | null {
  return value instanceof Date ? isoTime(value.getTime()) : null;
}
