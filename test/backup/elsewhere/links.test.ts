import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import {
  findElsewhere,
  fingerprint,
  linkCopies,
  readCatalogue,
} from '../../../src/backup/index.ts';
import type { HandFile } from '../hand-made.ts';
import { at, bytesOf, handMade, open, PICKER, UUID } from './pictures.ts';

const { backups } = inject('practice');

const REAL = join(import.meta.dirname, '../../../../shared/data/media/iphone6s_ios13.heic');
if (!existsSync(REAL)) console.log('A real HEIC is not at hand; its test is skipped.');

const printOf = (data: Buffer) => {
  const running = fingerprint();
  running.update(data);
  return running.digest();
};

/** Photos like those of a catalogue; of a name, a time and bytes, or without them. */
async function photos(...more: object[]) {
  const backup = await handMade([
    {
      path: 'Media/DCIM/100APPLE/IMG_0001.JPG',
      data: Buffer.from('x'),
    },
  ]);
  const [photo] = (await readCatalogue(backup)).photos;
  if (photo === undefined) throw new Error('There is a photo.');
  return more.map((one, n) => ({ ...photo, id: `photo ${n}`, name: null, ...one }));
}

async function linked(files: HandFile[], more: object[]) {
  const backup = await handMade(files);
  const pictures = await findElsewhere(backup);
  const links = await linkCopies(await photos(...more), pictures, backup);
  return links.map(({ photoID, picture, by }) => `${photoID} ${picture.name} ${by}`);
}

const FILES = 'AppDomainGroup-group.com.apple.FileProvider.LocalStorage';
const stored = (name: string, data = Buffer.from(name)) =>
  at(FILES, `File Provider Storage/${name}`, data);
const DATA = Buffer.from('the very same bytes');

it('by the bytes before the name, in a plain and in an encrypted backup', async () => {
  const more = [{ name: 'other.jpg', fingerprint: printOf(DATA), files: [] }, { name: 'a.heic' }];
  expect(await linked([stored('a.jpeg', DATA), stored('b.jpeg')], more)).toEqual([
    'photo 0 a.jpeg fingerprint',
  ]);
  const sealed = await handMade([stored('a.jpeg', DATA)], true);
  const links = await linkCopies(await photos(...more), await findElsewhere(sealed), sealed);
  expect(links).toMatchObject([{ photoID: 'photo 0', by: 'fingerprint' }]);
});

it('by the name without its extension, where only one photo has it', async () => {
  const files = [stored('img_0001.jpeg'), stored('IMG_0002.JPG'), stored('IMG_0003.MOV')];
  expect(
    await linked(files, [
      { name: 'IMG_0001.HEIC' },
      { name: 'IMG_0002.JPG' },
      { name: 'IMG_0002.HEIC' },
      { name: 'IMG_0003.JPG' },
    ]),
  ).toEqual(['photo 0 img_0001.jpeg name']);
});

it('not by a name that was given again: the copy is older than the photo', async () => {
  const files = [stored('IMG_0001.JPG')];
  const later = { name: 'IMG_0001.JPG', takenAt: '2026-08-01T00:00:00.000Z' };
  expect(await linked(files, [later])).toEqual([]);
  expect(await linked(files, [{ ...later, takenAt: '2026-01-01T00:00:00.000Z' }])).toHaveLength(1);
});

it('by the time of the file, within five seconds, where only one photo fits', async () => {
  const at = (takenAt: string, kind = 'photo') => ({ takenAt, kind });
  const near = at('2026-03-01T09:59:56.000Z');
  expect(await linked([stored('x.jpg')], [near, at('2026-03-01T10:00:06.000Z')])).toEqual([
    'photo 0 x.jpg time',
  ]);
  expect(await linked([stored('x.jpg')], [near, at('2026-03-01T10:00:03.000Z')])).toEqual([]);
  expect(await linked([stored('x.jpg')], [at('2026-03-01T10:00:00.000Z', 'video')])).toEqual([]);
});

it('by the UUID in the path of a copy', async () => {
  const path = `File Provider Storage/photospicker/uuid=${UUID}&mode=current.jpeg`;
  expect(await linked([at(PICKER, path)], [{ uuid: UUID.toLowerCase() }])).toEqual([
    `photo 0 uuid=${UUID}&mode=current.jpeg asset`,
  ]);
});

it('by what the camera wrote into the picture', async () => {
  const backup = await open(backups.archived);
  const catalogue = await readCatalogue(backup);
  const photo = catalogue.photos.find(({ name }) => name === 'IMG_0035.JPG');
  const picture = (await findElsewhere(backup)).find(({ source }) => source === 'messages');
  if (photo === undefined || picture === undefined) throw new Error('Both are there.');
  const data = await bytesOf(backup, picture);
  const edited = Buffer.concat([data, Buffer.from('edited')]);
  const { takenAt, timeZoneOffset } = photo;
  expect(await linked([stored('x.jpg', edited)], [{ takenAt, timeZoneOffset }])).toEqual([
    'photo 0 x.jpg time',
  ]);
});

it.skipIf(!existsSync(REAL))('by what an iPhone wrote into a HEIC', async () => {
  const heic = await readFile(REAL);
  const takenAt = '2020-09-19T21:36:26.719Z';
  expect(await linked([stored('x.heic', heic)], [{ takenAt }])).toEqual(['photo 0 x.heic time']);
});

it('a picture that is not in the backup, or cannot be read, ends nothing', async () => {
  const gone = { ...stored('IMG_0001.JPG'), stored: false };
  const more = [{ name: 'IMG_0001.JPG', fingerprint: printOf(DATA), files: [] }];
  expect(await linked([gone], more)).toEqual(['photo 0 IMG_0001.JPG name']);
});
