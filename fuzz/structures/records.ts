/** Damage to lists of records that say their own length: keybags, pictures in boxes, chunks or segments, old indexes. */
import { crc32 } from 'node:zlib';
import { type Mutation, putEdge } from '../bytes.ts';
import type { Random } from '../random.ts';

/** A record: where it begins and ends, and where its length and its content stand. */
export interface Extent {
  at: number;
  end: number;
  lengthAt: number;
  lengthBytes: number;
  content: number;
}

/** Damages one record of those that `extentsOf` finds. */
export function damageRecord(extentsOf: (bytes: Buffer) => Extent[]): Mutation {
  return (bytes, random) => {
    const extents = extentsOf(bytes);
    const one = random.any(extents);
    const other = random.any(extents);
    if (one === null || other === null) return null;
    const parts = {
      before: bytes.subarray(0, one.at),
      record: bytes.subarray(one.at, one.end),
      after: bytes.subarray(one.end),
    };
    switch (random.below(6)) {
      case 0:
        return Buffer.concat([parts.before, parts.after]);
      case 1:
        return Buffer.concat([parts.before, parts.record, parts.record, parts.after]);
      case 2:
        return Buffer.concat([parts.before, bytes.subarray(other.at, other.end), parts.after]);
      case 3:
      case 4: {
        const copy = Buffer.from(bytes);
        putEdge(copy, one.lengthAt, one.lengthBytes, random);
        return copy;
      }
      default:
        return withContent(bytes, one, random);
    }
  };
}

function withContent(bytes: Buffer, { content, end }: Extent, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = content + random.below(Math.max(1, Math.min(end - content, 32)));
  putEdge(copy, at, random.pick([1, 2, 4]), random);
  return copy;
}

/** Tag of four letters, length, value: the keybag. */
export function keybagRecords(bytes: Buffer): Extent[] {
  const found: Extent[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) break;
    found.push({ at, end, lengthAt: at + 4, lengthBytes: 4, content: at + 8 });
    at = end;
  }
  return found;
}

const BOXES_IN_BOXES = new Set([
  'meta',
  'iprp',
  'ipco',
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'udta',
]);

/** Length, type of four letters, content: HEIC and QuickTime. Boxes within boxes come, too. */
export function boxes(bytes: Buffer, from = 0, to = bytes.length): Extent[] {
  const found: Extent[] = [];
  for (let at = from; at + 8 <= to; ) {
    const end = at + bytes.readUInt32BE(at);
    if (end < at + 8 || end > to) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ at, end, lengthAt: at, lengthBytes: 4, content: at + 8 });
    // A `meta` of HEIC has version and flags before its boxes, one of QuickTime has not.
    const inner = type === 'meta' && bytes.readUInt32BE(at + 8) === 0 ? at + 12 : at + 8;
    if (BOXES_IN_BOXES.has(type)) found.push(...boxes(bytes, inner, end));
    at = end;
  }
  return found;
}

/** Length, type, content, checksum: PNG. */
export function chunks(bytes: Buffer): Extent[] {
  const found: Extent[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    found.push({ at, end, lengthAt: at, lengthBytes: 4, content: at + 8 });
    at = end;
  }
  return found;
}

/** Lies in a chunk, with a checksum that says the lie is right. */
export const damageChunk: Mutation = (bytes, random) => {
  const chunk = random.any(chunks(bytes).slice(0, 2));
  if (chunk === null) return null;
  const copy = withContent(bytes, chunk, random);
  copy.writeUInt32BE(crc32(copy.subarray(chunk.at + 4, chunk.end - 4)), chunk.end - 4);
  return copy;
};

const START_OF_SCAN = 0xda;

/** Marker, length, content, up to the picture's own data: JPEG. */
export function segments(bytes: Buffer): Extent[] {
  const found: Extent[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) break;
    found.push({ at, end, lengthAt: at + 2, lengthBytes: 2, content: at + 4 });
    if (bytes[at + 1] === START_OF_SCAN) break;
    at = end;
  }
  return found;
}

const FIXED_BYTES = 40;
const ABSENT = 0xffff;

/** The fields of an old index that say their length: five in a record, then pairs of properties. */
export function mbdbFields(bytes: Buffer): Extent[] {
  const found: Extent[] = [];
  let at = 6;
  const field = () => {
    if (at + 2 > bytes.length) return;
    const length = bytes.readUInt16BE(at);
    const end = at + 2 + (length === ABSENT ? 0 : length);
    if (end <= bytes.length) {
      found.push({ at, end, lengthAt: at, lengthBytes: 2, content: at + 2 });
    }
    at = end;
  };
  while (at + 2 <= bytes.length) {
    for (let left = 5; left > 0; left -= 1) field();
    if (at + FIXED_BYTES > bytes.length) break;
    const properties = bytes.readUInt8(at + FIXED_BYTES - 1);
    found.push({
      at,
      end: at + FIXED_BYTES,
      lengthAt: at + FIXED_BYTES - 1,
      lengthBytes: 1,
      content: at,
    });
    at += FIXED_BYTES;
    for (let left = 2 * properties; left > 0; left -= 1) field();
  }
  return found;
}
