import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../src/backup/pictures/decode.ts';
import { HEIC, inside, patched } from '../extract/heic.ts';
import { quarters, quartersOf, withOrientation } from './jpegs.ts';

const REAL = join(import.meta.dirname, '../../../../shared/data/media/iphone6s_ios13.heic');
if (!existsSync(REAL)) console.log('A real HEIC is not at hand; its test is skipped.');

const BOX = { width: 30, height: 30 };
const JPEG = quarters(64, 48);
const sizeOf = (picture: { width: number; height: number } | null) =>
  picture && `${picture.width}x${picture.height}`;

describe('a JPEG', () => {
  it.each([
    [1, '30x23', ['red', 'green', 'blue', 'grey']],
    [2, '30x23', ['green', 'red', 'grey', 'blue']],
    [3, '30x23', ['grey', 'blue', 'green', 'red']],
    [4, '30x23', ['blue', 'grey', 'red', 'green']],
    [5, '23x30', ['red', 'blue', 'green', 'grey']],
    [6, '23x30', ['blue', 'red', 'grey', 'green']],
    [7, '23x30', ['grey', 'green', 'blue', 'red']],
    [8, '23x30', ['green', 'grey', 'red', 'blue']],
    [0, '30x23', ['red', 'green', 'blue', 'grey']],
    [9, '30x23', ['red', 'green', 'blue', 'grey']],
  ])('stands upright with orientation %i', async (orientation, size, colours) => {
    const picture = await decodePicture(withOrientation(JPEG, orientation), BOX);
    expect(sizeOf(picture)).toBe(size);
    expect(picture && quartersOf(picture)).toEqual(colours);
  });

  it('is not enlarged, and never smaller than a dot', async () => {
    expect(sizeOf(await decodePicture(JPEG, { width: 500, height: 500 }))).toBe('64x48');
    expect(sizeOf(await decodePicture(JPEG, { width: 1, height: 1 }))).toBe('1x1');
  });

  it('on its side fits into a flat box as it is shown', async () => {
    const flat = { width: 60, height: 32 };
    expect(sizeOf(await decodePicture(withOrientation(JPEG, 6), flat))).toBe('24x32');
  });
});

it('a PNG is decoded, unless it is interlaced or too large', async () => {
  const png = new PNG({ width: 8, height: 4 });
  png.data.fill(200);
  const bytes = PNG.sync.write(png);
  const picture = await decodePicture(bytes, BOX);
  expect(sizeOf(picture)).toBe('8x4');
  expect(picture?.data.every((value) => value === 200)).toBe(true);
  const changed = (at: number, value: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return decodePicture(copy, BOX);
  };
  expect(await changed(28, 1)).toBeNull();
  expect(await changed(16, 0x40)).toBeNull();
});

it.each([
  [0, '30x23', ['red', 'green', 'blue', 'grey']],
  [3, '23x30', ['blue', 'red', 'grey', 'green']],
])('a HEIC stands upright where it says to turn by %i quarters', async (turn, size, colours) => {
  const picture = await decodePicture(patched(inside('irot'), [turn]), BOX);
  expect(sizeOf(picture)).toBe(size);
  expect(picture && quartersOf(picture)).toEqual(colours);
});

it.skipIf(!existsSync(REAL))('a real photo of an iPhone', async () => {
  const picture = await decodePicture(await readFile(REAL), { width: 120, height: 120 });
  expect(sizeOf(picture)).toBe('90x120');
  // The sky is above, an apple below it.
  const at = (x: number, y: number) =>
    [...(picture?.data ?? [])].slice((y * 90 + x) * 3).slice(0, 3);
  const [sky, apple] = [at(68, 9), at(43, 65)];
  expect(Math.max(...sky)).toBe(sky[2]);
  expect(Math.max(...apple)).toBe(apple[0]);
});

describe('what no picture can be made of is none', () => {
  const sizedJpeg = (width: number, height: number) => {
    const copy = Buffer.from(JPEG);
    const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
    copy.writeUInt16BE(height, frame + 5);
    copy.writeUInt16BE(width, frame + 7);
    return copy;
  };
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('picture 12')],
    ['a JPEG’s first bytes', JPEG.subarray(0, 3)],
    ['a JPEG of 60000 × 60000', sizedJpeg(60_000, 60_000)],
    ['a JPEG of 65535 × 1000', sizedJpeg(65_535, 1000)],
    ['a JPEG without size', sizedJpeg(0, 0)],
    ['a JPEG that ends before its picture', JPEG.subarray(0, 200)],
    ['a PNG that ends early', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a HEIC that ends early', HEIC.subarray(0, 300)],
    ['a movie', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1')],
  ])('%s', async (_what, bytes) => {
    expect(await decodePicture(bytes, BOX)).toBeNull();
  });

  it('nor does any other damage throw, or break the promises', async () => {
    let decoded = 0;
    const damage = fc.array(fc.tuple(fc.nat(JPEG.length - 1), fc.nat(255)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(JPEG.length), async (changes, length) => {
        const bytes = Buffer.from(withOrientation(JPEG, 6));
        for (const [at, value] of changes) bytes[at] = value;
        const picture = await decodePicture(bytes.subarray(0, bytes.length - (length >> 2)), BOX);
        if (picture === null) return;
        decoded += 1;
        expect(picture.width <= BOX.width && picture.height <= BOX.height).toBe(true);
        expect(picture.data).toHaveLength(picture.width * picture.height * 3);
      }),
      { numRuns: 60, seed: 20_260_503 },
    );
    expect(decoded).toBeGreaterThan(0);
  });
});
