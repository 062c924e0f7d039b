import { expect, test } from 'vitest';
import { blocksClaimed } from '../../../src/backup/pictures/jpeg-frame.ts';
import { quarters } from './jpegs.ts';

/** A frame of three components, the first with these samplings, as it stands in a JPEG. */
function frame(width: number, height: number, sampling: number, marker = 0xc0): Buffer {
  const bytes = Buffer.from([
    ...[0xff, marker, 0, 17, 8, 0, 0, 0, 0, 3],
    ...[1, sampling, 0, 2, 0x11, 1, 3, 0x11, 1],
  ]);
  bytes.writeUInt16BE(height, 5);
  bytes.writeUInt16BE(width, 7);
  return bytes;
}
const jpegOf = (...parts: (Buffer | number[])[]) =>
  Buffer.concat([[0xff, 0xd8], ...parts].map((part) => Buffer.from(part)));
const SCAN = [0xff, 0xda, 0, 4, 0, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd3, 0x56];

test('a real one claims what it has: three components, eight by eight', () => {
  expect(blocksClaimed(quarters(64, 48))).toBe(8 * 6 * 3);
});

test('what a phone writes, and what nobody has', () => {
  const photo = 252 * 189 * 6;
  expect(blocksClaimed(jpegOf(frame(4032, 3024, 0x22)))).toBe(photo);
  expect(blocksClaimed(jpegOf(frame(65500, 65500, 0x11)))).toBe(8188 * 8188 * 3);
});

test('every frame counts, wherever it hides', () => {
  const [one, other] = [frame(64, 64, 0x11), frame(640, 640, 0x11, 0xc2)];
  const both = 8 * 8 * 3 + 80 * 80 * 3;
  expect(blocksClaimed(jpegOf(one, other))).toBe(both);
  expect(blocksClaimed(jpegOf(one, SCAN, other))).toBe(both);
  expect(blocksClaimed(jpegOf(one, [0xff, 0xff, 0xff], other))).toBe(both);
});

test('what is cut short claims what it said so far, and never fails', () => {
  const whole = jpegOf(frame(64, 64, 0x11), SCAN, frame(640, 640, 0x11));
  for (let length = 0; length <= whole.length; length += 1) {
    const claimed = blocksClaimed(whole.subarray(0, length));
    expect(claimed).toBeGreaterThanOrEqual(0);
    expect(claimed).toBeLessThanOrEqual(blocksClaimed(whole));
  }
});
