/**
 * A binary property list read where it lies: nothing is made of what is not asked for. For the lines of
 * an index, of which there can be a million; everything else goes through `parsePlist`. The format is
 * described in CFBinaryPList.c of Apple's open CoreFoundation.
 *
 * Safe on any bytes: each question looks at one value, nothing follows references by itself, and
 * what makes no sense is `null`. Objects are named by their numbers.
 */
export interface PlistView {
  bytes: Buffer;
  /** The number of the top object. */
  top: number;
  count: number;
  /** Bytes of an object's number, and of an offset. */
  refBytes: number;
  offsetBytes: number;
  /** Where the offsets begin, and all values end. */
  table: number;
}

const MAGIC = Buffer.from('bplist00');
const TRAILER_BYTES = 32;
const INTEGER = 0x1;
const REAL = 0x2;
const DATE = 0x3;
const DATA = 0x4;
const ASCII = 0x5;
const UID = 0x8;
const ARRAY = 0xa;
const DICTIONARY = 0xd;
/** In place of a length: the length follows as an integer. */
const LONG = 0xf;

/** @returns `null` when the bytes are no binary property list. */
export function viewPlist(bytes: Buffer): PlistView | null {
  const end = bytes.length - TRAILER_BYTES;
  if (end < MAGIC.length || bytes.compare(MAGIC, 0, MAGIC.length, 0, MAGIC.length) !== 0) {
    return null;
  }
  const offsetBytes = bytes.readUInt8(end + 6);
  const refBytes = bytes.readUInt8(end + 7);
  const [count, top, table] = [8, 16, 24].map((at) => unsigned(bytes, end + at, 8));
  const valid = offsetBytes >= 1 && offsetBytes <= 4 && refBytes >= 1 && refBytes <= 4;
  if (!valid || count === undefined || top === undefined || table === undefined) return null;
  if (table + count * offsetBytes > end) return null;
  return { bytes, top, count, refBytes, offsetBytes, table };
}

export function isDictionary(view: PlistView, object: number): boolean {
  return sizedAt(view, object, DICTIONARY) !== null;
}

/** The object under a key of a dictionary; `null` when it is not there, or the object is no dictionary. */
export function member(view: PlistView, object: number | null, key: string): number | null {
  const found = sizedAt(view, object, DICTIONARY);
  if (found === null) return null;
  const { bytes, refBytes } = view;
  for (let index = 0; index < found.length; index += 1) {
    const name = sizedAt(view, unsigned(bytes, found.at + index * refBytes, refBytes), ASCII);
    if (name?.length !== key.length) continue;
    if (bytes.toString('latin1', name.at, name.at + name.length) !== key) continue;
    return unsigned(bytes, found.at + (found.length + index) * refBytes, refBytes);
  }
  return null;
}

/** One of an array's objects. */
export function element(view: PlistView, object: number | null, index: number): number | null {
  const found = sizedAt(view, object, ARRAY);
  if (found === null || index >= found.length) return null;
  return unsigned(view.bytes, found.at + index * view.refBytes, view.refBytes);
}

/** What a UID says, a reference within a keyed archive. */
export function uid(view: PlistView, object: number | null): number | null {
  const at = offsetOf(view, object);
  const marker = at === null ? 0 : view.bytes.readUInt8(at);
  if (at === null || marker >> 4 !== UID) return null;
  const bytes = (marker & 0xf) + 1;
  return at + 1 + bytes > view.table || bytes > 4 ? null : unsigned(view.bytes, at + 1, bytes);
}

/** An integer or a real; of eight bytes, an integer is signed. */
export function number(view: PlistView, object: number | null): number | null {
  const at = offsetOf(view, object);
  if (at === null) return null;
  const { bytes, table } = view;
  const marker = bytes.readUInt8(at);
  const width = 1 << (marker & 0xf);
  if (width > 8 || at + 1 + width > table) return null;
  if (marker >> 4 === INTEGER) {
    return width === 8 ? Number(bytes.readBigInt64BE(at + 1)) : unsigned(bytes, at + 1, width);
  }
  return marker >> 4 === REAL ? real(bytes, at + 1, width) : null;
}

/** Seconds since 2001. */
export function date(view: PlistView, object: number | null): number | null {
  const at = offsetOf(view, object);
  const isDate = at !== null && view.bytes.readUInt8(at) === ((DATE << 4) | 3);
  return isDate && at + 9 <= view.table ? real(view.bytes, at + 1, 8) : null;
}

/** A window into the list's own bytes. */
export function data(view: PlistView, object: number | null): Buffer | null {
  const found = sizedAt(view, object, DATA);
  return found === null ? null : view.bytes.subarray(found.at, found.at + found.length);
}

/** Where a value with a length begins, and its length in bytes or entries; all of it lies within the list. */
function sizedAt(
  view: PlistView,
  object: number | null,
  kind: number,
): { at: number; length: number } | null {
  const start = offsetOf(view, object);
  if (start === null) return null;
  const { bytes, table, refBytes } = view;
  const marker = bytes.readUInt8(start);
  if (marker >> 4 !== kind) return null;
  let length = marker & 0xf;
  let at = start + 1;
  if (length === LONG) {
    const width = at < table ? 1 << (bytes.readUInt8(at) & 0xf) : 16;
    if (width > 8 || at + 1 + width > table) return null;
    length = unsigned(bytes, at + 1, width);
    at += 1 + width;
  }
  const unit = kind === DICTIONARY ? 2 * refBytes : kind === ARRAY ? refBytes : 1;
  return at + length * unit > table ? null : { at, length };
}

function offsetOf({ bytes, count, offsetBytes, table }: PlistView, object: number | null) {
  if (object === null || object >= count) return null;
  const at = unsigned(bytes, table + object * offsetBytes, offsetBytes);
  return at < table ? at : null;
}

function unsigned(bytes: Buffer, at: number, width: number): number {
  if (width === 1) return bytes.readUInt8(at);
  if (width === 2) return bytes.readUInt16BE(at);
  return width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width);
}

function real(bytes: Buffer, at: number, width: number): number | null {
  if (width === 8) return bytes.readDoubleBE(at);
  return width === 4 ? bytes.readFloatBE(at) : null;
}
