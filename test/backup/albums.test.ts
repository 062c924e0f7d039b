import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, inject, it } from 'vitest';
import { openBackup, readCatalogue } from '../../src/backup/index.ts';
import { readAlbums } from '../../src/backup/photos/albums.ts';
import { libraryAt } from '../../src/practice/library/asset.ts';
import { BACKUP_PLANS } from '../../src/practice/story/devices.ts';
import { temporaryFolder } from './hand-made.ts';

const phone = inject('practice');

it.each(['archived', 'latest'] as const)(
  'reads the albums of the %s practice backup',
  async (key) => {
    const expected: Record<string, string[]> = {};
    const bursts = new Map<string, string | null>();
    for (const { uuid, shot } of libraryAt(BACKUP_PLANS[key]).assets) {
      if (shot.album !== null)
        expected[shot.album] = [...(expected[shot.album] ?? []), uuid].sort();
      bursts.set(uuid, shot.burst?.name ?? null);
    }
    const backup = await openBackup(phone.backups[key]);
    const { albums, photos } = await readCatalogue(backup);
    backup.close();
    const read = albums.map(({ title, assets }) => [title, assets.toSorted()]);
    expect(Object.fromEntries(read)).toEqual(expected);
    expect(albums.length).toBeGreaterThan(1);

    const names = new Map<string, Set<unknown>>();
    for (const { id, burst } of photos) {
      if (burst === null) expect(bursts.get(id)).toBeNull();
      else names.set(burst, (names.get(burst) ?? new Set()).add(bursts.get(id)));
    }
    expect(names.size).toBeGreaterThan(0);
    for (const frames of names.values()) expect([...frames]).toEqual([expect.any(String)]);
  },
);

const REAL = join(import.meta.dirname, '../../../shared/data/photos-sqlite');
const LIBRARIES = [
  'Test-10.15.7',
  'Test-Cloud-10.15.6',
  'Test-10.16.0',
  'Test-12.0.1',
  'Test-14.0.0',
  'Test-15.4.1',
  'Test-16.0.0-beta',
];

describe.skipIf(!existsSync(REAL))('a real library', () => {
  it.each(LIBRARIES)('%s has as many photos in each album as it counts itself', async (name) => {
    const copy = join(await temporaryFolder(), name);
    await cp(join(REAL, name), copy, { recursive: true });
    const database = new Database(join(copy, 'Photos.sqlite'));
    const counted = database
      .prepare(
        'SELECT ZTITLE, ZCACHEDCOUNT FROM ZGENERICALBUM WHERE ZKIND = 2 AND ZTRASHEDSTATE = 0 ORDER BY ZTITLE, Z_PK',
      )
      .raw()
      .all();
    const asset = name < 'Test-10.16' || name.includes('Cloud') ? 'ZGENERICASSET' : 'ZASSET';
    const trashed = new Set(
      database.prepare(`SELECT ZUUID FROM ${asset} WHERE ZTRASHEDSTATE = 1`).pluck().all(),
    );
    const albums = await readAlbums(database);
    database.close();
    expect(counted.length).toBeGreaterThan(0);
    expect(
      albums.map(({ title, assets }) => [title, assets.filter((id) => !trashed.has(id)).length]),
    ).toEqual(counted);
  });
});
