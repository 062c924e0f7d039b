/** Damage that needs no idea of what the bytes mean. */
import type { Random } from './random.ts';

/** Changes bytes; what it was given stays. `null` when it finds nothing to change. */
export type Mutation = (bytes: Buffer, random: Random) => Buffer | null;

/** Where sizes, counts and places go wrong. */
const EDGES = [
  0n,
  1n,
  2n,
  0x7fn,
  0x80n,
  0xffn,
  0x100n,
  0x7fffn,
  0x8000n,
  0xffffn,
  0x10000n,
  0x7fff_ffffn,
  0x8000_0000n,
  0xffff_fffen,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x1f_ffff_ffff_ffffn,
  0x7fff_ffff_ffff_ffffn,
  0x8000_0000_0000_0000n,
  0xffff_ffff_ffff_ffffn,
] as const;

const LONG_RUN = 1 << 17;

/** Writes a number that programs stumble over into `width` bytes. */
export function putEdge(bytes: Buffer, at: number, width: number, random: Random): void {
  if (at < 0 || at + width > bytes.length) return;
  const value = random.chance(0.8) ? random.pick(EDGES) : BigInt(random.below(2 ** 31));
  const whole = Buffer.alloc(8);
  whole.writeBigUInt64BE(value);
  const written = whole.subarray(8 - width);
  if (random.chance(0.2)) written.reverse();
  written.copy(bytes, at);
}

/** A piece of the bytes, rarely a large one. */
function piece(bytes: Buffer, random: Random): { at: number; end: number } {
  const at = random.below(bytes.length);
  const most = random.chance(0.8) ? 64 : bytes.length;
  return { at, end: Math.min(bytes.length, at + 1 + random.below(most)) };
}

const changed = (bytes: Buffer, change: (copy: Buffer) => void) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

const put = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

export const BYTE_MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, random) {
    return changed(bytes, (copy) => {
      for (let left = 1 + random.below(8); left > 0; left -= 1) {
        const at = random.below(copy.length);
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << random.below(8)), at);
      }
    });
  },
  function setEdge(bytes, random) {
    return changed(bytes, (copy) =>
      putEdge(copy, random.below(copy.length), random.pick([1, 2, 4, 8]), random),
    );
  },
  function setByte(bytes, random) {
    return changed(bytes, (copy) => copy.writeUInt8(random.below(256), random.below(copy.length)));
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length));
  },
  function takeOut(bytes, random) {
    const { at, end } = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
  },
  function double(bytes, random) {
    const { at, end } = piece(bytes, random);
    return put(bytes, at, bytes.subarray(at, end));
  },
  function moveElsewhere(bytes, random) {
    const { at, end } = piece(bytes, random);
    return changed(bytes, (copy) => copy.copy(copy, random.below(copy.length), at, end));
  },
  function putLongRun(bytes, random) {
    const run = Buffer.alloc(1 + random.below(LONG_RUN), random.pick([0, 0xff, 0x41, 0x5f, 0xd1]));
    return put(bytes, random.below(bytes.length), run);
  },
  function wipe(bytes, random) {
    const { at, end } = piece(bytes, random);
    return changed(bytes, (copy) => copy.fill(random.pick([0, 0xff]), at, end));
  },
];
