import { createHash } from 'node:crypto';

/** One record of Manifest.mbdb: a file, folder or link of the phone. */
export interface MbdbRecord {
  /** SHA-1 of `domain-path` as hex, which is the name of the file's blob. */
  fileID: string;
  domain: string;
  path: string;
  kind: 'file' | 'folder' | 'link' | 'unknown';
  /** Bytes; `null` when it is more than a number can hold exactly. */
  size: number | null;
  /** Seconds since 1970, UTC. */
  lastModified: number;
  /** Protection class (4 bytes, little-endian) and wrapped key; only in a backup with a password. */
  encryptionKey: Buffer | null;
  /** Extended attributes as they stand in the list: pairs of name and value. */
  properties: Buffer;
}

/** A text or data of this length is absent. */
const ABSENT = 0xffff;
/** Domain, path, link target, digest, encryption key. */
const LEADING_FIELDS = 5;
const FIXED_BYTES = 40;
/** Where numbers stand in the fixed part; between them lie inode, owner, group and two more times. */
const MODE_AT = 0;
const MODIFIED_AT = 18;
const SIZE_AT = 30;
const PROPERTY_COUNT_AT = 39;

/** The upper four bits of a POSIX mode. */
const KINDS = new Map<number, MbdbRecord['kind']>([
  [0x8, 'file'],
  [0x4, 'folder'],
  [0xa, 'link'],
]);

/**
 * Reads the record that begins at `start`. Numbers are big-endian; a text or data is a 2-byte length
 * and its bytes. The layout is the one of iOS 5 to 9.
 * @returns the record and where the next one begins; `null` when the bytes end before it does.
 */
export function parseRecord(
  bytes: Buffer,
  start: number,
): { record: MbdbRecord; end: number } | null {
  const leading = fieldsAt(bytes, start, LEADING_FIELDS);
  if (leading === null) return null;
  const fixed = bytes.subarray(leading.end, leading.end + FIXED_BYTES);
  if (fixed.length < FIXED_BYTES) return null;
  const propertiesAt = leading.end + FIXED_BYTES;
  const properties = fieldsAt(bytes, propertiesAt, 2 * fixed.readUInt8(PROPERTY_COUNT_AT));
  if (properties === null) return null;

  const [domain, path, , , key] = leading.values;
  const size = Number(fixed.readBigUInt64BE(SIZE_AT));
  const record: MbdbRecord = {
    fileID: blobName(domain ?? NOTHING, path ?? NOTHING),
    domain: domain?.toString('utf8') ?? '',
    path: path?.toString('utf8') ?? '',
    kind: KINDS.get(fixed.readUInt16BE(MODE_AT) >> 12) ?? 'unknown',
    size: Number.isSafeInteger(size) ? size : null,
    lastModified: fixed.readUInt32BE(MODIFIED_AT),
    // Copies: a view would keep the whole piece of the file that it lies in.
    encryptionKey: key ? Buffer.from(key) : null,
    properties: Buffer.from(bytes.subarray(propertiesAt, properties.end)),
  };
  return { record, end: properties.end };
}

/** The extended attributes of a record by their names. */
export function propertiesOf(record: MbdbRecord): Map<string, Buffer> {
  const { properties } = record;
  const found = new Map<string, Buffer>();
  for (let at = 0; at < properties.length; ) {
    const pair = fieldsAt(properties, at, 2);
    if (pair === null) break;
    const [name, value] = pair.values;
    if (name && value) found.set(name.toString('utf8'), value);
    at = pair.end;
  }
  return found;
}

function fieldsAt(
  bytes: Buffer,
  start: number,
  count: number,
): { values: (Buffer | null)[]; end: number } | null {
  const values: (Buffer | null)[] = [];
  let at = start;
  for (let field = 0; field < count; field += 1) {
    if (at + 2 > bytes.length) return null;
    const length = bytes.readUInt16BE(at);
    const end = at + 2 + (length === ABSENT ? 0 : length);
    if (end > bytes.length) return null;
    values.push(length === ABSENT ? null : bytes.subarray(at + 2, end));
    at = end;
  }
  return { values, end: at };
}

const NOTHING = Buffer.alloc(0);
const DASH = Buffer.from('-');

/** Of the bytes as they stand, not of a text made from them: accents have two spellings. */
function blobName(domain: Buffer, path: Buffer): string {
  return createHash('sha1').update(domain).update(DASH).update(path).digest('hex');
}
