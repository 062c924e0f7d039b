import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type Backup,
  type Catalogue,
  extract,
  openBackup,
  readCatalogue,
  scan,
} from '../../src/backup/index.ts';
import { snapshot, temporaryFolder } from './hand-made.ts';

const phone = inject('practice');

it('finds the three backups of the practice phone', async () => {
  const { backups, problems } = await scan([phone.root]);
  expect(problems).toEqual([]);
  expect(
    backups.map(({ path, archived, encrypted, state }) => [path, archived, encrypted, state]),
  ).toEqual([
    [phone.backups.latest, false, false, 'finished'],
    [phone.backups.archived, true, false, 'finished'],
    [phone.backups.encrypted, false, true, 'finished'],
  ]);
});

describe.each(['archived', 'latest', 'encrypted'] as const)('the %s backup', (key) => {
  let backup: Backup;
  let catalogue: Catalogue;
  let before: string[];
  const items = () => phone.items.filter((item) => item.backup === key);

  beforeAll(async () => {
    before = await snapshot(phone.backups[key]);
    backup = await openBackup(phone.backups[key], { password: phone.password });
    catalogue = await readCatalogue(backup);
    return () => backup.close();
  });

  it('lists every photo with what its library says, and no other', () => {
    const facts = ({
      id,
      name,
      path,
      kind,
      takenAt,
      trashed,
      trashedAt,
      hidden,
      favorite,
      availability,
      fingerprint,
    }: Catalogue['photos'][number] | (typeof phone)['items'][number]) => ({
      id,
      name,
      path,
      kind,
      takenAt,
      trashed,
      trashedAt,
      hidden,
      favorite,
      availability,
      fingerprint,
    });
    const byID = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(catalogue.photos.map(facts).sort(byID)).toEqual(items().map(facts).sort(byID));
    expect(catalogue.warnings).toEqual([]);
    expect(catalogue.counts.total).toBe(items().length);
    expect(catalogue.counts.trashed).toBe(items().filter((item) => item.trashed).length);
  });

  it('gives trashed photos thirty days', () => {
    const days = catalogue.photos
      .filter(({ trashed }) => trashed)
      .map(({ trashedAt, expiresAt }) => Date.parse(expiresAt ?? '') - Date.parse(trashedAt ?? ''));
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days)).toEqual(new Set([30 * 86_400_000]));
  });

  it('says whether iCloud Photos was on', () => {
    expect(catalogue.icloudPhotos.state).toBe(key === 'archived' ? 'off' : 'on');
    expect(catalogue.icloudPhotos.evidence.length).toBeGreaterThan(0);
  });

  it('writes out every picture it holds, to the byte', async () => {
    const to = await temporaryFolder();
    const result = await extract(backup, catalogue.photos, { to });
    const expected = items().flatMap((item) => {
      const roles = new Set(item.files.map(({ role }) => role));
      const wanted = item.files.filter(({ role }) =>
        roles.has('original') || roles.has('reduced') ? role !== 'thumbnail' : true,
      );
      return wanted.map(({ sha256, role }) => `${item.id} ${role} ${sha256}`);
    });
    expect(result.wrote.map(({ id, role, sha256 }) => `${id} ${role} ${sha256}`).sort()).toEqual(
      expected.sort(),
    );
    for (const { path, sha256, bytes } of result.wrote) {
      const content = await readFile(path);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(content.length).toBe(bytes);
    }
    const none = items().filter(({ availability }) => availability === 'none');
    expect(result.failed.map(({ id, code }) => [id, code]).sort()).toEqual(
      none.map(({ id }) => [id, 'file-missing']).sort(),
    );
    const proved = items().filter((i) => i.availability === 'original' && i.fingerprint !== null);
    expect(result.wrote.filter(({ check }) => check === 'fingerprint')).toHaveLength(proved.length);

    const photo = catalogue.photos.find(({ id }) => id === result.wrote[0]?.id);
    const { mtime } = await stat(result.wrote[0]?.path ?? '');
    expect(mtime.toISOString().slice(0, 19)).toBe(photo?.takenAt?.slice(0, 19));

    const names = (await readdir(to, { recursive: true })).sort();
    const again = await extract(backup, catalogue.photos, { to });
    expect(again.wrote).toEqual([]);
    expect(again.unchanged).toHaveLength(result.wrote.length);
    expect((await readdir(to, { recursive: true })).sort()).toEqual(names);
  });

  it('stays as it was, to the byte and the second', async () => {
    expect(await snapshot(phone.backups[key])).toEqual(before);
  });
});
