import fc from 'fast-check';
import stringWidth from 'string-width';
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

test('what is measured the short way is as wide as the long way says', () => {
  const block = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => String.fromCharCode(from + at));
  const all = [...block(0, 0x400), ...block(0x2000, 0x2080), ...block(0x2480, 0x2600)];
  const differ = (texts: readonly string[]) =>
    texts.filter((one) => width(one) !== stringWidth(one));
  // A control character takes no column, and a mark joins with what stands before it.
  for (const beside of ['', '’', '\u0301', '\uFE0F', '\u20E3']) {
    expect(differ(all.map((character) => character + beside))).toEqual([]);
    expect(differ(all.map((character) => beside + character))).toEqual([]);
  }
  const narrow = all.filter((character) => width(character) === 1);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...narrow)), (characters) => {
      const text = characters.join('');
      expect(width(text)).toBe(stringWidth(text));
    }),
  );
});
