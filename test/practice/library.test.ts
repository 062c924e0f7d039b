import type Database from 'better-sqlite3';
import { parseBinary } from 'plist';
import { describe, expect, test } from 'vitest';
import { libraryAt } from '../../src/practice/library/asset.ts';
import { photosDatabase } from '../../src/practice/library/database.ts';
import { developAsset } from '../../src/practice/library/files.ts';
import { appleFingerprint } from '../../src/practice/library/fingerprint.ts';
import type { Negatives } from '../../src/practice/pictures/camera.ts';
import { BACKUP_PLANS, type BackupPlan } from '../../src/practice/story/devices.ts';
import { dictionary, openDatabase } from './recipe.ts';

/** Stands where pictures would be: what the catalogue says does not hang on what they show. */
function blankNegatives(text: string): Negatives {
  return {
    extension: 'JPG',
    width: 640,
    height: 480,
    seconds: null,
    original: Buffer.from(text),
    liveMovie: null,
    raw: null,
    edited: null,
    editedMovie: null,
    thumbnail: Buffer.from('small'),
    reduced: null,
  };
}

function catalogue(plan: BackupPlan) {
  const library = libraryAt(plan);
  const developed = library.assets.map((asset) => developAsset(asset, blankNegatives(asset.uuid)));
  return { library, db: openDatabase(photosDatabase(plan, developed, library)) };
}

const one = (db: Database.Database, sql: string) => db.prepare(sql).pluck().get();

test('the fingerprint agrees with values of Apple’s construction', () => {
  expect(appleFingerprint(Buffer.alloc(0))).toBe('AW2cWT2PxzWixMKuuNMTHJ8CJ3sH');
  expect(appleFingerprint(Buffer.from('abc'))).toBe('AYnnoj1r4lMYTs3JP/g7mjGaDCgO');
});

describe.each([
  { key: 'archived', model: 18508, join: 'Z_30ASSETS', fingerprint: 'ZORIGINALSTABLEHASH' },
  { key: 'latest', model: 19063, join: 'Z_32ASSETS', fingerprint: 'ZORIGINALSTABLEHASH' },
  { key: 'encrypted', model: 16320, join: 'Z_28ASSETS', fingerprint: 'ZMASTERFINGERPRINT' },
] as const)('the library of the $key backup', ({ key, model, join, fingerprint }) => {
  const plan = BACKUP_PLANS[key];
  const { library, db } = catalogue(plan);

  test('is of its generation: model number, album join, fingerprint column', () => {
    const plist = one(db, 'SELECT Z_PLIST FROM Z_METADATA');
    expect(Buffer.isBuffer(plist) && dictionary(parseBinary(plist)).PLModelVersion).toBe(model);
    const album = one(db, "SELECT Z_ENT FROM Z_PRIMARYKEY WHERE Z_NAME = 'Album'");
    expect(join).toBe(`Z_${album}ASSETS`);
    expect(one(db, `SELECT count(*) FROM ${join}`)).toBeGreaterThan(1);
    const columns = db.pragma('table_info(ZADDITIONALASSETATTRIBUTES)') as { name: string }[];
    expect(columns.map(({ name }) => name)).toContain(fingerprint);
  });

  test('has a row for every asset, with size, fingerprint and state', () => {
    const rows = db
      .prepare(
        `SELECT ZUUID AS uuid, ZTRASHEDSTATE AS trashed, ZORIGINALFILESIZE AS size,
           ${fingerprint} AS fingerprint, ZDATECREATED + 978307200 AS taken
         FROM ZASSET JOIN ZADDITIONALASSETATTRIBUTES ON ZASSET.ZADDITIONALATTRIBUTES =
           ZADDITIONALASSETATTRIBUTES.Z_PK ORDER BY ZASSET.Z_PK`,
      )
      .all() as Record<string, string | number | null>[];
    expect(rows.map(({ uuid }) => uuid)).toEqual(library.assets.map(({ uuid }) => uuid));
    library.assets.forEach((asset, index) => {
      const row = rows[index];
      expect(row?.trashed).toBe(asset.trashed ? 1 : 0);
      expect(row?.size).toBe(Buffer.from(asset.uuid).length);
      const proof = asset.shot.unproved ? null : appleFingerprint(Buffer.from(asset.uuid));
      expect(row?.fingerprint).toBe(proof);
      expect(Number(row?.taken) * 1000).toBeCloseTo(Date.parse(asset.shot.taken), 0);
    });
  });

  test('remembers what was removed for good, as gaps and as history', () => {
    const deletes = db
      .prepare('SELECT ZENTITYPK AS pk, ZTOMBSTONE5 AS uuid FROM ACHANGE WHERE ZCHANGETYPE = 2')
      .all();
    expect(deletes).toEqual(
      [...library.purged]
        .sort((a, b) => a.purged.getTime() - b.purged.getTime())
        .map(({ pk, uuid }) => ({ pk, uuid })),
    );
    expect(deletes.length).toBeGreaterThan(1);
    const highest = one(db, "SELECT Z_MAX FROM Z_PRIMARYKEY WHERE Z_NAME = 'Asset'");
    const live = one(db, 'SELECT count(*) FROM ZASSET');
    expect(Number(highest) - Number(live)).toBe(deletes.length);
  });

  test('keeps other people’s photos apart', () => {
    const shared = one(db, 'SELECT count(*) FROM ZASSET WHERE ZBUNDLESCOPE = 2');
    expect(shared).toBe(plan.icloudPhotos ? 1 : 0);
  });
});

test('a photo that came through iCloud keeps its camera’s cloud identity under a new path', () => {
  const fetched = libraryAt(BACKUP_PLANS.latest).assets.filter(({ fromICloud }) => fromICloud);
  const old = new Set(libraryAt(BACKUP_PLANS.encrypted).assets.map(({ cloudGuid }) => cloudGuid));
  expect(fetched.length).toBe(7);
  for (const asset of fetched) {
    expect(old.has(asset.cloudGuid)).toBe(true);
    expect(asset.uuid).not.toBe(asset.cloudGuid);
    expect(asset.directory).toMatch(/^PhotoData\/CPLAssets\/group\d{1,3}$/);
  }
});
