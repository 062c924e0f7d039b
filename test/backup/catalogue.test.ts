import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { buildBinary } from 'plist';
import { describe, expect, it } from 'vitest';
import { type Catalogue, openBackup, readCatalogue } from '../../src/backup/index.ts';
import type { Manifest } from '../../src/backup/manifest/manifest.ts';
import { type HandFile, makeBackup, temporaryFolder } from './hand-made.ts';

const LIBRARY = 'Media/PhotoData/Photos.sqlite';
const DCIM = 'Media/DCIM/100APPLE';
const file = (path: string, more: Partial<HandFile> = {}): HandFile => ({
  path,
  data: Buffer.from(path),
  ...more,
});

async function catalogueOf(files: HandFile[]): Promise<Catalogue> {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files });
  const backup = await openBackup(folder);
  try {
    return await readCatalogue(backup);
  } finally {
    backup.close();
  }
}

type Cell = string | number | null;

/** A library with just these columns: each of them may be absent in some version of iOS. */
function library(rows: Record<string, Cell>[], table = 'ZASSET'): HandFile {
  const database = new Database(':memory:');
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  database.exec(`CREATE TABLE ${table} (Z_PK INTEGER PRIMARY KEY, ${columns.join(', ')})`);
  for (const row of rows) {
    const names = Object.keys(row);
    const marks = names.map((name) => `@${name}`);
    database.prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`).run(row);
  }
  const data = database.serialize();
  database.close();
  return { path: LIBRARY, data };
}

const row = (name: string, more: Record<string, Cell> = {}) => ({
  ZUUID: `UUID-${name}`,
  ZDIRECTORY: 'DCIM/100APPLE',
  ZFILENAME: name,
  ...more,
});

function attributes(values: Record<string, Buffer>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`com.apple.assetsd.${name}`, value]),
  );
}

const listed = ({ photos }: Catalogue) =>
  photos.map(({ name, kind, availability }) => `${name} ${kind} ${availability}`).sort();

describe('without a library', () => {
  const files = [
    file(`${DCIM}/IMG_0001.HEIC`, {
      attributes: attributes({
        UUID: Buffer.alloc(16, 0xab),
        originalFilename: Buffer.from('IMG_0001.HEIC'),
        trashed: Buffer.from([1, 0]),
        customCreationDate: Buffer.from(buildBinary(new Date('2026-01-02T03:04:05Z'))),
      }),
    }),
    file(`${DCIM}/IMG_0001.MOV`),
    file(`${DCIM}/IMG_0002.JPG`),
    file(`${DCIM}/IMG_0002.DNG`),
    file(`${DCIM}/IMG_0003.MOV`),
    file(`${DCIM}/IMG_0004.AAE`),
    file('Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0005.HEIC/5005.JPG'),
    file('Media/PhotoData/Thumbnails/V2/PhotoData/PhotoCloudSharingData/x/IMG_0009.JPG/5005.JPG'),
    file('Media/PhotoData/Metadata/DCIM/100APPLE/IMG_0006.medium.JPG'),
  ];

  it.each([
    ['no library', files, 'holds no photo library'],
    ['a library that is no database', [...files, file(LIBRARY)], 'is damaged'],
    [
      'a library cut in half',
      [...files, { ...library([row('IMG_0001.HEIC')]), cut: true }],
      'is cut off',
    ],
  ])('lists photos by the files and their attributes: %s', async (_, given, warning) => {
    const cut = given.map((f) => ('cut' in f ? { ...f, data: f.data.subarray(0, 4100) } : f));
    const catalogue = await catalogueOf(cut);
    expect(listed(catalogue)).toEqual([
      'IMG_0001.HEIC live original',
      'IMG_0002.JPG photo original',
      'IMG_0003.MOV video original',
      'IMG_0005.HEIC photo thumbnail',
      'IMG_0006.medium.JPG photo reduced',
    ]);
    expect(catalogue.warnings.join(' ')).toContain(warning);
    const live = catalogue.photos.find(({ name }) => name === 'IMG_0001.HEIC');
    expect(live).toMatchObject({
      id: 'ABABABAB-ABAB-ABAB-ABAB-ABABABABABAB',
      trashed: true,
      expiresAt: null,
      takenAt: '2026-01-02T03:04:05.000Z',
      companions: [{ role: 'live-movie', path: `${DCIM}/IMG_0001.MOV` }],
    });
  });

  it('gives the same ids in every run', async () => {
    const ids = async () => (await catalogueOf(files)).photos.map(({ id }) => id);
    expect(await ids()).toEqual(await ids());
    expect(new Set(await ids()).size).toBe(5);
  });
});

it('reads each folder of the list once, and a line by itself only for attributes that it has', async () => {
  const files = Array.from({ length: 40 }, (_, n) => [
    file(`${DCIM}/IMG_${n}.HEIC`),
    file(`${DCIM}/IMG_${n}.MOV`),
    file(`Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_${n}.HEIC/5005.JPG`),
  ]).flat();
  const backup = await openBackup(await makeBackup(join(await temporaryFolder(), 'b'), { files }));
  const { manifest } = backup;
  const folders: string[] = [];
  let lines = 0;
  const counted: Manifest = {
    ...manifest,
    files(domain, folder) {
      folders.push(folder);
      return manifest.files(domain, folder);
    },
    record(fileID) {
      lines += 1;
      return manifest.record(fileID);
    },
  };
  const { counts } = await readCatalogue({ ...backup, manifest: counted });
  backup.close();
  expect(counts.original).toBe(40);
  expect(new Set(folders).size).toBe(folders.length);
  expect(lines).toBeLessThan(10);
});

describe('with a library', () => {
  it.each(['ZASSET', 'ZGENERICASSET'])(
    'reads the table %s, whatever columns it lacks',
    async (table) => {
      const catalogue = await catalogueOf([
        library([row('IMG_0001.HEIC')], table),
        file(`${DCIM}/IMG_0001.HEIC`),
        file(`${DCIM}/IMG_0002.JPG`),
      ]);
      expect(listed(catalogue)).toEqual([
        'IMG_0001.HEIC photo original',
        'IMG_0002.JPG photo original',
      ]);
      expect(catalogue.warnings).toEqual([]);
    },
  );

  it('counts what is in the folder, not what is listed', async () => {
    const catalogue = await catalogueOf([
      library([row('IMG_0001.HEIC'), row('IMG_0002.HEIC'), row('IMG_0003.HEIC')]),
      file(`${DCIM}/IMG_0001.HEIC`, { stored: false }),
      file('Media/PhotoData/Metadata/DCIM/100APPLE/IMG_0001.JPG'),
      file('Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC/5005.JPG'),
    ]);
    expect(catalogue.counts).toEqual({
      total: 3,
      original: 0,
      reduced: 1,
      thumbnail: 1,
      none: 1,
      trashed: 0,
    });
    expect(catalogue.warnings).toEqual(['1 of 1 listed originals are not in the backup folder.']);
  });

  it('knows a photo again by its UUID when its file has moved since', async () => {
    const UUID = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    const id = '00112233-4455-6677-8899-AABBCCDDEEFF';
    const catalogue = await catalogueOf([
      library([{ ...row('IMG_0001.HEIC', { ZFAVORITE: 1 }), ZUUID: id }]),
      file('Media/PhotoData/CPLAssets/group7/X.HEIC', { attributes: attributes({ UUID }) }),
    ]);
    expect(catalogue.photos).toMatchObject([
      {
        id,
        favorite: true,
        availability: 'original',
        path: 'Media/PhotoData/CPLAssets/group7/X.HEIC',
      },
    ]);
  });

  it('leaves out what belongs to other people', async () => {
    const catalogue = await catalogueOf([
      library([
        row('IMG_0001.JPG', { ZSAVEDASSETTYPE: 4, ZBUNDLESCOPE: 0 }),
        row('IMG_0002.JPG', { ZSAVEDASSETTYPE: 12, ZBUNDLESCOPE: 0 }),
        row('IMG_0003.JPG', { ZSAVEDASSETTYPE: 3, ZBUNDLESCOPE: 3 }),
        row('IMG_0004.JPG', { ZSAVEDASSETTYPE: 3, ZBUNDLESCOPE: 0 }),
      ]),
      file(`${DCIM}/IMG_0003.JPG`),
    ]);
    expect(listed(catalogue)).toEqual(['IMG_0004.JPG photo none']);
  });

  it('trusts no path, date or place of a row', async () => {
    const catalogue = await catalogueOf([
      library([
        row('a.JPG', { ZDIRECTORY: '../../HomeDomain', ZLATITUDE: -180, ZLONGITUDE: -180 }),
        row('b.JPG', { ZDIRECTORY: '/etc', ZDATECREATED: 1e300 }),
        row('../c.JPG', { ZTRASHEDSTATE: 1, ZTRASHEDDATE: 3_769_172_687.7 }),
        { ...row('d.JPG'), ZUUID: 'UUID-a.JPG', ZDATECREATED: 'yesterday' },
      ]),
    ]);
    expect(catalogue.photos.filter(({ path }) => path !== null)).toMatchObject([
      { path: `${DCIM}/d.JPG`, takenAt: null },
    ]);
    expect(catalogue.photos.every(({ latitude }) => latitude === null)).toBe(true);
    expect(catalogue.photos.find(({ trashed }) => trashed)).toMatchObject({ expiresAt: null });
    expect(new Set(catalogue.photos.map(({ id }) => id)).size).toBe(4);
  });

  it('takes the days in Recently Deleted from the phone’s settings', async () => {
    const trashedAt = new Date('2026-02-20T00:00:00Z');
    const seconds = trashedAt.getTime() / 1000 - 978_307_200;
    const settings = buildBinary({ configuration: { 'max.days.inRecentlyDeleted': 40 } });
    const catalogue = await catalogueOf([
      library([row('IMG_0001.JPG', { ZTRASHEDSTATE: 1, ZTRASHEDDATE: seconds })]),
      { path: 'Media/PhotoData/CPL/cloudphotos-1.plist', data: Buffer.from(settings) },
    ]);
    expect(catalogue.photos).toMatchObject([{ expiresAt: '2026-04-01T00:00:00.000Z' }]);
  });
});

const REAL = join(import.meta.dirname, '../../../shared/data/photos-sqlite');
if (!existsSync(REAL))
  console.log('Real photo libraries are not at hand; their tests are skipped.');

/** What is known of each: rows of the owner, and how many of them are in Recently Deleted. */
const LIBRARIES: [string, { own: number; trashed: number; fingerprints: boolean }][] = [
  ['Test-10.15.7', { own: 29, trashed: 2, fingerprints: true }],
  ['Test-Cloud-10.15.6', { own: 23, trashed: 0, fingerprints: true }],
  ['Test-10.16.0', { own: 16, trashed: 2, fingerprints: true }],
  ['Test-12.0.1', { own: 16, trashed: 2, fingerprints: true }],
  ['Test-14.0.0', { own: 16, trashed: 2, fingerprints: true }],
  ['Test-15.4.1', { own: 16, trashed: 2, fingerprints: true }],
  ['Test-16.0.0-beta', { own: 13, trashed: 0, fingerprints: false }],
];

describe.skipIf(!existsSync(REAL))('a real library', () => {
  it.each(LIBRARIES)('%s agrees with what is known of it', async (name, known) => {
    const copy = join(await temporaryFolder(), name);
    await mkdir(copy);
    await cp(join(REAL, name), copy, { recursive: true });
    const files: HandFile[] = [];
    for (const part of await readdir(copy)) {
      if (part.endsWith('-shm')) continue;
      files.push({ path: `Media/PhotoData/${part}`, data: await readFile(join(copy, part)) });
    }
    const { photos, counts, warnings } = await catalogueOf(files);
    expect(warnings).toEqual([]);
    expect(counts).toMatchObject({ total: known.own, trashed: known.trashed, none: known.own });
    const trashed = photos.filter((photo) => photo.trashed);
    expect(trashed.map(({ id }) => id).sort()).toEqual(
      known.trashed === 0
        ? []
        : ['6FD38366-3BF2-407D-81FE-7153EB6125B6', '71E3E212-00EB-430D-8A63-5E294B268554'],
    );
    expect(trashed.every(({ expiresAt }) => expiresAt === null)).toBe(true);
    expect(photos.some(({ fingerprint }) => fingerprint !== null)).toBe(known.fingerprints);
    const famous = photos.find(({ id }) => id === '7783E8E6-9CAC-40F3-BE22-81FB7051C266');
    if (!known.fingerprints || name.includes('Cloud')) return;
    expect(famous).toMatchObject({
      name: 'IMG_3092.heic',
      takenAt: '2020-09-19T21:36:26.719Z',
      timeZoneOffset: -25_200,
      fingerprint: 'AbQ65MLrRyNJwYcHGqMr6cycEWug',
    });
  });
});
