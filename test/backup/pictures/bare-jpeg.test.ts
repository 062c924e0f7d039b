import fc from 'fast-check';
import { decode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { bareJpeg } from '../../../src/backup/pictures/bare-jpeg.ts';
import { quarters, withOrientation } from './jpegs.ts';

const box = { width: 100, height: 100 };
const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 8]), Buffer.from('secret')]);
const withComment = (jpeg: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from('behind the end')]);

test('keeps the picture and nothing else', () => {
  const jpeg = quarters(20, 10);
  const bare = Buffer.from(bareJpeg(withComment(jpeg), box) ?? []);
  expect(bare.includes('secret')).toBe(false);
  expect(bare.includes('behind')).toBe(false);
  expect(decode(bare).data).toEqual(decode(jpeg).data);
});

test('leaves what is too large, or not upright, to the decoder', () => {
  expect(bareJpeg(quarters(20, 10), { width: 19, height: 100 })).toBeNull();
  expect(bareJpeg(quarters(20, 10), { width: 100, height: 9 })).toBeNull();
  expect(bareJpeg(withOrientation(quarters(20, 10), 6), box)).toBeNull();
  expect(bareJpeg(withOrientation(quarters(20, 10), 1), box)).not.toBeNull();
});

test('whatever comes in, it throws nothing and begins and ends as a JPEG', () => {
  const jpeg = withComment(quarters(20, 10));
  const damaged = fc
    .tuple(fc.nat(jpeg.length - 1), fc.nat(255), fc.nat(jpeg.length))
    .map(([at, value, length]) => {
      const copy = Buffer.from(jpeg);
      copy[at] = value;
      return copy.subarray(0, length);
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array()), (bytes) => {
      const bare = bareJpeg(bytes, box);
      if (bare === null) return;
      expect([...bare.slice(0, 2), ...bare.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
      expect(bare.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
