/** Damage to the pages of a database; places after "Database File Format" of sqlite.org. */
import { type Mutation, putEdge } from '../bytes.ts';
import type { Random } from '../random.ts';

const HEADER_BYTES = 100;
/** Page size, versions, page count, free list, schema format, encoding, vacuum, version-valid-for: offset and width. */
const HEADER_FIELDS = [
  [16, 2],
  [18, 1],
  [20, 1],
  [24, 4],
  [28, 4],
  [32, 4],
  [36, 4],
  [44, 4],
  [52, 4],
  [56, 4],
  [64, 4],
  [92, 4],
] as const;
/** Of a page's own header: its kind, first free block, cells, where they begin, fragments, right-most child. */
const PAGE_FIELDS = [
  [0, 1],
  [1, 2],
  [3, 2],
  [5, 2],
  [7, 1],
  [8, 4],
] as const;
const INTERIOR = new Set([2, 5]);

export const damageSqlite: Mutation = (bytes, random) => {
  if (bytes.length < HEADER_BYTES + 8) return null;
  const copy = Buffer.from(bytes);
  const pageBytes = copy.readUInt16BE(16) === 1 ? 65_536 : copy.readUInt16BE(16);
  const pages = pageBytes < 512 ? 1 : Math.max(1, Math.floor(copy.length / pageBytes));
  const number = random.below(pages);
  const page = number * pageBytes + (number === 0 ? HEADER_BYTES : 0);
  if (page + 12 > copy.length) return null;
  switch (random.below(6)) {
    case 0: {
      const [at, width] = random.pick(HEADER_FIELDS);
      putEdge(copy, at, width, random);
      return copy;
    }
    case 1: {
      const [at, width] = random.pick(PAGE_FIELDS);
      putEdge(copy, page + at, width, random);
      return copy;
    }
    case 2:
      // One page in the place of another: pages that hold each other, tables that hold strings of another.
      copy.copy(copy, random.below(pages) * pageBytes, page, page + pageBytes);
      return copy;
    default:
      return damageCell(copy, page, number * pageBytes, random);
  }
};

/** A cell's place, or the first bytes of what lies there: lengths, key and the types of its columns. */
function damageCell(copy: Buffer, page: number, origin: number, random: Random): Buffer | null {
  const cells = copy.readUInt16BE(page + 3);
  const pointers = page + (INTERIOR.has(copy.readUInt8(page)) ? 12 : 8);
  const pointer = pointers + 2 * random.below(Math.max(1, cells));
  if (pointer + 2 > copy.length) return null;
  if (random.chance(0.2)) {
    putEdge(copy, pointer, 2, random);
    return copy;
  }
  const cell = origin + copy.readUInt16BE(pointer) + random.below(24);
  if (cell >= copy.length) return null;
  // 0x80 and above go on in the next byte; odd numbers above 12 are texts, even ones bytes.
  copy.writeUInt8(
    random.pick([0, 1, 6, 7, 9, 10, 12, 13, 0x7f, 0x80, 0xff, random.below(256)]),
    cell,
  );
  return copy;
}
