import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, inject, it } from 'vitest';
import { openBackup } from '../../src/backup/index.ts';
import { openListed } from '../../src/backup/listed-database.ts';
import { type History, readHistory } from '../../src/backup/photos/history.ts';
import { failure, temporaryFolder } from './hand-made.ts';

const REAL = join(import.meta.dirname, '../../../shared/data/photos-sqlite');
if (!existsSync(REAL))
  console.log('Real photo libraries are not at hand; their history is not read.');

/** Rows removed for good, by two ways to know: dated records, and keys that are no longer there. */
const LIBRARIES: [string, { purged: number; missingKeys: number }][] = [
  ['Test-10.15.7', { purged: 1, missingKeys: 1 }],
  ['Test-Cloud-10.15.6', { purged: 29, missingKeys: 29 }],
  ['Test-10.16.0', { purged: 0, missingKeys: 0 }],
  ['Test-12.0.1', { purged: 0, missingKeys: 0 }],
  ['Test-14.0.0', { purged: 0, missingKeys: 0 }],
  ['Test-15.4.1', { purged: 0, missingKeys: 0 }],
  ['Test-16.0.0-beta', { purged: 0, missingKeys: 0 }],
];

async function realHistory(name: string): Promise<History> {
  const copy = join(await temporaryFolder(), name);
  await cp(join(REAL, name), copy, { recursive: true });
  const database = new Database(join(copy, 'Photos.sqlite'));
  try {
    return await readHistory(database);
  } finally {
    database.close();
  }
}

it.skipIf(!existsSync(REAL)).each(LIBRARIES)(
  'the real library %s: a removal for each missing key',
  async (name, known) => {
    const { purged, missingKeys, evidence } = await realHistory(name);
    expect({ purged: purged.length, missingKeys }).toEqual(known);
    expect(purged.every(({ uuid, deletedAt }) => uuid !== null && deletedAt !== null)).toBe(true);
    expect(evidence).toHaveLength(known.purged === 0 ? 0 : 2);
  },
);

it.skipIf(!existsSync(REAL))('the asset’s UUID is told from iCloud’s', async () => {
  expect((await realHistory('Test-10.15.7')).purged).toEqual([
    {
      uuid: '2CE332F2-D578-4769-AEFA-7631BB77AA41',
      cloudGuid: null,
      deletedAt: '2020-12-16T05:37:44.167Z',
      trashedAt: null,
    },
  ]);
  const cloud = await realHistory('Test-Cloud-10.15.6');
  expect(cloud.purged).toContainEqual({
    uuid: '3971FA6A-A846-478C-86CC-DC999B4F3F24',
    cloudGuid: 'F5BBD251-0C4B-48D2-B173-E59723FBC2A7',
    deletedAt: '2020-01-11T05:01:35.922Z',
    trashedAt: null,
  });
  const dates = cloud.purged.map(({ deletedAt }) => deletedAt ?? '');
  expect(dates).toEqual([...dates].sort().reverse());
});

it('the practice phone: what its history notes of each photo that is gone for good', async () => {
  const { backups, lost } = inject('practice');
  const backup = await openBackup(backups.latest);
  const copy = await openListed(backup, 'CameraRollDomain', 'Media/PhotoData/Photos.sqlite');
  if (copy === null) throw new Error('The practice phone has a library.');
  const { purged, missingKeys, evidence } = await readHistory(copy.database);
  copy.close();
  backup.close();
  expect(missingKeys).toBe(purged.length);
  expect(purged.map(({ uuid }) => uuid)).toEqual(expect.arrayContaining(lost));
  const holiday = purged.filter(({ trashedAt }) => trashedAt === '2026-08-08T14:21:09.512Z');
  expect(holiday.length).toBeGreaterThan(10);
  expect(new Set(holiday.map(({ deletedAt }) => deletedAt))).toEqual(
    new Set(['2026-09-07T14:21:09.512Z']),
  );
  expect(evidence[0]).toMatch(/^The library noted that \d+ photos were removed for good from /);
});

const A = 'AAAAAAAA-0000-4000-8000-000000000001';
const B = 'BBBBBBBB-0000-4000-8000-000000000002';

/** A library of one photo, A, that is still there. */
function library(more = ''): Database.Database {
  const database = new Database(':memory:');
  database.exec(`
    CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZUUID);
    INSERT INTO ZASSET VALUES (1, '${A}');
    ${more}`);
  return database;
}

const KEYS = (max: string) => `
  CREATE TABLE Z_PRIMARYKEY (Z_ENT, Z_NAME, Z_MAX);
  INSERT INTO Z_PRIMARYKEY VALUES (3, 'Asset', ${max}), (4, 'Album', 99);`;
const CHANGES = (...rows: string[]) => `
  CREATE TABLE ACHANGE (ZCHANGETYPE, ZENTITY, ZTRANSACTIONID, ZTOMBSTONE0, ZTOMBSTONE10, ZTOMBSTONE2);
  ${rows.map((row) => `INSERT INTO ACHANGE VALUES (${row});`).join('')}`;

it('an album removed, a photo changed, and a photo that came back are no removals', async () => {
  const { purged, missingKeys } = await readHistory(
    library(
      KEYS('3') +
        CHANGES(`2, 4, 1, '${B}', NULL, NULL`, `1, 3, 1, '${B}', NULL, NULL`) +
        `INSERT INTO ACHANGE VALUES (2, 3, 1, NULL, '${A}', NULL);`,
    ),
  );
  expect({ purged, missingKeys }).toEqual({ purged: [], missingKeys: 2 });
});

it('tombstones are told by their shape, and counted columns by their number', async () => {
  const { purged } = await readHistory(
    library(
      `${KEYS('9')}${CHANGES(`2, 3, 1, CAST('${A}' AS BLOB), '${B}', 800000000.5`)}
      CREATE TABLE ATRANSACTION (Z_PK, ZTIMESTAMP); INSERT INTO ATRANSACTION VALUES (1, 800000600);`,
    ),
  );
  expect(purged).toEqual([
    {
      uuid: B,
      cloudGuid: A,
      deletedAt: '2026-05-09T06:23:20.000Z',
      trashedAt: '2026-05-09T06:13:20.500Z',
    },
  ]);
});

it.each([
  ['no history at all', ''],
  ['keys without numbers', KEYS("'many'")],
  ['a history that lacks its columns', `${KEYS('1')} CREATE TABLE ACHANGE (ZCHANGETYPE);`],
  ['a date in the far future', KEYS('1') + CHANGES("2, 3, 1, 'x', 1e300, 3769172687.6")],
])('is lenient: %s', async (_, more) => {
  const { purged, missingKeys } = await readHistory(library(more));
  expect(missingKeys).toBe(0);
  expect(purged.every(({ uuid, trashedAt }) => uuid === null && trashedAt === null)).toBe(true);
});

it('a library without assets is damaged, and a stop is obeyed', async () => {
  const empty = new Database(':memory:');
  expect(await failure(readHistory(empty))).toMatchObject({ code: 'damaged' });
  const rows = Array.from({ length: 2000 }, () => `0, 3, 1, NULL, NULL, NULL`);
  const watch = { signal: AbortSignal.abort() };
  expect(await failure(readHistory(library(KEYS('1') + CHANGES(...rows)), watch))).toMatchObject({
    code: 'cancelled',
  });
});
