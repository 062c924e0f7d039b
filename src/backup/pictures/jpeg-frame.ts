/** The frames that a decoder knows: baseline, extended, progressive (ITU-T T.81, table B.1). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Restarts within a scan, and a stuffed 0xff of its data. */
const isWithinScan = (second: number) => second === 0 || (second >= 0xd0 && second <= 0xd7);

/**
 * How many blocks of 8 × 8 samples a JPEG claims to have, in all its frames. A decoder takes memory for each of them
 * before it has seen one.
 * @returns what was claimed up to the first segment that reaches past the end.
 */
export function blocksClaimed(jpeg: Buffer): number {
  let blocks = 0;
  let at = 2;
  while (at + 4 <= jpeg.length) {
    const second = jpeg.readUInt8(at + 1);
    if (jpeg[at] !== 0xff || second === 0xff || isWithinScan(second)) {
      at += 1;
      continue;
    }
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (FRAMES.has(second)) blocks += blocksOf(jpeg.subarray(at + 4, end));
    // Behind the head of a scan come its data, in which the next mark is looked for byte by byte.
    at = end;
  }
  return blocks;
}

/** @param frame precision, height, width, the number of components, and three bytes for each (T.81, B.2.2). */
function blocksOf(frame: Buffer): number {
  const HEAD = 6;
  if (frame.length < HEAD) return 0;
  const [height, width, count] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5] ?? 0];
  const samplings = Array.from({ length: count }, (_, index) => frame[HEAD + index * 3 + 1] ?? 0);
  const sides = samplings.map((both) => ({ across: both >> 4, down: both & 15 }));
  const most = (of: 'across' | 'down') => Math.max(1, ...sides.map((side) => side[of]));
  const units = Math.ceil(width / 8 / most('across')) * Math.ceil(height / 8 / most('down'));
  return sides.reduce((sum, { across, down }) => sum + units * across * down, 0);
}
