const TRAILER_BYTES = 32;
/** More than any property list in a backup takes once its shared objects are written out. */
const MAX_BYTES = 64_000_000;
/** What a value takes beside its own bytes, about. */
const VALUE_BYTES = 32;
const MAX_DEPTH = 64;

/**
 * Refuses a binary property list that a parser would choke on: one whose containers hold themselves,
 * or share children so that a few bytes expand to gigabytes, or whose markers are not Apple's.
 * @throws Error when the list is not safe to parse.
 */
export function assertBounded(plist: Buffer): void {
  if (plist.length < 8 + TRAILER_BYTES) throw new Error('The property list is cut off.');
  const trailer = plist.subarray(plist.length - TRAILER_BYTES);
  const offsetBytes = trailer.readUInt8(6);
  const refBytes = trailer.readUInt8(7);
  const count = Number(trailer.readBigUInt64BE(8));
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  const end = plist.length - TRAILER_BYTES;
  const widths = offsetBytes >= 1 && offsetBytes <= 6 && refBytes >= 1 && refBytes <= 6;
  if (!widths || table + count * offsetBytes > end) throw new Error('The offset table is wrong.');

  const sizes = new Map<number, number>();
  const open = new Set<number>();

  const measure = (object: number, depth: number): number => {
    const known = sizes.get(object);
    if (known !== undefined) return known;
    if (object >= count || depth > MAX_DEPTH || open.has(object)) throw new Error('It loops.');
    open.add(object);
    const at = plist.readUIntBE(table + object * offsetBytes, offsetBytes);
    const { bytes: own, children } = contentOf(plist, at, refBytes);
    let bytes = VALUE_BYTES + own;
    for (const child of children) bytes += measure(child, depth + 1);
    if (bytes > MAX_BYTES) throw new Error('It expands to too many values.');
    open.delete(object);
    sizes.set(object, bytes);
    return bytes;
  };
  measure(top, 0);
}

/** What the value at `at` takes itself, and the object numbers that it refers to as a container. */
function contentOf(
  plist: Buffer,
  at: number,
  refBytes: number,
): { bytes: number; children: number[] } {
  const marker = plist.readUInt8(at);
  const kind = marker >> 4;
  const sized = kind === 0x4 || kind === 0x5 || kind === 0x6 || kind === 0xa || kind === 0xd;
  if (kind === 0x3 && marker !== 0x33) throw new Error('A date has a wrong marker.');
  if (!sized) return { bytes: 0, children: [] };

  let length = marker & 0x0f;
  let start = at + 1;
  if (length === 0x0f) {
    const width = plist.readUInt8(at + 1);
    const bytes = 1 << (width & 0x0f);
    if (width >> 4 !== 1 || bytes > 8) throw new Error('A length has a wrong marker.');
    const field = plist.subarray(at + 2, at + 2 + bytes);
    length = bytes === 8 ? Number(field.readBigUInt64BE()) : field.readUIntBE(0, bytes);
    start = at + 2 + bytes;
  }
  const unit = kind === 0xa ? refBytes : kind === 0xd ? 2 * refBytes : kind === 0x6 ? 2 : 1;
  if (start + length * unit > plist.length) throw new Error('A value runs past the end.');
  if (kind !== 0xa && kind !== 0xd) return { bytes: length * unit, children: [] };
  const refs = kind === 0xd ? 2 * length : length;
  const ref = (_: unknown, i: number) => plist.readUIntBE(start + i * refBytes, refBytes);
  return { bytes: 0, children: Array.from({ length: refs }, ref) };
}
