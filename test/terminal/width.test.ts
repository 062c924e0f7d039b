import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, width, wrap } from '../../src/terminal/width.ts';

test('text breaks between words, and inside one that is longer than a row', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('a abcdefghij b', 4)).toEqual(['a', 'abcd', 'efgh', 'ij b']);
  expect(wrap('東京東京東京', 5)).toEqual(['東京', '東京', '東京']);
  expect(wrap('', 5)).toEqual(['']);
  expect(wrap('kept  apart', 20)).toEqual(['kept  apart']);
});

test('no row is wider than asked, and no word is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 8, max: 30 }),
      (text, columns) => {
        const rows = wrap(text, columns);
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(columns);
        expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
});

test('cutting keeps to the width', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcd', 3)).toBe('ab…');
  expect(cut('abcd', 0)).toBe('…');
});
