/** One backup with the photo library of each version of iOS. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBackup, type Photo, readCatalogue } from '../../src/backup/index.ts';
import { type LibraryRow, libraryOf, RELEASES } from './generations.ts';
import { type HandFile, MADE, makeBackup, PASSWORD, temporaryFolder } from './hand-made.ts';
import { makeOldBackup } from './legacy.ts';

const DCIM = 'Media/DCIM/100APPLE';
const FINGERPRINT = 'AbQ65MLrRyNJwYcHGqMr6cycEWug';
const TAKEN = new Date('2026-02-01T12:00:00Z');
const TRASHED = new Date('2026-02-24T10:00:00Z');
const apple = (date: Date) => date.getTime() / 1000 - 978_307_200;

const row = (name: string, more: LibraryRow['asset'] = {}) => ({
  ZUUID: `UUID-${name}`,
  ZDIRECTORY: 'DCIM/100APPLE',
  ZFILENAME: name,
  ZDATECREATED: apple(TAKEN),
  ZADDEDDATE: apple(TAKEN) + 60,
  ZTRASHEDSTATE: 0,
  ZHIDDEN: 0,
  ZFAVORITE: 0,
  ZSAVEDASSETTYPE: 3,
  ZBUNDLESCOPE: 0,
  ZKIND: 0,
  ZKINDSUBTYPE: 0,
  ZPLAYBACKSTYLE: 1,
  ZDURATION: 0,
  ZWIDTH: 4032,
  ZHEIGHT: 3024,
  ZLATITUDE: -180,
  ZLONGITUDE: -180,
  ...more,
});

function rowsOf(release: number): LibraryRow[] {
  const fingerprint = release >= 18 ? 'ZORIGINALSTABLEHASH' : 'ZMASTERFINGERPRINT';
  return [
    {
      asset: row('IMG_0001.JPG', { ZFAVORITE: 1, ZLATITUDE: 51.5, ZLONGITUDE: -0.125 }),
      additional: {
        ZORIGINALFILENAME: 'Sunday.JPG',
        ZTIMEZONEOFFSET: 3600,
        [fingerprint]: FINGERPRINT,
      },
    },
    { asset: row('IMG_0002.JPG', { ZTRASHEDSTATE: 1, ZTRASHEDDATE: apple(TRASHED) }) },
    {
      asset: row('IMG_0003.MOV', {
        ZKIND: 1,
        ZKINDSUBTYPE: 100,
        ZPLAYBACKSTYLE: 4,
        ZDURATION: 12.5,
        ZHIDDEN: 1,
      }),
    },
    { asset: row('IMG_0004.PNG', { ZKINDSUBTYPE: 10, ZISDETECTEDSCREENSHOT: 1 }) },
    { asset: row('IMG_0005.JPG', { ZKINDSUBTYPE: 2, ZPLAYBACKSTYLE: 3 }) },
    {
      asset: row('IMG_0006.JPG', {
        ZDIRECTORY: 'PhotoData/CPLAssets/group1',
        ZSAVEDASSETTYPE: 6,
      }),
    },
    { asset: row('IMG_0007.JPG', { ZSAVEDASSETTYPE: 4, ZBUNDLESCOPE: 2 }) },
  ];
}

const photo = (name: string, more: Partial<Photo> = {}): Partial<Photo> => ({
  id: `UUID-${name}`,
  uuid: `UUID-${name}`,
  name,
  path: `${DCIM}/${name}`,
  kind: 'photo',
  takenAt: TAKEN.toISOString(),
  addedAt: '2026-02-01T12:01:00.000Z',
  trashed: false,
  trashedAt: null,
  expiresAt: null,
  hidden: false,
  favorite: false,
  width: 4032,
  height: 3024,
  durationSeconds: null,
  bytes: 32,
  latitude: null,
  longitude: null,
  availability: 'original',
  companions: [],
  fingerprint: null,
  timeZoneOffset: null,
  ...more,
});

const EXPECTED = [
  photo('IMG_0001.JPG', {
    name: 'Sunday.JPG',
    favorite: true,
    latitude: 51.5,
    longitude: -0.125,
    fingerprint: FINGERPRINT,
    timeZoneOffset: 3600,
  }),
  photo('IMG_0002.JPG', {
    trashed: true,
    trashedAt: TRASHED.toISOString(),
    expiresAt: '2026-03-26T10:00:00.000Z',
  }),
  photo('IMG_0003.MOV', { kind: 'video', hidden: true, durationSeconds: 12.5 }),
  photo('IMG_0004.PNG', { kind: 'screenshot' }),
  photo('IMG_0005.JPG', {
    kind: 'live',
    companions: [{ role: 'live-movie', path: `${DCIM}/IMG_0005.MOV`, bytes: 32 }],
  }),
  photo('IMG_0006.JPG', {
    path: 'Media/PhotoData/CPLAssets/group1/IMG_0006.JPG',
    availability: 'none',
    bytes: null,
  }),
];

const data = (path: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(path)]);
const SHOT = ['0001.JPG', '0002.JPG', '0003.MOV', '0004.PNG', '0005.JPG', '0005.MOV'];

/** In the kind of backup that this release made; with a password where the number is odd, or 10. */
async function backupOf(release: number): Promise<{ folder: string; password: string | null }> {
  const folder = join(await temporaryFolder(), 'b');
  const library = libraryOf(release, rowsOf(release));
  const files: HandFile[] = SHOT.map((name) => `${DCIM}/IMG_${name}`).map((path) => ({
    path,
    data: data(path.slice(-29)),
  }));
  files.push({ path: 'Media/PhotoData/Photos.sqlite', data: library });
  const encrypted = release % 2 === 1 || release === 10;
  if (release > 10) await makeBackup(folder, { files, encrypted });
  else await makeOldBackup(folder, { files, encrypted, ios: release < 10 ? '9' : '10.1' });
  return { folder, password: encrypted ? PASSWORD : null };
}

describe('the photo library of', () => {
  it.each(RELEASES)('iOS %i', async (release) => {
    const { folder, password } = await backupOf(release);
    const backup = await openBackup(folder, password === null ? {} : { password });
    const { photos, warnings, counts } = await readCatalogue(backup);
    backup.close();
    expect(backup.summary.lastBackup).toBe(MADE.toISOString());
    expect(warnings).toEqual([]);
    expect(counts).toMatchObject({ total: 6, original: 5, none: 1, trashed: 1 });
    const byName = (a: Pick<Photo, 'id'>, b: Pick<Photo, 'id'>) => (a.id < b.id ? -1 : 1);
    const records = photos.map(({ files: _, ...record }) => record).sort(byName);
    expect(records).toMatchObject(EXPECTED);
  });
});
