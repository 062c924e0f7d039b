import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safe, safeText } from '../../src/terminal/safe-text.ts';
import { cut, width } from '../../src/terminal/width.ts';

const esc = '\u001b';

test.each([
  ['colour and concealing', `a${esc}[8mb${esc}[0mc`, 'abc'],
  ['8-bit sequences', 'a\u009b31mb', 'ab'],
  ['clearing the screen', `${esc}[2J${esc}[3Ja`, 'a'],
  ['a hidden link', `${esc}]8;;http://evil.example${esc}\\IMG_1${esc}]8;;\u0007`, 'IMG_1'],
  ['a window title', `${esc}]0;title\u0007a`, 'a'],
  ['a string without its end', `${esc}]0;title`, '0;title'],
  ['DCS and APC', `${esc}Pq#0${esc}\\${esc}_Ga=T${esc}\\a`, 'a'],
  ['short sequences', `${esc}ca${esc}(B`, 'a'],
  ['line ends, tabs, paragraph separators', 'a\r\nb\tc\u2028d\u2029e\u0085f', 'a b c d e f'],
  ['controls', 'a\u0000\u0007\u0008b\u007f', 'ab'],
  ['text that runs backwards', 'photo\u202egpj.exe\u2066\u200f', 'photogpj.exe'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeffd\u00ade', 'abcde'],
  ['tag characters', 'a\u{e0041}\u{e0042}b', 'ab'],
  ['a pile of marks', `e${'\u0301'.repeat(50)}x`, 'e\u0301\u0301x'],
  ['marks piled with something invisible between', 'e\u0301\u0301\u200b\u0301x', 'e\u0301\u0301x'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
  ['an emoji family', '👨‍👩‍👧 ok', '👨‍👩‍👧 ok'],
  ['an emoji with a variation selector', '❤️ and 1️⃣', '❤️ and 1️⃣'],
  ['names in other scripts', 'Zoë 東京 Ελλάδα हिन्दी', 'Zoë 東京 Ελλάδα हिन्दी'],
])('%s', (_, raw, text) => {
  expect(safeText(raw)).toBe(text);
});

test('long texts are shortened by width, at the end or in the middle', () => {
  expect(cut(safeText('IMG_0001.HEIC'), 8)).toBe('IMG_000…');
  expect(cut(safeText('/home/anna/photos'), 9, 'middle')).toBe('/hom…otos');
  expect(cut(safeText('東京東京'), 5)).toBe('東京…');
  expect(cut(safeText('short'), 5)).toBe('short');
  expect(safeText('x'.repeat(1_000_000)).length).toBeLessThan(11_000);
});

test('whatever comes in, nothing is left that a terminal would act on, and it stays so', () => {
  const nasty = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        esc,
        '[',
        ']',
        '8;;',
        '\\',
        'm',
        '\u009b',
        '\u0301',
        '\u200d',
        '❤️',
        '👨',
        '\n',
      ),
    ),
  );
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 30 }), (pieces, max) => {
      const text = cut(safeText(pieces.join('')), max);
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{M}{3}/u);
      expect(width(text)).toBeLessThanOrEqual(max);
      expect(safeText(text)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('a joined text is cleaned as a whole', () => {
  expect(safe`${3} of ${safeText('ten\n')}`).toBe('3 of ten ');
});
