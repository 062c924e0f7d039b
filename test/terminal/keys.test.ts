import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPasting, settle, split } from '../../src/terminal/keys.ts';

const esc = '\u001b';

describe('split', () => {
  test.each([
    ['several plain keys', 'ab1', ['a', 'b', '1']],
    ['three Enters', '\r\r\r', ['\r', '\r', '\r']],
    ['a line feed is Enter', '\n', ['\r']],
    ['both codes of Backspace', '\b\u007f', ['\u007f', '\u007f']],
    ['a letter and Ctrl-C', 'x\u0003', ['x', '\u0003']],
    ['an emoji is one key', '😀', ['😀']],
    ['controls that mean nothing', '\u0000\u001a\u0085', []],
    ['arrows', `${esc}[A${esc}[B${esc}OC`, [`${esc}[A`, `${esc}[B`, `${esc}OC`]],
    ['an arrow with a modifier', `${esc}[1;5B`, [`${esc}[1;5B`]],
    [
      'pages, Home, End, Delete',
      `${esc}[5~${esc}[H${esc}[3~`,
      [`${esc}[5~`, `${esc}[H`, `${esc}[3~`],
    ],
    ['Shift+Tab', `${esc}[Z`, [`${esc}[Z`]],
    ['Alt and a key', `${esc}xy`, ['y']],
    ['Alt and an arrow', `${esc}${esc}[By`, ['y']],
    [
      'F1 of three terminals is Ctrl-G',
      `${esc}OP${esc}[11~${esc}[[Ay`,
      ['\u0007', '\u0007', '\u0007', 'y'],
    ],
    ['other function keys', `${esc}OQ${esc}[15~${esc}[[By`, ['y']],
    ['Alt and F1', `${esc}${esc}OPy`, ['y']],
    ['a focus event and a cursor report', `${esc}[I${esc}[12;40Ry`, ['y']],
    ['a mouse click', `${esc}[<0;10;5My`, ['y']],
    ['a mouse click as the oldest report tells it', `${esc}[M !!y`, ['y']],
    ['one of Enter keys, as a mouse tells it', `${esc}[M\r\r\ry`, ['y']],
    ['a colour reply, ended by BEL or ST', `${esc}]11;rgb:0/0/0\u0007${esc}]11;x${esc}\\y`, ['y']],
    ['DCS and APC strings', `${esc}P1$r0m${esc}\\${esc}_Gok${esc}\\y`, ['y']],
    ['a sequence broken off by another', `${esc}[12${esc}[By`, [`${esc}[B`, 'y']],
    [
      'a paste, whole, with all that is in it',
      `${esc}[200~a\r\u0003'${esc}[201~y`,
      [`${esc}[200~a\r\u0003'${esc}[201~`, 'y'],
    ],
  ])('%s', (_, text, keys) => {
    expect(split(text)).toEqual({ keys, rest: '' });
  });

  test.each([
    esc,
    `${esc}${esc}`,
    `${esc}[`,
    `${esc}[1;`,
    `${esc}O`,
    `${esc}]11;rgb`,
    `${esc}[200~abc`,
  ])('%j may go on, so it is kept', (text) => {
    expect(split(`x${text}`)).toEqual({ keys: ['x'], rest: text });
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom('\r', '\n', '\t', '\u0003', '\u007f', `${esc}[A`, `${esc}OB`, `${esc}[5~`),
    fc.constantFrom(
      `${esc}x`,
      `${esc}[<0;1;1M`,
      `${esc}]11;a\u0007`,
      `${esc}Pq${esc}\\`,
      `${esc}[[A`,
    ),
    fc.string({ maxLength: 8 }).map((text) => `${esc}[200~${text}${esc}[201~`),
    fc.constantFrom(esc, `${esc}[`, `${esc}O`, `${esc}]`),
  );

  test('cutting the input anywhere changes nothing', () => {
    const cuts = fc.array(fc.nat(200), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), cuts, (pieces, places) => {
        // The stream's decoder never cuts a character in two.
        const text = Array.from(pieces.join(''));
        const ends = [...places.filter((place) => place < text.length), text.length];
        const keys: string[] = [];
        let rest = '';
        let from = 0;
        for (const end of ends.toSorted((a, b) => a - b)) {
          const result = split(rest + text.slice(from, end).join(''));
          keys.push(...result.keys);
          rest = result.rest;
          from = end;
        }
        expect({ keys, rest }).toEqual(split(pieces.join('')));
      }),
      { numRuns: 500 },
    );
  });

  test('whatever comes in, no key holds an unknown sequence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = split(text).keys.filter((key) => !key.startsWith(`${esc}[200~`));
        for (const key of plain) {
          expect(key).toMatch(
            new RegExp(
              `^(?:\\P{Cc}|[\\t\\r\\u007f\\u0001\\u0003\\u0005\\u0007\\u000e\\u0015\\u0017]|${esc}[[O].+)$`,
              'u',
            ),
          );
        }
      }),
    );
  });
});

test('when nothing more comes, a lone Escape is the key and anything else is dropped', () => {
  expect(settle(esc)).toEqual([esc]);
  expect(settle(esc + esc)).toEqual([esc]);
  expect(settle(`${esc}[`)).toEqual([]);
  expect(settle('')).toEqual([]);
  expect(isPasting(`${esc}[200~abc`)).toBe(true);
  expect(isPasting(`${esc}[20`)).toBe(false);
});
