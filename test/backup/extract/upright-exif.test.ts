import fc from 'fast-check';
import { encode } from 'jpeg-js';
import piexif from 'piexif-ts';
import { expect, it } from 'vitest';
import { uprightExif } from '../../../src/backup/extract/upright-exif.ts';

const { ImageIFD, ExifIFD } = piexif.TagValues;
const pixels = { width: 8, height: 8, data: Buffer.alloc(8 * 8 * 4, 90) };
const THUMBNAIL = encode(pixels, 50).data.toString('latin1');
const MARK = 'Exif\0\0';

const tiff = Buffer.from(
  piexif
    .dump({
      '0th': { [ImageIFD.Make]: 'Apple', [ImageIFD.Orientation]: 6 },
      Exif: {
        [ExifIFD.DateTimeOriginal]: '2026:05:01 09:05:12',
        [ExifIFD.PixelXDimension]: 64,
        [ExifIFD.PixelYDimension]: 48,
        [ExifIFD.MakerNote]: 'Apple iOS\0 notes',
      },
      '1st': { [ImageIFD.Compression]: 6 },
      thumbnail: THUMBNAIL,
    })
    .slice(MARK.length),
  'latin1',
);

it('says upright, of this size, without a thumbnail, and nothing else differs', () => {
  const upright = uprightExif(tiff, 48, 64);
  if (upright === null) throw new Error('It is EXIF.');
  const picture = THUMBNAIL.slice(-60);
  expect([tiff, upright].map((block) => block.includes(picture, 0, 'latin1'))).toEqual([
    true,
    false,
  ]);
  expect(upright).toHaveLength(tiff.length);
  const read = piexif.load(MARK + upright.toString('latin1'));
  const was = piexif.load(MARK + tiff.toString('latin1'));
  expect(read['1st'] ?? {}).toEqual({});
  expect(read['0th']).toEqual({ ...was['0th'], [ImageIFD.Orientation]: 1 });
  expect(read.Exif).toEqual({
    ...was.Exif,
    [ExifIFD.PixelXDimension]: 48,
    [ExifIFD.PixelYDimension]: 64,
  });
});

it('reads the other order of bytes', () => {
  const little = Buffer.from(
    'II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0\0\0\0\0',
    'latin1',
  );
  const expected = Buffer.from(little);
  expected[18] = 1;
  expect(uprightExif(little, 48, 64)).toEqual(expected);
});

it.each([
  ['nothing', ''],
  ['no TIFF', 'Exif\0\0MM\0*'],
  ['a list that is not there', 'MM\0*\0\0\0\0'],
])('takes %s for no EXIF', (_what, text) => {
  expect(uprightExif(Buffer.from(text, 'latin1'), 48, 64)).toBeNull();
});

it('stays within the block, whatever stands in it', () => {
  const lies = fc.array(fc.tuple(fc.nat(tiff.length - 1), fc.nat(255)), { maxLength: 20 });
  fc.assert(
    fc.property(lies, fc.nat(tiff.length), (changes, end) => {
      const block = Buffer.from(tiff);
      for (const [at, value] of changes) block[at] = value;
      const copy = uprightExif(block.subarray(0, end), 48, 64);
      return copy === null || copy.length === end;
    }),
    { numRuns: 2000 },
  );
});
