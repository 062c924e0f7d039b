import { expect, test } from 'vitest';
import { graphemes, shorten } from '../../src/terminal/graphemes.ts';

test('a text that fits stays as it is', () => {
  expect(shorten('IMG_0001.HEIC', 13)).toBe('IMG_0001.HEIC');
  // Eleven units of UTF-16, and one character to a person.
  expect(shorten('👨‍👩‍👧‍👦', 1)).toBe('👨‍👩‍👧‍👦');
});

test.each([
  ['a long name of a photo.HEIC', 11, 'a lon….HEIC'],
  ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…👨‍👩‍👧‍👦'],
  ['abc', 2, 'a…'],
  ['abc', 1, '…'],
])('%s in %i characters: the middle is left out, no character is broken', (text, most, short) => {
  expect(shorten(text, most)).toBe(short);
  expect(graphemes(short).length).toBeLessThanOrEqual(most);
});
