/** Backups of iOS 5 to 10.1, whole: found, opened, read, written out of and copied. */
import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  type Backup,
  extract,
  openBackup,
  protect,
  readCatalogue,
  scan,
} from '../../src/backup/index.ts';
import { age, blobPath, failure, PASSWORD, snapshot, temporaryFolder } from './hand-made.ts';
import { makeOldBackup, type OldBackup } from './legacy.ts';
import { mbdb } from './mbdb-bytes.ts';

const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5000, 0x5a)]);
const DCIM = 'Media/DCIM/100APPLE';

function library(): Buffer {
  const database = new Database(':memory:');
  database.exec(
    `CREATE TABLE ZGENERICASSET (Z_PK INTEGER PRIMARY KEY, ZUUID, ZDIRECTORY, ZFILENAME, ZTRASHEDSTATE);
     INSERT INTO ZGENERICASSET VALUES (1, 'ONE', 'DCIM/100APPLE', 'IMG_0001.JPG', 0);
     INSERT INTO ZGENERICASSET VALUES (2, 'TWO', 'DCIM/100APPLE', 'IMG_0002.JPG', 1)`,
  );
  const data = database.serialize();
  database.close();
  return data;
}

const attributes = { 'com.apple.assetsd.originalFilename': Buffer.from('Sent.JPG') };
const FILES = [
  { path: `${DCIM}/IMG_0001.JPG`, data: PICTURE },
  { path: `${DCIM}/IMG_0002.JPG`, data: PICTURE.subarray(1), attributes },
  { path: `${DCIM}/IMG_0003.JPG`, data: Buffer.alloc(0) },
  { path: 'Media/PhotoData/Photos.sqlite', data: library() },
  // Most of a phone's files are small lists; of these a real backup has thousands.
  ...[1, 2, 3, 4].map((n) => ({
    domain: 'HomeDomain',
    path: `Library/Preferences/${n}.plist`,
    data: Buffer.from(`bplist00${'x'.repeat(n)}`),
  })),
];

const old = async (more: Omit<OldBackup, 'files'>) =>
  makeOldBackup(join(await temporaryFolder(), 'b'), { files: FILES, ...more });

const summaryOf = async (folder: string) => (await scan([folder])).backups[0];

async function opened<T>(
  folder: string,
  password: string | null,
  use: (backup: Backup) => Promise<T>,
): Promise<T> {
  const backup = await openBackup(folder, password === null ? {} : { password });
  try {
    return await use(backup);
  } finally {
    backup.close();
  }
}

const KINDS: [string, Omit<OldBackup, 'files'>][] = [
  ['iOS 9', { ios: '9' }],
  ['iOS 9 with sub-folders', { ios: '9', flat: false }],
  ['iOS 9 with a password', { ios: '9', encrypted: true }],
  ['iOS 10.0', { ios: '10.0' }],
  ['iOS 10.0 with a password', { ios: '10.0', encrypted: true }],
  ['iOS 10.0 with records in bytes', { ios: '10.0', encrypted: true, sealedAs: 'bytes' }],
  ['iOS 10.1 with a password', { ios: '10.1', encrypted: true }],
];

describe.each(KINDS)('a backup of %s', (_, kind) => {
  const password = kind.encrypted ? PASSWORD : null;

  it('is found as what it is', async () => {
    expect(await summaryOf(await old(kind))).toMatchObject({
      state: 'finished',
      stateReason: null,
      legacy: kind.ios === '9',
      encrypted: password !== null,
      productVersion: kind.ios === '9' ? '9.3.5' : kind.ios,
    });
  });

  it('gives its photos, and is not changed by it', async () => {
    const folder = await old(kind);
    const before = await snapshot(folder);
    const to = join(await temporaryFolder(), 'out');
    await opened(folder, password, async (backup) => {
      const { photos, counts, warnings } = await readCatalogue(backup);
      expect(warnings).toEqual([]);
      expect(counts).toMatchObject({ total: 3, original: 3, trashed: 1 });
      const named = photos.map(({ id, name, trashed, bytes }) => ({ id, name, trashed, bytes }));
      expect(named).toContainEqual({
        id: 'ONE',
        name: 'IMG_0001.JPG',
        trashed: false,
        bytes: 5003,
      });
      expect(named).toContainEqual({ id: 'TWO', name: 'Sent.JPG', trashed: true, bytes: 5002 });
      const { wrote, failed } = await extract(backup, photos, { to });
      expect(failed).toEqual([]);
      expect(wrote).toHaveLength(3);
      for (const { id, path } of wrote) {
        const wanted = id === 'ONE' ? PICTURE : id === 'TWO' ? PICTURE.subarray(1) : '';
        expect((await readFile(path)).equals(Buffer.from(wanted))).toBe(true);
      }
    });
    expect(await snapshot(folder)).toEqual(before);
  });

  it('can be copied, and the copy opens', async () => {
    const copy = await protect(await old(kind), join(await temporaryFolder(), 'safe'));
    const total = await opened(copy.path, password, async (backup) => {
      return (await readCatalogue(backup)).counts.total;
    });
    expect(total).toBe(3);
  });
});

describe.each(KINDS.filter(([, kind]) => kind.encrypted))('a backup of %s', (_, kind) => {
  it('asks for its password, and tells a wrong one', async () => {
    const folder = await old(kind);
    expect((await failure(openBackup(folder))).code).toBe('password-needed');
    expect((await failure(openBackup(folder, { password: 'no' }))).code).toBe('wrong-password');
  });

  it('opens whichever way the keyboard spells an accent', async () => {
    const folder = await old({ ...kind, encrypted: 'Pa\u0308ss' });
    for (const typed of ['Pa\u0308ss', 'P\u00e4ss']) {
      const photos = await opened(folder, typed, async (backup) => readCatalogue(backup));
      expect(photos.counts.original).toBe(3);
      expect(photos.warnings).toEqual([]);
    }
  });
});

describe('a copy that another tool has decrypted', () => {
  it.each(['9', '10.1'] as const)('needs no password: iOS %s', async (ios) => {
    const folder = await old({ ios, encrypted: true, decrypted: true });
    expect(await summaryOf(folder)).toMatchObject({ encrypted: false, state: 'finished' });
    const counts = await opened(folder, null, async (backup) => readCatalogue(backup));
    expect(counts).toMatchObject({ counts: { original: 3, trashed: 1 }, warnings: [] });
  });

  it('needs the password of iOS 10.0 for as long as its records are sealed', async () => {
    const folder = await old({ ios: '10.0', encrypted: true, decrypted: true });
    expect((await failure(openBackup(folder))).code).toBe('password-needed');
    const read = await opened(folder, PASSWORD, async (backup) => readCatalogue(backup));
    expect(read).toMatchObject({ counts: { original: 3, trashed: 1 }, warnings: [] });
  });
});

describe('a damaged Manifest.mbdb', () => {
  it('that breaks off gives what stands before', async () => {
    const folder = await old({ ios: '9' });
    const list = join(folder, 'Manifest.mbdb');
    const { length } = await readFile(list);
    await truncate(list, length - 5);
    await age(folder);
    const read = await opened(folder, null, async (backup) => readCatalogue(backup));
    expect(read.counts.original).toBe(3);
    expect(read.warnings).toEqual([
      'The backup’s list of files breaks off; files after that point are not known.',
    ]);
  });

  it('with an odd record tells how many it skipped', async () => {
    const folder = await old({ ios: '9' });
    const odd = mbdb([{ mode: 0 }, { domain: null }]).subarray(6);
    await appendFile(join(folder, 'Manifest.mbdb'), odd);
    const read = await opened(folder, null, async (backup) => readCatalogue(backup));
    expect(read.counts.original).toBe(3);
    expect(read.warnings).toEqual(['2 lines of the backup’s list could not be used.']);
  });

  it('points to no other file of this computer', async () => {
    const folder = await old({ ios: '9' });
    await writeFile(
      join(folder, 'Manifest.mbdb'),
      mbdb([{ path: 'Media/DCIM/../../../etc/passwd' }, { path: 'Media/DCIM/x\0.JPG' }]),
    );
    const { photos } = await opened(folder, null, async (backup) => readCatalogue(backup));
    expect(photos.every(({ files }) => files.length === 0)).toBe(true);
  });

  it.each(['', 'mbd', 'SQLite format 3\0'])('that holds only "%s" is told', async (text) => {
    const folder = await old({ ios: '9' });
    await writeFile(join(folder, 'Manifest.mbdb'), text);
    await age(folder);
    expect(await summaryOf(folder)).toMatchObject({ state: 'damaged', legacy: true });
    const { code, message } = await failure(openBackup(folder));
    expect([code, message]).toEqual(['damaged', expect.stringContaining('Manifest.mbdb')]);
  });
});

it('tells a file of iOS 9 that is not in the folder', async () => {
  const folder = await old({ ios: '9' });
  await rm(join(folder, blobPath(`${DCIM}/IMG_0001.JPG`).slice(3)));
  const read = await opened(folder, null, async (backup) => readCatalogue(backup));
  expect(read.counts).toMatchObject({ original: 2, none: 1 });
});

it('stops reading a list when asked', async () => {
  const folder = await old({ ios: '9' });
  const stopped = await failure(openBackup(folder, { signal: AbortSignal.abort() }));
  expect(stopped.code).toBe('cancelled');
});

describe('a format that is older than what is read', () => {
  const FORMATS: [string, string, RegExp][] = [
    ['iOS 4', 'Manifest.mbdx', /iOS 4\b.*Manifest\.mbdx/],
    ['iOS 3', `${'0'.repeat(40)}.mdinfo`, /iOS 3 or earlier.*\.mdinfo/],
    ['iOS 3 without its second file', `${'0'.repeat(40)}.mddata`, /iOS 3 or earlier/],
    ['the first iPhones', `${'0'.repeat(40)}.mdbackup`, /first iPhones.*\.mdbackup/],
  ];

  it.each(FORMATS)('is named: %s', async (_, name, reason) => {
    const folder = await old({ ios: '9' });
    if (name !== 'Manifest.mbdx') await rm(join(folder, 'Manifest.mbdb'));
    await rm(join(folder, 'Manifest.plist'));
    await writeFile(join(folder, name), 'old');
    await age(folder);
    const summary = await summaryOf(folder);
    expect(summary).toMatchObject({ state: 'unsupported', legacy: true });
    expect(summary?.stateReason).toMatch(reason);
    const { code, message } = await failure(openBackup(folder));
    expect([code, message]).toEqual(['unsupported', summary?.stateReason]);
  });

  it('is not seen in what an update from iOS 4 left behind', async () => {
    const folder = await old({ ios: '9' });
    await writeFile(join(folder, 'Manifest.mbdx'), 'mbdx');
    await age(folder);
    expect(await summaryOf(folder)).toMatchObject({ state: 'finished', legacy: true });
  });
});
