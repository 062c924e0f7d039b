/** A box of an ISO base media file: its four-letter type, and what it holds. */
export interface Box {
  type: string;
  body: Buffer;
}

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;
/** Far more than a phone's picture has beside each other: a crafted file must not make lists endless. */
const MAX_BOXES = 20_000;

/**
 * The boxes that lie one after the other in a part of a file (ISO/IEC 14496-12, 4.2). Ends quietly at
 * the first that is not whole.
 */
export function boxesIn(part: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + HEADER_BYTES <= part.length && boxes.length < MAX_BOXES; ) {
    const { size, header } = extentOf(part, at);
    if (size < header || at + size > part.length) break;
    boxes.push({
      type: part.toString('latin1', at + 4, at + HEADER_BYTES),
      body: part.subarray(at + header, at + size),
    });
    at += size;
  }
  return boxes;
}

/** The first box of a type; empty when there is none. */
export function boxIn(part: Buffer, type: string): Buffer {
  return boxesIn(part).find((box) => box.type === type)?.body ?? Buffer.alloc(0);
}

/** 0 stands for "up to the end", 1 for a length of 64 bits behind the type. */
function extentOf(part: Buffer, at: number): { size: number; header: number } {
  const size = part.readUInt32BE(at);
  if (size === 0) return { size: part.length - at, header: HEADER_BYTES };
  if (size !== 1) return { size, header: HEADER_BYTES };
  if (at + LARGE_HEADER_BYTES > part.length) return { size: 0, header: LARGE_HEADER_BYTES };
  return { size: Number(part.readBigUInt64BE(at + HEADER_BYTES)), header: LARGE_HEADER_BYTES };
}

/** Reads big-endian numbers one after the other. Behind the end it throws a RangeError, as Buffer does. */
export function numbersIn(body: Buffer) {
  let at = 0;
  return {
    /** @param bytes 0 to 8; 0 bytes are the number 0. */
    next(bytes: number): number {
      const from = at;
      at += bytes;
      if (bytes === 0) return 0;
      if (bytes === 8) return Number(body.readBigUInt64BE(from));
      return body.readUIntBE(from, bytes);
    },
    skip(bytes: number): void {
      at += bytes;
    },
    rest: (): Buffer => body.subarray(at),
  };
}
