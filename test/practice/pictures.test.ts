import jpeg from 'jpeg-js';
import piexif from 'piexif-ts';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { takePicture } from '../../src/practice/pictures/camera.ts';
import { NEW_PHONE } from '../../src/practice/story/devices.ts';
import { type Shot, shot } from '../../src/practice/story/shot.ts';

const IDENTIFIER = '3B62D7FA-E5A7-4E64-8B60-CED22621320B';
const take = (special: Partial<Shot>) =>
  takePicture(shot(31, '2026-05-01T09:05:48.664Z', 'coast', 'sea', special), NEW_PHONE, IDENTIFIER);

describe('a photo', () => {
  test('is a JPEG with the EXIF of an iPhone', async () => {
    const { original, width, height } = await take({});
    expect(jpeg.decode(original)).toMatchObject({ width: 640, height: 480 });
    expect([width, height]).toEqual([640, 480]);
    const { Image, Exif, GPS } = exifOf(original);
    const { ImageIFD, ExifIFD, GPSIFD } = piexif.TagValues;
    expect(Image[ImageIFD.Make]).toBe('Apple');
    expect(Image[ImageIFD.Model]).toBe('iPhone 15');
    expect(Exif[ExifIFD.DateTimeOriginal]).toBe('2026:05:01 10:05:48');
    expect(Exif[ExifIFD.OffsetTimeOriginal]).toBe('+01:00');
    expect(Exif[ExifIFD.SubSecTimeOriginal]).toBe('664');
    expect(GPS[GPSIFD.GPSLongitudeRef]).toBe('W');
  });

  test('held upright is stored on its side, with the orientation that turns it back', async () => {
    const { original, thumbnail, width, height } = await take({ upright: true });
    expect([width, height]).toEqual([480, 640]);
    expect(jpeg.decode(original)).toMatchObject({ width: 640, height: 480 });
    expect(exifOf(original).Image[piexif.TagValues.ImageIFD.Orientation]).toBe(6);
    // The sky is the thumbnail's top row, and the stored picture's left column.
    const small = jpeg.decode(thumbnail);
    const stored = jpeg.decode(original);
    const top = pixel(small, small.width >> 1, 2);
    const left = pixel(stored, 2, stored.height >> 1);
    for (const channel of [0, 1, 2]) {
      expect(Math.abs((top[channel] ?? 0) - (left[channel] ?? 0))).toBeLessThan(16);
    }
  });

  test('has no EXIF in its thumbnail', async () => {
    const { thumbnail } = await take({});
    expect(exifOf(thumbnail).Image).toEqual({});
    expect(jpeg.decode(thumbnail)).toMatchObject({ width: 256, height: 192 });
  });

  test('has an edited render that shows another picture, and a RAW that is a DNG', async () => {
    const { original, edited, raw } = await take({ edited: true, raw: true });
    expect(pixel(jpeg.decode(edited ?? Buffer.of()), 9, 9)).not.toEqual(
      pixel(jpeg.decode(original), 9, 9),
    );
    expect(raw?.toString('latin1', 0, 4)).toBe('II*\0');
    expect(tiffTag(raw ?? Buffer.of(), 50706)?.subarray(0, 2)).toEqual(Buffer.of(1, 4));
    const strip = tiffTag(raw ?? Buffer.of(), 273)?.readUInt32LE() ?? 0;
    const length = tiffTag(raw ?? Buffer.of(), 279)?.readUInt32LE() ?? 0;
    expect(strip + length).toBe(raw?.length);
  });
});

test('a screenshot is a PNG of the phone’s screen', async () => {
  const { original, extension } = await take({ kind: 'screenshot' });
  expect(extension).toBe('PNG');
  expect(PNG.sync.read(original)).toMatchObject({ width: 393, height: 852 });
});

test('a Live Photo’s still and movie carry one identifier', async () => {
  const { original, liveMovie } = await take({ kind: 'live' });
  expect(original.includes(`Apple iOS`)).toBe(true);
  expect(original.includes(IDENTIFIER)).toBe(true);
  expect(liveMovie?.includes(IDENTIFIER)).toBe(true);
});

test('a video is a QuickTime file whose sample table leads to its JPEG frames', async () => {
  const { original, seconds, extension } = await take({ kind: 'video', seconds: 3 });
  expect([extension, seconds]).toEqual(['MOV', 3]);
  const top = atoms(original);
  expect(top.map(({ type }) => type)).toEqual(['ftyp', 'wide', 'mdat', 'moov']);
  const table = ['trak', 'mdia', 'minf', 'stbl'].reduce(
    (within, type) => child(within, type),
    top.find(({ type }) => type === 'moov')?.body ?? Buffer.of(),
  );
  const sizes = child(table, 'stsz');
  let at = child(table, 'stco').readUInt32BE(8);
  for (let frame = 0; frame < sizes.readUInt32BE(8); frame++) {
    const size = sizes.readUInt32BE(12 + frame * 4);
    expect(jpeg.decode(original.subarray(at, at + size))).toMatchObject({
      width: 400,
      height: 300,
    });
    at += size;
  }
  expect(sizes.readUInt32BE(8)).toBe(3);
});

function exifOf(image: Buffer) {
  const exif = piexif.load(image.toString('latin1'));
  const { '0th': Image = {}, Exif = {}, GPS = {} } = exif;
  return { Image, Exif, GPS };
}

function pixel(image: { width: number; data: Uint8Array }, x: number, y: number): number[] {
  const at = (y * image.width + x) * 4;
  return [...image.data.subarray(at, at + 3)];
}

/** The value field of a tag in a little-endian TIFF's first directory. */
function tiffTag(tiff: Buffer, tag: number): Buffer | undefined {
  const directory = tiff.readUInt32LE(4);
  for (let i = 0; i < tiff.readUInt16LE(directory); i++) {
    const at = directory + 2 + i * 12;
    if (tiff.readUInt16LE(at) === tag) return tiff.subarray(at + 8, at + 12);
  }
  return undefined;
}

function atoms(within: Buffer): { type: string; body: Buffer }[] {
  const found: { type: string; body: Buffer }[] = [];
  for (let at = 0; at < within.length; at += within.readUInt32BE(at)) {
    const body = within.subarray(at + 8, at + within.readUInt32BE(at));
    found.push({ type: within.toString('latin1', at + 4, at + 8), body });
  }
  return found;
}

function child(within: Buffer, type: string): Buffer {
  return atoms(within).find((atom) => atom.type === type)?.body ?? Buffer.of();
}
