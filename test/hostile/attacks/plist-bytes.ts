/** Binary property lists, written byte by byte: as no program for them would. */

/** Puts objects together; the first is the top. Numbers in them are bytes. */
export function binary(
  objects: readonly (readonly number[] | Buffer)[],
  wrong: {
    offsetBytes?: number;
    refBytes?: number;
    count?: bigint;
    top?: bigint;
    table?: bigint;
  } = {},
): Buffer {
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const table = Buffer.alloc(offsets.length * 4);
  offsets.forEach((offset, index) => {
    table.writeUInt32BE(offset, index * 4);
  });
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(wrong.offsetBytes ?? 4, 6);
  trailer.writeUInt8(wrong.refBytes ?? 2, 7);
  trailer.writeBigUInt64BE(wrong.count ?? BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(wrong.top ?? 0n, 16);
  trailer.writeBigUInt64BE(wrong.table ?? BigInt(at), 24);
  const bodies = objects.map((object) => Buffer.from(object));
  return Buffer.concat([Buffer.from('bplist00'), ...bodies, table, trailer]);
}

/** An object of this kind with its length in four bytes, and what follows. */
export function sized(kind: number, length: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.from([(kind << 4) | 0xf, 0x12, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 2);
  return Buffer.concat([head, body]);
}

export const ascii = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x50 | Math.min(text.length, 14)]), Buffer.from(text.slice(0, 14))]);

/** References of two bytes each. */
export const refs = (...numbers: readonly number[]): number[] =>
  numbers.flatMap((number) => [number >> 8, number & 0xff]);
