import { expect, it } from 'vitest';
import { appleTime, SECONDS_1970_TO_2001 } from '../../src/backup/apple-time.ts';
import { asTime } from '../../src/backup/plist.ts';
import { isoTime, wallClock } from '../../src/backup/time.ts';

const FIRST = '0001-01-01T00:00:00.000Z';
const LAST = '9999-12-31T23:59:59.999Z';

it.each([
  [FIRST, FIRST],
  [LAST, LAST],
  ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ['0000-12-31T23:59:59.999Z', null],
  ['-000001-01-01T00:00:00.000Z', null],
  ['+010000-01-01T00:00:00.000Z', null],
  ['+275760-09-13T00:00:00.000Z', null],
])('%s is told as %s, wherever it comes from', (text, told) => {
  const at = Date.parse(text);
  expect(isoTime(at)).toBe(told);
  expect(asTime(new Date(at))).toBe(told);
  expect(appleTime(at / 1000 - SECONDS_1970_TO_2001)).toBe(told);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, -1e300, 1e300])('%s is no time', (value) => {
  expect(isoTime(value)).toBeNull();
  expect(appleTime(value)).toBeNull();
  expect(asTime(new Date(value))).toBeNull();
});

it('only a date is one in a property list, and only a number in a library', () => {
  expect(asTime('2026-01-01')).toBeNull();
  expect(asTime(0)).toBeNull();
  expect(appleTime('0')).toBeNull();
  expect(appleTime(0)).toBe('2001-01-01T00:00:00.000Z');
});

it.each([
  ['2026-05-02T23:00:00.000Z', 7200, '2026-05-03T01:00:00.000Z'],
  ['2026-05-02T23:00:00.000Z', null, '2026-05-02T23:00:00.000Z'],
  [LAST, 3600, LAST],
  [FIRST, -3600, FIRST],
])('a clock at the place of a photo of %s, %s seconds east, shows %s', (takenAt, east, shown) => {
  expect(wallClock({ takenAt, timeZoneOffset: east })).toBe(Date.parse(shown));
});

it('no clock shows a photo without a time', () => {
  expect(wallClock({ takenAt: null, timeZoneOffset: 3600 })).toBeNull();
});
