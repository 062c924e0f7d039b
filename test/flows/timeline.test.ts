import { describe, expect, it } from 'vitest';
import { parseSpan } from '../../src/flows/dates.ts';
import { daysLost, judge, type Times } from '../../src/flows/timeline.ts';

const at = (text: string) => Date.parse(text);
const times = (
  taken: string | null,
  deleted: string | null,
  emptied: string | null = null,
): Times => ({
  taken: taken === null ? null : parseSpan(taken),
  deleted: deleted === null ? null : parseSpan(deleted),
  emptied: emptied === null ? null : parseSpan(emptied),
});
const HOLIDAY = times('2026-05-01..2026-05-03', '2026-08-08');

describe('the verdict over a backup', () => {
  it.each([
    ['before it was taken', '2026-04-20', HOLIDAY, 'no', 'before-taken'],
    ['on the eve, within the day of slack', '2026-04-30T12:00:00Z', HOLIDAY, 'maybe', 'unsure'],
    ['while it was being taken', '2026-05-02', HOLIDAY, 'maybe', 'unsure'],
    ['after it was taken, before it was deleted', '2026-06-14', HOLIDAY, 'yes', 'between'],
    ['on the day it was deleted', '2026-08-08T12:00:00Z', HOLIDAY, 'yes', 'in-recently-deleted'],
    ['while it lay in Recently Deleted', '2026-08-20', HOLIDAY, 'yes', 'in-recently-deleted'],
    ['between 30 and 40 days after', '2026-09-12', HOLIDAY, 'maybe', 'unsure'],
    ['when it was gone', '2026-09-20', HOLIDAY, 'no', 'after-purged'],
    ['any day, with nothing known', '2026-06-14', times(null, null), 'maybe', 'unsure'],
    ['after a deletion of unknown day', '2026-06-14', times('2026-05', null), 'maybe', 'unsure'],
    [
      'after the bin was emptied by hand',
      '2026-08-20',
      times('2026-05', '2026-08-08', '2026-08-10'),
      'no',
      'after-purged',
    ],
  ] as const)('made %s', (_when, madeAt, known, verdict, reason) => {
    expect(judge(at(madeAt), known, 'off')).toEqual({ verdict, reason });
  });

  it('turns yes into maybe when iCloud Photos was on, and says so when nobody knows', () => {
    const june = at('2026-06-14');
    expect(judge(june, HOLIDAY, 'on')).toEqual({ verdict: 'maybe', reason: 'icloud-photos' });
    expect(judge(june, HOLIDAY, 'unknown').reason).toBe('between-if-icloud-off');
    expect(judge(at('2026-04-20'), HOLIDAY, 'on').verdict).toBe('no');
  });

  it('never rules out a backup without a date', () => {
    expect(judge(null, HOLIDAY, 'off')).toEqual({ verdict: 'maybe', reason: 'no-date' });
  });
});

describe('dates as people write them', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['2026-05-01..2026-05-03', '2026-05-01', '2026-05-04'],
    ['2026-05..2026-06', '2026-05-01', '2026-07-01'],
    [' 2026-05-01 .. 2026-05-03 ', '2026-05-01', '2026-05-04'],
  ])('%s', (text, from, to) => {
    expect(parseSpan(text)).toEqual({ from: at(from), to: at(to) });
  });

  it('leaves either end open', () => {
    expect(parseSpan('2026-05..')).toEqual({
      from: at('2026-05-01'),
      to: Number.POSITIVE_INFINITY,
    });
    expect(parseSpan('..2026-05')).toEqual({
      from: Number.NEGATIVE_INFINITY,
      to: at('2026-06-01'),
    });
  });

  it.each([
    '',
    '..',
    'May',
    '2026-13',
    '2026-02-30',
    '05/03/2026',
    '2026-06..2026-05',
    '2026..2027..',
    '0001',
  ])('refuses %j', (text) => {
    expect(parseSpan(text)).toBeNull();
  });
});

it('counts the days that a restore would lose', () => {
  expect(daysLost(at('2026-06-14'), at('2026-06-16'))).toBe(2);
  expect(daysLost(at('2026-06-14'), at('2026-06-15T01:00:00Z'))).toBe(2);
  expect(daysLost(at('2026-06-14'), at('2026-06-01'))).toBe(0);
});
