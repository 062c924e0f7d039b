import { expect, it } from 'vitest';
import { placeOf } from '../../src/backup/extract/names.ts';
import { filterPhotos } from '../../src/backup/index.ts';
import { photoFilter } from '../../src/cli/filters.ts';
import { photo } from '../backup/photo.ts';

const PHOTO = photo('a', {
  name: 'IMG_0001.HEIC',
  takenAt: '2026-04-30T22:30:00.000Z',
  timeZoneOffset: 7200,
});

it.each([
  ['2026-05', true],
  ['2026-05-01', true],
  ['2026-04', false],
  ['2026-05-01..', true],
  ['..2026-04-30', false],
  ['2026-04-30T22:00:00Z..2026-04-30T23:00:00Z', true],
  ['2026-05-01T00:00:00Z..', false],
])('takes --taken %s as the folders by date do', (taken, found) => {
  expect(placeOf(PHOTO, 'by-date').folders).toEqual(['2026', '05']);
  expect(filterPhotos([PHOTO], photoFilter({ taken }))).toHaveLength(found ? 1 : 0);
});
