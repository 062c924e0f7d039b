import { expect, it } from 'vitest';
import { filterPhotos, fingerprint, type PhotoFilter } from '../../src/backup/index.ts';
import { photo } from './photo.ts';

const PHOTOS = [
  photo('a', { uuid: 'UUID-a', name: 'IMG_0001.HEIC', takenAt: '2026-05-01T00:00:00.000Z' }),
  photo('b', {
    uuid: 'UUID-b',
    name: 'IMG_0010.HEIC',
    takenAt: '2026-05-02T12:00:00.000Z',
    kind: 'live',
  }),
  photo('c', {
    uuid: 'UUID-c',
    name: 'Café [1].jpg',
    takenAt: '2026-05-03T00:00:00.000Z',
    trashed: true,
    trashedAt: '2026-08-01T00:00:00.000Z',
  }),
  photo('d', { kind: 'video', trashed: true }),
  photo('e', { takenAt: '2026-05-31T22:30:00.000Z', timeZoneOffset: 7200 }),
  photo('f', { takenAt: '2026-06-01T03:30:00.000Z', timeZoneOffset: -14_400 }),
];

const ALBUMS = [
  { title: 'Summer', assets: ['UUID-a', 'of another phone'] },
  { title: 'Summit', assets: ['UUID-c'] },
  { title: 'Work', assets: ['UUID-b'] },
];

const CASES: [string, PhotoFilter, string][] = [
  ['no condition', {}, 'abcdef'],
  [
    'both ends of an interval',
    { taken: { from: '2026-05-01T00:00:00Z', to: '2026-05-03T00:00:00Z' } },
    'abc',
  ],
  [
    'the instant it was taken',
    { taken: { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59.999Z' } },
    'f',
  ],
  [
    'the clock at the place where it was taken',
    { taken: { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59.999Z', local: true } },
    'e',
  ],
  ['an open end', { taken: { from: '2026-05-02T00:00:00Z', to: null } }, 'bcef'],
  ['an interval without ends', { taken: { from: null, to: null } }, 'abcdef'],
  ['when it was deleted', { deleted: { from: '2026-07-01T00:00:00Z', to: null } }, 'c'],
  ['trashed', { trashed: true }, 'cd'],
  ['not trashed', { trashed: false }, 'abef'],
  ['kind', { kind: 'live' }, 'b'],
  ['a glob without regard to case', { name: 'img_00*' }, 'ab'],
  ['a question mark', { name: 'IMG_00?0.HEIC' }, 'b'],
  ['characters that other patterns would take', { name: 'cafe\u0301 [1].*' }, 'c'],
  ['a glob that is not whole', { name: 'IMG' }, ''],
  ['an album', { album: 'sum*' }, 'ac'],
  ['an album that is not there', { album: 'winter' }, ''],
  ['ids', { ids: ['d', 'a'] }, 'ad'],
  ['a limit after the rest', { trashed: true, limit: 1 }, 'c'],
];

it.each(CASES)('filters by %s', (_, filter, expected) => {
  expect(
    filterPhotos(PHOTOS, filter, ALBUMS)
      .map(({ id }) => id)
      .join(''),
  ).toBe(expected);
});

it('is quick with a glob made to be slow', () => {
  const long = [photo('x', { name: 'a'.repeat(5000) })];
  expect(filterPhotos(long, { name: `${'a*'.repeat(200)}b` })).toEqual([]);
});

it.each([
  ['', 'AW2cWT2PxzWixMKuuNMTHJ8CJ3sH'],
  ['abc', 'AYnnoj1r4lMYTs3JP/g7mjGaDCgO'],
])('computes the known fingerprint of %j', (text, expected) => {
  const print = fingerprint();
  print.update(Buffer.from(text));
  expect(print.digest()).toBe(expected);
});
