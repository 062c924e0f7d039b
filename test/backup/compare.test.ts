import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { type Comparison, compare } from '../../src/backup/compare.ts';
import { openBackup, type Photo, readCatalogue } from '../../src/backup/index.ts';
import { photo as bare } from './photo.ts';

const photo = (id: string, more: Partial<Photo> = {}): Photo =>
  bare(id, { path: `Media/DCIM/100APPLE/${id}`, availability: 'original', ...more });

const held = (photos: Photo[], udid: string | null = 'A') => ({
  summary: { udid },
  catalogue: { photos },
});
const outcome = ({ lost, trashed, added, kept }: Comparison) => ({
  lost: lost.map(({ id }) => id),
  trashed: trashed.map(({ id }) => id),
  added,
  kept,
});

it.each(['archived', 'latest'] as const)('the practice phone, and %s with itself', async (key) => {
  const { backups, items, lost } = inject('practice');
  const read = async (path: string) => {
    const backup = await openBackup(path);
    try {
      return { summary: backup.summary, catalogue: await readCatalogue(backup) };
    } finally {
      backup.close();
    }
  };
  const [archived, latest, itself] = await Promise.all([
    read(backups.archived),
    read(backups.latest),
    read(backups[key]),
  ]);
  const found = compare(archived, latest);
  const of = (backup: string) => items.filter((item) => item.backup === backup);
  const inBin = (backup: string) =>
    new Set(of(backup).flatMap(({ id, trashed }) => (trashed ? [id] : [])));
  const before = new Set(of('archived').map(({ id }) => id));
  const trashed = [...inBin('latest')].filter((id) => before.has(id) && !inBin('archived').has(id));
  expect(found.sameDevice).toBe(true);
  expect(found.lost.map(({ id }) => id).sort()).toEqual([...lost].sort());
  expect(found.trashed.map(({ id }) => id).sort()).toEqual(trashed.sort());
  expect(trashed.length).toBeGreaterThan(0);
  expect(found.added).toBe(of('latest').filter(({ id }) => !before.has(id)).length);
  expect(found.kept).toBe(before.size - lost.length - trashed.length);

  const { length } = itself.catalogue.photos;
  const same = compare(itself, itself);
  expect(outcome(same)).toEqual({ lost: [], trashed: [], added: 0, kept: length });
});

it('photos that iCloud brought to another phone are known by iCloud’s name for them', async () => {
  const { backups, password } = inject('practice');
  const older = await openBackup(backups.encrypted, { password });
  const newer = await openBackup(backups.latest);
  const catalogues = await Promise.all([readCatalogue(older), readCatalogue(newer)]);
  older.close();
  newer.close();
  const [before, after] = catalogues.map(({ photos }) => photos);
  const { sameDevice, kept, trashed } = compare(
    held(before ?? [], 'old phone'),
    held(after ?? [], 'new phone'),
  );
  const fetched = after?.filter(({ path }) => path?.includes('/CPLAssets/')) ?? [];
  expect(sameDevice).toBe(false);
  expect(fetched.length).toBeGreaterThan(5);
  expect(kept + trashed.length).toBe(fetched.length);
});

const SHOT = {
  name: 'IMG_0001.HEIC',
  takenAt: '2026-05-01T10:00:00.250Z',
  width: 4032,
  height: 3024,
};

it.each<[string, Partial<Photo>, Partial<Photo>, boolean]>([
  ['the UUID, whatever its case', { uuid: 'AB-1' }, { uuid: 'ab-1' }, true],
  ['another UUID', { uuid: 'AB-1' }, { uuid: 'AB-2' }, false],
  [
    'the name in iCloud',
    { uuid: 'AB-1', cloudGuid: 'C-1' },
    { uuid: 'AB-2', cloudGuid: 'C-1' },
    true,
  ],
  [
    'the old UUID as the name in iCloud',
    { uuid: 'AB-1' },
    { uuid: 'AB-2', cloudGuid: 'AB-1' },
    true,
  ],
  ['the bytes', { uuid: 'AB-1', fingerprint: 'F' }, { uuid: 'AB-2', fingerprint: 'F' }, true],
  ['name, second and size', SHOT, { ...SHOT, takenAt: '2026-05-01T10:00:00.900Z' }, true],
  ['a picture that was turned', SHOT, { ...SHOT, width: 3024, height: 4032 }, true],
  ['a name in another case', SHOT, { ...SHOT, name: 'img_0001.heic' }, true],
  ['another second', SHOT, { ...SHOT, takenAt: '2026-05-01T10:00:01.250Z' }, false],
  ['another size', SHOT, { ...SHOT, width: 1920, height: 1080 }, false],
  ['another name', SHOT, { ...SHOT, name: 'IMG_0002.HEIC' }, false],
  ['no date', { ...SHOT, takenAt: null }, { ...SHOT, takenAt: null }, false],
  [
    'a freed place with another photo in it',
    { uuid: 'AB-1', path: 'Media/DCIM/100APPLE/IMG_0001.HEIC', bytes: 5 },
    { uuid: 'AB-2', path: 'Media/DCIM/100APPLE/IMG_0001.HEIC', bytes: 5 },
    false,
  ],
  ['an original that iCloud moved', { uuid: 'A' }, { uuid: 'A', path: 'Media/PhotoData/x' }, true],
  [
    'nothing but place and length',
    { path: 'Media/DCIM/a', bytes: 5 },
    { path: 'Media/DCIM/a', bytes: 5 },
    true,
  ],
  ['nothing but the place', { path: 'Media/a', bytes: 5 }, { path: 'Media/a', bytes: 6 }, false],
])('%s', (_, before, after, isSame) => {
  const found = compare(held([photo('old', before)]), held([photo('new', after)]));
  expect(outcome(found)).toEqual({
    lost: isSame ? [] : ['old'],
    trashed: [],
    added: isSame ? 0 : 1,
    kept: isSame ? 1 : 0,
  });
});

it('tells what went to Recently Deleted, with the newer backup’s dates and the older one’s files', () => {
  const dates = { trashedAt: '2026-08-01T00:00:00.000Z', expiresAt: '2026-08-31T00:00:00.000Z' };
  const before = photo('a', { uuid: 'A', availability: 'original' });
  const after = photo('b', { uuid: 'A', trashed: true, ...dates, availability: 'thumbnail' });
  const { trashed } = compare(held([before]), held([after]));
  expect(trashed).toEqual([{ ...before, trashed: true, ...dates }]);
  const already = compare(held([{ ...before, trashed: true }]), held([after]));
  expect(outcome(already)).toEqual({ lost: [], trashed: [], added: 0, kept: 1 });
});

it('a duplicate whose twin is still there is not lost', () => {
  const twins = [
    photo('a', { uuid: 'A', fingerprint: 'F' }),
    photo('b', { uuid: 'B', fingerprint: 'F' }),
  ];
  const left = held([photo('b', { uuid: 'B', fingerprint: 'F' })]);
  expect(outcome(compare(held(twins), left))).toMatchObject({ lost: [], kept: 2, added: 0 });
});

it('of two photos that only look alike, one answers for one', () => {
  const two = [photo('a', SHOT), photo('b', SHOT)];
  const found = compare(held(two), held([photo('c', SHOT)]));
  expect(found.lost).toHaveLength(1);
  expect(found).toMatchObject({ kept: 1, added: 0 });
});

it.each([
  ['A', 'a', true],
  ['A', 'B', false],
  [null, 'B', null],
  ['A', null, null],
])('the phones %s and %s', (older, newer, expected) => {
  expect(compare(held([], older), held([], newer)).sameDevice).toBe(expected);
});

it('every photo of the older backup is lost, trashed or kept', () => {
  const some = fc.option(fc.constantFrom('A', 'B', 'C'), { nil: null });
  const any = fc
    .record({ uuid: some, cloudGuid: some, fingerprint: some, name: some, trashed: fc.boolean() })
    .map((more) => photo('x', { ...SHOT, ...more }));
  fc.assert(
    fc.property(fc.array(any), fc.array(any), (before, after) => {
      const { lost, trashed, kept, added } = compare(held(before), held(after));
      expect(lost.length + trashed.length + kept).toBe(before.length);
      expect(added).toBeLessThanOrEqual(after.length);
      expect(added).toBeGreaterThanOrEqual(Math.max(0, after.length - before.length));
      if (after.length === 0) expect(lost).toHaveLength(before.length);
    }),
  );
});

it('takes no longer for many photos of one key', () => {
  const many = Array.from({ length: 50_000 }, (_, n) =>
    photo(`${n}`, { ...SHOT, fingerprint: 'F' }),
  );
  const others = many.map((one) => ({ ...one, fingerprint: null }));
  expect(compare(held(many), held(many)).kept).toBe(many.length);
  expect(compare(held(others), held(others)).kept).toBe(many.length);
});
