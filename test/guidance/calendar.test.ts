import { expect, it } from 'vitest';
import {
  count,
  dayInWords,
  momentInWords,
  sizeInWords,
  spanInWords,
  takenInWords,
} from '../../src/guidance/calendar.ts';

it.each([
  ['2026', '2026'],
  ['2026-05', 'May 2026'],
  ['2026-05-03', '3 May 2026'],
  ['2026-05-03T21:00:00Z', '3 May 2026'],
  ['2026-05-01..2026-05-03', '1 May 2026 to 3 May 2026'],
  ['2026-05..2026-05', 'May 2026'],
  ['2026-05..', 'May 2026 or later'],
  ['..2026-05-03', '3 May 2026 or earlier'],
])('says %s as %s', (text, words) => {
  expect(spanInWords(text)).toBe(words);
});

it('shows instants on this computer’s clock', () => {
  const at = new Date(2026, 5, 4, 9, 5).getTime();
  expect(dayInWords(at)).toBe('4 June 2026');
  expect(momentInWords(at)).toBe('4 June 2026 at 9:05');
});

it('shows when a photo was taken on the clock of that place', () => {
  expect(takenInWords('2026-12-31T23:30:00Z', 9 * 3600)).toBe('1 January 2027 at 8:30');
  expect(takenInWords('2026-05-03T02:05:00Z', -4 * 3600)).toBe('2 May 2026 at 22:05');
  expect(takenInWords(null, 0)).toBe('no date');
  expect(takenInWords('nonsense', null)).toBe('no date');
});

it('counts with thousands and the right number', () => {
  expect(count(1, 'day')).toBe('1 day');
  expect(count(0, 'day')).toBe('0 days');
  expect(count(5310, 'photo')).toBe('5,310 photos');
});

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [41_200_000, '41 MB'],
  [2_000_000_000_000, '2 TB'],
  [9_000_000_000_000_000, '9,000 TB'],
])('says %i bytes as %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
