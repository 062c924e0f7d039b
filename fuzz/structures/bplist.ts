/** Damage to the objects of a binary property list, its table of places and its trailer. */
import { type Mutation, putEdge } from '../bytes.ts';

const TRAILER_BYTES = 32;
/** Width of places, width of references, objects, top object, place of the table: offset and width. */
const TRAILER_FIELDS = [
  [6, 1],
  [7, 1],
  [8, 8],
  [16, 8],
  [24, 8],
] as const;

export const damageBinaryPlist: Mutation = (bytes, random) => {
  if (bytes.toString('latin1', 0, 6) !== 'bplist' || bytes.length < TRAILER_BYTES + 8) return null;
  const copy = Buffer.from(bytes);
  const trailer = copy.length - TRAILER_BYTES;
  const width = copy.readUInt8(trailer + 6);
  const count = Number(copy.readBigUInt64BE(trailer + 8));
  const table = Number(copy.readBigUInt64BE(trailer + 24));
  const entry = table + random.below(Math.max(1, count)) * width;
  const isSound = width >= 1 && width <= 6 && entry + width <= trailer;
  if (!isSound || random.chance(0.15)) {
    const [at, bytesOfIt] = random.pick(TRAILER_FIELDS);
    putEdge(copy, trailer + at, bytesOfIt, random);
    return copy;
  }
  if (random.chance(0.2)) {
    const other = table + random.below(count) * width;
    if (random.chance(0.5)) copy.copy(copy, entry, other, other + width);
    else putEdge(copy, entry, width, random);
    return copy;
  }
  const object = copy.readUIntBE(entry, width);
  if (object >= table) return null;
  switch (random.below(4)) {
    case 0:
      // Another kind of the same length.
      copy.writeUInt8((random.below(16) << 4) | (copy.readUInt8(object) & 0xf), object);
      break;
    case 1:
      // Another length of the same kind; 15 says that the length follows.
      copy.writeUInt8((copy.readUInt8(object) & 0xf0) | random.below(16), object);
      break;
    case 2:
      // What follows the marker: a number, a length, a letter, a reference to itself or to its parent.
      copy.writeUInt8(
        random.below(Math.min(256, count)),
        Math.min(table, object + 1 + random.below(8)),
      );
      break;
    default:
      putEdge(copy, object + 1, random.pick([1, 2, 4, 8]), random);
  }
  return copy;
};
