import { decode } from 'jpeg-js';
import piexif from 'piexif-ts';
import { afterAll, expect, inject, it } from 'vitest';
import {
  type Engine,
  makePictures,
  type Photo,
  photoOfPicture,
  startEngine,
} from '../../../src/backup/index.ts';
import { DCIM, photosOf } from '../extract/backup.ts';
import { HEIC, LARGE_HEIC } from '../extract/heic.ts';
import { failure, snapshot } from '../hand-made.ts';
import { quarters, quartersOf, withOrientation } from './jpegs.ts';

const { backups, password } = inject('practice');
const engine: Engine = startEngine();
const pictures = makePictures();
afterAll(async () => {
  await engine.stop();
  await pictures.stop();
});

const BOX = { width: 36, height: 24 };
const JPEG = withOrientation(quarters(64, 48), 6);
const open = (path: string, secret?: string) =>
  engine.run('open', secret === undefined ? { path } : { path, password: secret });

it.each([
  ['archived', undefined],
  ['encrypted', password],
] as const)('every picture of the %s practice backup is shown', async (name, secret) => {
  const before = await snapshot(backups[name]);
  const { handle } = await open(backups[name], secret);
  const { photos } = await engine.run('photos', { handle });
  const shown = await Promise.all(
    photos.map(async (photo) => ({
      photo,
      picture: await engine.run('picture', { handle, id: photo.id, box: BOX }),
    })),
  );
  const still = ({ files }: Photo) =>
    files.some(({ role, path }) => role !== 'live-movie' && /\.(?:JPE?G|PNG)$/i.test(path));
  expect(shown.filter(({ picture }) => picture === null).map(({ photo }) => photo.id)).toEqual(
    photos.filter((photo) => !still(photo)).map(({ id }) => id),
  );
  expect(shown.some(({ photo }) => photo.kind === 'video')).toBe(true);
  for (const { picture } of shown) {
    if (picture === null) continue;
    expect(picture.width === BOX.width || picture.height === BOX.height).toBe(true);
    expect(picture.data).toHaveLength(picture.width * picture.height * 3);
    expect(new Set(picture.data).size).toBeGreaterThan(10);
  }
  await engine.run('close', { handle });
  expect(await snapshot(backups[name])).toEqual(before);
});

it('a thumbnail is a new JPEG of the picture, and knows neither place nor camera', async () => {
  const { backup, photos } = await photosOf([{ path: `${DCIM}/IMG_0001.JPG`, data: JPEG }], true);
  const [photo] = photos;
  if (photo === undefined) throw new Error('one photo is needed');
  expect(JPEG.includes('iPhone X')).toBe(true);
  const box = { width: 40, height: 40 };
  const jpeg = Buffer.from((await pictures.jpegOf(backup, photo, box, {})) ?? []);
  const { width, height, data } = decode(jpeg, { useTArray: true, formatAsRGBA: false });
  expect(quartersOf({ width, height, data })).toEqual(['blue', 'red', 'grey', 'green']);
  expect([width, height]).toEqual([30, 40]);
  const exif = piexif.load(jpeg.toString('latin1'));
  expect(Object.values(exif).filter((part) => part && Object.keys(part).length > 0)).toEqual([]);
  expect(piexif.load(JPEG.toString('latin1')).GPS).not.toEqual({});
  expect(jpeg.includes('iPhone X')).toBe(false);
});

it('takes the phone’s small JPEG before all else, and a HEIC only where there is no JPEG', async () => {
  const small = 'Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG';
  const files = [
    { path: `${DCIM}/IMG_0001.HEIC`, data: HEIC },
    { path: small, data: quarters(20, 10) },
  ];
  const shown = async (listed: typeof files, dots = 100) => {
    const box = { width: dots, height: dots };
    const { backup, photos } = await photosOf(listed);
    const picture = photos[0] && (await pictures.pixelsOf(backup, photos[0], box, {}));
    return picture && `${picture.width}x${picture.height}`;
  };
  expect(await shown(files)).toBe('20x10');
  expect(await shown(files.slice(0, 1))).toBe('48x64');
  // A large box is worth a large file.
  expect(await shown(files, 800)).toBe('48x64');
  // One that is none inside is passed over.
  expect(
    await shown(
      files.map((file) => (file.path === small ? { ...file, data: Buffer.from('x') } : file)),
    ),
  ).toBe('48x64');
});

it('is none for a movie, a RAW, what is not there and what nobody knows', async () => {
  const { backup, photos } = await photosOf([
    { path: `${DCIM}/IMG_0001.MOV`, data: Buffer.from('movie') },
    { path: `${DCIM}/IMG_0002.DNG`, data: JPEG },
    { path: `${DCIM}/IMG_0003.JPG`, data: JPEG, stored: false },
  ]);
  expect(photos).toHaveLength(3);
  for (const photo of photos) expect(await pictures.pixelsOf(backup, photo, BOX, {})).toBeNull();
  const { handle } = await open(backups.latest);
  expect(await engine.run('picture', { handle, id: 'unknown', box: BOX })).toBeNull();
  await engine.run('close', { handle });
  const closed = await failure(engine.run('picture', { handle, id: 'unknown', box: BOX }));
  expect(closed.code).toBe('no-backup');
});

it('leaves the backup to others while it decodes, and stops at once', async () => {
  const { backup } = await photosOf([
    { path: `${DCIM}/IMG_0001.HEIC`, data: LARGE_HEIC },
    { path: `${DCIM}/IMG_0002.JPG`, data: JPEG },
  ]);
  const { handle } = await open(backup.summary.path);
  const { photos } = await engine.run('photos', { handle });
  const idOf = (name: string) => photos.find((photo) => photo.name === name)?.id ?? '';
  const input = (name: string) => ({ handle, id: idOf(name), box: BOX });
  const stop = new AbortController();
  const { signal } = stop;
  let slowIsOver = false;
  const slow = failure(engine.run('picture', input('IMG_0001.HEIC'), { signal })).finally(() => {
    slowIsOver = true;
  });
  const queued = failure(engine.run('thumbnail', input('IMG_0001.HEIC'), { signal }));
  expect((await engine.run('verify', { handle })).files).toBeGreaterThan(0);
  expect(slowIsOver).toBe(false);
  stop.abort();
  expect([(await slow).code, (await queued).code]).toEqual(['cancelled', 'cancelled']);
  const next = await engine.run('picture', input('IMG_0002.JPG'));
  expect(next && quartersOf(next)).toEqual(['blue', 'red', 'grey', 'green']);
});

it('shows what was found outside the photo library', async () => {
  const { handle } = await open(backups.latest);
  const { pictures: found } = await engine.run('elsewhere', { handle });
  const shown = await Promise.all(
    found.map((one) => engine.run('picture', { handle, id: photoOfPicture(one).id, box: BOX })),
  );
  expect(shown.filter((picture) => picture !== null).length).toBeGreaterThan(0);
  await engine.run('close', { handle });
});
