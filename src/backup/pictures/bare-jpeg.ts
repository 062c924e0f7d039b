import { orientationIn } from '../extract/upright-exif.ts';
import type { Box } from '../types.ts';
import { exifOf } from './exif-segment.ts';

/** The segments that a picture is made of (ITU-T T.81, table B.1): tables, the frame, restarts. All else is left out. */
const KEPT: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd]);
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, END_OF_IMAGE]);

/**
 * A small, upright JPEG without anything but the picture: no EXIF, no place, no comment, nothing behind its end. It
 * is not decoded, which takes a hundred times as long.
 * @returns `null` for what is larger than the box, lies on its side, or is not built as a JPEG must be.
 */
export function bareJpeg(bytes: Uint8Array, box: Box): Uint8Array | null {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!jpeg.subarray(0, 2).equals(START)) return null;
  try {
    if (orientationIn(exifOf(jpeg)) !== 1) return null;
    const { parts, scanAt, fits } = segments(jpeg, box);
    const endAt = jpeg.lastIndexOf(END);
    if (!fits || endAt < scanAt) return null;
    return Buffer.concat([START, ...parts, jpeg.subarray(scanAt, endAt), END]);
  } catch (error) {
    // A length that reaches past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What stands before the first scan, and whether its frame fits into the box. */
function segments(jpeg: Buffer, { width, height }: Box) {
  const parts: Buffer[] = [];
  let fits = false;
  let at = START.length;
  while (jpeg.readUInt8(at) === 0xff && jpeg.readUInt8(at + 1) !== START_OF_SCAN) {
    const marker = jpeg.readUInt8(at + 1);
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (end > jpeg.length) throw new RangeError('a segment reaches past the end');
    if (KEPT.has(marker)) parts.push(jpeg.subarray(at, end));
    if (FRAMES.has(marker)) {
      const [high, wide] = [jpeg.readUInt16BE(at + 5), jpeg.readUInt16BE(at + 7)];
      fits = high > 0 && wide > 0 && high <= height && wide <= width;
    }
    at = end;
  }
  return { parts, scanAt: at, fits };
}
