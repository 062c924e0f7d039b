import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'jpeg-js';
import piexif from 'piexif-ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract, type Progress } from '../../../src/backup/index.ts';
import { blobPath, failure, temporaryFolder } from '../hand-made.ts';
import { DCIM, photosOf } from './backup.ts';
import { HEIC, inside, LARGE_HEIC, patched } from './heic.ts';

const REAL = join(import.meta.dirname, '../../../../shared/data/media/iphone6s_ios13.heic');
if (!existsSync(REAL)) console.log('A real HEIC is not at hand; its test is skipped.');

const RENDER = 'Media/PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.heic';
const SMALLER = 'Media/PhotoData/Metadata/DCIM/100APPLE/IMG_0003.heic';
const TAGS = piexif.TagValues;

const namesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name !== 'SHA256SUMS.txt').sort();
const one = (data: Buffer, path = `${DCIM}/IMG_0042.HEIC`) => photosOf([{ path, data }], true);

/** HEICs that differ in one thing each. */
const HEICS = {
  'as a phone writes it': HEIC,
  'turned by 0 quarters': patched(inside('irot'), [0]),
  'turned by 1 quarters': patched(inside('irot'), [1]),
  'turned by 2 quarters': patched(inside('irot'), [2]),
  'turned by 3 quarters': patched(inside('irot'), [3]),
  'without EXIF': patched(inside('Exif') - 4, [...Buffer.from('Junk')]),
  'without a profile for RGB': patched(inside('prof') + 16, [...Buffer.from('GRAY')]),
  'with several pictures': withItsTileShown(),
};

/** The tile becomes a picture in its own right, of 64 × 64 pixels, before the main one in the list. */
function withItsTileShown(): Buffer {
  const heic = Buffer.from(HEIC);
  const tileFlags = heic.indexOf('infe') + 7;
  expect(heic[tileFlags]).toBe(1);
  heic[tileFlags] = 0;
  return heic;
}

/** A folder with a JPEG beside each of the HEICs: in one run, as each run compiles the decoder anew. */
let extracted: string;

beforeAll(async () => {
  const { backup, photos } = await photosOf(
    Object.entries(HEICS).map(([name, data]) => ({ path: `${DCIM}/${name}.HEIC`, data })),
    true,
  );
  extracted = await temporaryFolder();
  const { failed } = await extract(backup, photos, { to: extracted, layout: 'flat', jpeg: true });
  expect(failed).toEqual([]);
});

const jpegOf = (name: keyof typeof HEICS) => readJpeg(join(extracted, `${name}.jpg`));

async function readJpeg(path: string) {
  const bytes = await readFile(path);
  const picture = decode(bytes, { useTArray: true, maxMemoryUsageInMB: 2000 });
  return { bytes, picture, exif: piexif.load(bytes.toString('latin1')) };
}

interface Picture {
  data: Uint8Array;
  width: number;
}

/** Red, green and blue at a place. */
function at({ data, width }: Picture, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
}

const QUARTERS = { red: [220, 30, 30], green: [30, 200, 30], blue: [30, 30, 220] };

/** Which of the quarters of `HEIC` this is. */
function quarterOf(rgb: number[]): string {
  const isNear = (colour: number[]) => colour.every((v, n) => Math.abs(v - (rgb[n] ?? 0)) < 12);
  return Object.entries(QUARTERS).find(([, colour]) => isNear(colour))?.[0] ?? 'grey';
}

it('stands beside its HEIC, called as it is, and is listed', async () => {
  const { backup, photos } = await photosOf(
    [
      { path: `${DCIM}/IMG_0001.HEIC`, data: HEIC },
      { path: `${DCIM}/IMG_0001.MOV`, data: Buffer.from('movie') },
      { path: RENDER, data: HEIC },
      { path: `${DCIM}/IMG_0002.JPG`, data: Buffer.from('plain') },
      { path: SMALLER, data: HEIC },
    ],
    true,
  );
  const taken = photos.map((photo) => ({ ...photo, takenAt: '2026-05-01T07:05:12.000Z' }));
  const to = await temporaryFolder();
  const { wrote, failed } = await extract(backup, taken, { to, layout: 'flat', jpeg: true });
  expect(failed).toEqual([]);
  expect(await namesIn(to)).toEqual([
    'IMG_0001 (edited).heic',
    'IMG_0001 (edited).jpg',
    'IMG_0001.HEIC',
    'IMG_0001.MOV',
    'IMG_0001.jpg',
    'IMG_0002.JPG',
    'IMG_0003 (reduced).heic',
    'IMG_0003 (reduced).jpg',
  ]);
  const path = join(to, 'IMG_0001.jpg');
  const bytes = await readFile(path);
  expect(wrote.find((file) => file.path === path)).toEqual({
    id: taken.find(({ name }) => name === 'IMG_0001.HEIC')?.id,
    role: 'jpeg',
    source: `${DCIM}/IMG_0001.HEIC`,
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    check: 'unconfirmed',
  });
  expect((await stat(path)).mtime.toISOString()).toBe('2026-05-01T07:05:12.000Z');
});

it('is made only where it is asked for', async () => {
  const { backup, photos } = await one(HEIC);
  const to = await temporaryFolder();
  await extract(backup, photos, { to, layout: 'flat' });
  expect(await namesIn(to)).toEqual(['IMG_0042.HEIC']);
});

it.each([
  ['turned by 0 quarters', '64x48', ['red', 'green', 'blue', 'grey']],
  ['turned by 1 quarters', '48x64', ['green', 'grey', 'red', 'blue']],
  ['turned by 2 quarters', '64x48', ['grey', 'blue', 'green', 'red']],
  ['turned by 3 quarters', '48x64', ['blue', 'red', 'grey', 'green']],
] as const)('of a HEIC %s stands upright', async (name, size, quarters) => {
  const { picture, exif } = await jpegOf(name);
  const { width, height } = picture;
  expect(`${width}x${height}`).toBe(size);
  const [right, low] = [width - 6, height - 6];
  const corners = [
    [5, 5],
    [right, 5],
    [5, low],
    [right, low],
  ] as const;
  expect(corners.map(([x, y]) => quarterOf(at(picture, x, y)))).toEqual(quarters);
  expect(exif['0th']?.[TAGS.ImageIFD.Orientation]).toBe(1);
  const { PixelXDimension, PixelYDimension } = TAGS.ExifIFD;
  expect([exif.Exif?.[PixelXDimension], exif.Exif?.[PixelYDimension]]).toEqual([width, height]);
});

it('keeps camera, time, place and colour profile', async () => {
  const { bytes, exif } = await jpegOf('as a phone writes it');
  expect(exif['0th']?.[TAGS.ImageIFD.Model]).toBe('iPhone X');
  expect(exif.Exif?.[TAGS.ExifIFD.DateTimeOriginal]).toBe('2026:05:01 09:05:12');
  expect(bytes.includes('+02:00')).toBe(true);
  expect(exif.GPS?.[TAGS.GPSIFD.GPSLatitude]).toEqual([
    [48, 1],
    [8, 1],
    [0, 1],
  ]);
  const profile = HEIC.subarray(inside('prof'), inside('prof') + 132);
  const at = bytes.indexOf('ICC_PROFILE\0\x01\x01', 0, 'latin1');
  expect(bytes.subarray(at - 4, at - 2)).toEqual(Buffer.from([0xff, 0xe2]));
  expect(bytes.readUInt16BE(at - 2)).toBe(2 + 14 + 132);
  expect(bytes.subarray(at + 14, at + 14 + 132).equals(profile)).toBe(true);
});

it.each([
  ['without EXIF', [false, true]],
  ['without a profile for RGB', [true, false]],
] as const)('of a HEIC %s has none either', async (name, left) => {
  const { bytes } = await jpegOf(name);
  expect(['Exif\0\0', 'ICC_PROFILE'].map((mark) => bytes.includes(mark))).toEqual(left);
});

it('shows the main picture where a HEIC holds several', async () => {
  const { picture } = await jpegOf('with several pictures');
  expect([picture.width, picture.height]).toEqual([48, 64]);
});

it('goes around the names of others, without regard to case, and finds itself again', async () => {
  const { backup, photos } = await photosOf([
    { path: `${DCIM}/IMG_0001.HEIC`, data: HEIC },
    { path: 'Media/DCIM/110APPLE/IMG_0001.JPG', data: Buffer.from('another photo') },
    { path: `${DCIM}/IMG_0002.HEIC`, data: HEIC },
  ]);
  const to = await temporaryFolder();
  await writeFile(join(to, 'img_0002.JPG'), 'mine');
  const options = { to, layout: 'flat', jpeg: true } as const;
  const { wrote } = await extract(backup, photos, options);
  expect(await readFile(join(to, 'img_0002.JPG'), 'utf8')).toBe('mine');
  const names = await namesIn(to);
  expect(names).toContain('IMG_0002 (2).HEIC');
  expect(names).toContain('IMG_0002 (2).jpg');
  const folded = names.map((name) => name.toLowerCase());
  expect(new Set(folded).size).toBe(6);
  const before = await stat(join(to, 'IMG_0002 (2).jpg'));

  const again = await extract(backup, photos.toReversed(), options);
  expect(again.wrote).toEqual([]);
  expect(again.unchanged.map(({ path }) => path).sort()).toEqual(
    wrote.map(({ path }) => path).sort(),
  );
  expect(await namesIn(to)).toEqual(names);
  expect((await stat(join(to, 'IMG_0002 (2).jpg'))).ino).toBe(before.ino);
});

it('says on a dry run what it would write, and makes nothing', async () => {
  const { backup, photos } = await one(HEIC);
  const to = join(await temporaryFolder(), 'new');
  const dry = await extract(backup, photos, { to, jpeg: true, dryRun: true });
  expect(existsSync(to)).toBe(false);
  expect(dry.wrote.map(({ role }) => role)).toEqual(['original', 'jpeg']);
  expect((await extract(backup, photos, { to, jpeg: true })).wrote).toEqual(dry.wrote);
});

describe('a HEIC that no JPEG can be made of', () => {
  const size = inside('ispe', HEIC.subarray(HEIC.indexOf('ispe') + 4)) + HEIC.indexOf('ispe') + 8;
  const UNREADABLE: Record<string, [data: Buffer, message: RegExp]> = {
    'no picture that decodes': [HEIC.subarray(0, inside('mdat') + 20), /could not be decoded/],
    'ends early': [HEIC.subarray(0, 300), /could not be decoded/],
    'of another kind': [Buffer.from('GIF89a, or so'), /none inside/],
    empty: [Buffer.alloc(0), /could not be decoded|none inside/],
    'too large': [patched(size, [0, 0, 0x40, 0, 0, 0, 0x40, 0]), /larger than 100 megapixels/],
    'too wide': [patched(size, [0, 1, 0, 0, 0, 0, 0, 8]), /or than a JPEG can be/],
  };

  it('is listed, each for what it is, and the run goes on', async () => {
    const files = Object.entries(UNREADABLE).map(([name, [data]]) => ({
      path: `${DCIM}/${name}.HEIC`,
      data,
    }));
    const readable = { path: `${DCIM}/readable.HEIC`, data: HEIC };
    const { backup, photos } = await photosOf([...files, readable]);
    const to = await temporaryFolder();
    const { failed } = await extract(backup, photos, { to, layout: 'flat', jpeg: true });
    expect(failed).toHaveLength(files.length);
    for (const [name, [, message]] of Object.entries(UNREADABLE)) {
      expect(failed).toContainEqual({
        id: photos.find((photo) => photo.name === `${name}.HEIC`)?.id,
        source: `${DCIM}/${name}.HEIC`,
        code: 'unsupported',
        message: expect.stringMatching(message),
      });
    }
    const heics = Object.keys(UNREADABLE).map((name) => `${name}.HEIC`);
    expect(await namesIn(to)).toEqual([...heics, 'readable.HEIC', 'readable.jpg'].sort());
  });

  it('is listed once when the backup does not hold it', async () => {
    const { backup, photos } = await one(HEIC);
    const absent = photos.map((photo) => ({
      ...photo,
      files: photo.files.map((file) => ({ ...file, fileID: '0'.repeat(40) })),
    }));
    const to = await temporaryFolder();
    const { failed } = await extract(backup, absent, { to, jpeg: true });
    expect(failed.map(({ code }) => code)).toEqual(['file-missing']);
  });

  it('is larger than a phone makes them', async () => {
    const { backup, photos } = await photosOf([{ path: `${DCIM}/IMG_0001.HEIC`, data: HEIC }]);
    const blob = join(backup.summary.path, blobPath(`${DCIM}/IMG_0001.HEIC`));
    // A hole: long by its size, and short on the disk.
    await truncate(blob, 100_000_001);
    const to = await temporaryFolder();
    const { failed } = await extract(backup, photos, { to, dryRun: true, jpeg: true });
    expect(failed).toMatchObject([{ code: 'unsupported', message: /100 MB/ }]);
  });
});

it('stops in the middle of a picture when asked, and leaves no partial file', async () => {
  const { backup, photos } = await photosOf(
    [1, 2].map((n) => ({ path: `${DCIM}/IMG_000${n}.HEIC`, data: LARGE_HEIC })),
  );
  const to = await temporaryFolder();
  const stop = new AbortController();
  const watch = {
    signal: stop.signal,
    onProgress({ item }: Progress) {
      if (item?.endsWith('.jpg')) setImmediate(() => stop.abort());
    },
  };
  const stopped = await failure(extract(backup, photos, { to, layout: 'flat', jpeg: true }, watch));
  expect(stopped.code).toBe('cancelled');
  const names = await readdir(to);
  expect(names.at(-1)).toBe('SHA256SUMS.txt');
  expect(names.slice(0, -1).every((name) => /^IMG_000[12]\.HEIC$/.test(name))).toBe(true);
});

it('tells how far it is, up to the end', async () => {
  const { backup, photos } = await one(HEIC);
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => told.push(progress);
  await extract(backup, photos, { to: await temporaryFolder(), jpeg: true }, { onProgress });
  expect(told.at(-1)).toMatchObject({
    done: 2 * HEIC.length,
    total: 2 * HEIC.length,
    item: 'IMG_0042.jpg',
  });
});

it.skipIf(!existsSync(REAL))('of a real photo of an iPhone', async () => {
  const { backup, photos } = await one(await readFile(REAL));
  const to = await temporaryFolder();
  const { failed } = await extract(backup, photos, { to, layout: 'flat', jpeg: true });
  expect(failed).toEqual([]);
  const { picture, exif } = await readJpeg(join(to, 'IMG_0042.jpg'));
  expect([picture.width, picture.height]).toEqual([3024, 4032]);
  expect(exif['0th']).toMatchObject({
    [TAGS.ImageIFD.Model]: 'iPhone 6s',
    [TAGS.ImageIFD.Orientation]: 1,
  });
  expect(exif.Exif?.[TAGS.ExifIFD.DateTimeOriginal]).toBe('2020:09:19 14:36:26');
  // The sky is above, an apple below it.
  const [sky, apple] = [at(picture, 2300, 300), at(picture, 1450, 2200)];
  expect(Math.max(...sky)).toBe(sky[2]);
  expect(Math.max(...apple)).toBe(apple[0]);
});
