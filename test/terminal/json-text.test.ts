import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { print } from '../../src/cli/print.ts';
import { jsonText } from '../../src/terminal/json-text.ts';

/** What a stranger's file name may do to a terminal that shows a document, character by character. */
const HOSTILE = [
  '\u009b31m',
  '\u009d0;title\u009c',
  '\u007f',
  '\u001b[2J',
  'IMG\u202egpj.exe',
  '\u2066x\u2069',
  '\u200f\u061c',
  'two\u2028lines',
];
const MOVES_OR_TURNS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

test.each(HOSTILE)('%j stays the same value, and moves no cursor', (name) => {
  const written = jsonText({ [name]: [name] });
  expect(written).not.toMatch(MOVES_OR_TURNS);
  expect(JSON.parse(written)).toEqual({ [name]: [name] });
});

test('what every language writes is left as it is', () => {
  const name = 'Zoë’s 📱 👩‍👩‍👧 صورة תמונה';
  expect(jsonText({ name })).toBe(`{"name":"${name}"}`);
});

test('a document on standard output holds none of it, in lists, keys and documents inside', async () => {
  const document = { v: 1, plain: HOSTILE, inside: { list: HOSTILE }, '\u009b': HOSTILE.join('') };
  const stdout = new PassThrough();
  await print(stdout, document);
  stdout.end();
  const written = await text(stdout);
  expect(written.trimEnd()).not.toMatch(MOVES_OR_TURNS);
  expect(JSON.parse(written)).toEqual(document);
});
