import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { KeyStream } from '../../src/terminal/key-stream.ts';

const esc = '\u001b';

/** A stream on a stand-in stdin, and what it handed over, with a bar where the screen was drawn. */
function open() {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => raw.push(on) });
  const seen: string[] = [];
  const keys = new KeyStream(input, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push('|');
  });
  keys.on('readable', () => {
    for (let key = keys.read(); key !== null; key = keys.read()) seen.push(key);
  });
  keys.setRawMode(true);
  const until = async (wanted: string) => {
    const end = performance.now() + 3_000;
    while (seen.join('') !== wanted && performance.now() < end) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen.join('')).toBe(wanted);
  };
  return { input, keys, raw, seen, until };
}

test('the screen is drawn before each key, and at once after the last', async () => {
  const { input, until } = open();
  input.write(`a${esc}[Bc`);
  await until(`|a|${esc}[B|c|`);
});

test('Ctrl-C comes before keys that were pressed earlier', async () => {
  const { input, until } = open();
  input.write('abc\u0003');
  await until('|\u0003|a|b|c|');
});

test('a letter cut in two bytes is one key', async () => {
  const { input, until } = open();
  const [first, second] = Buffer.from('é');
  input.write(Buffer.from([first ?? 0]));
  input.write(Buffer.from([second ?? 0]));
  await until('|é|');
});

test('Escape alone is a key after a short while; with the rest of an arrow it is the arrow', async () => {
  const alone = open();
  alone.input.write(esc);
  await alone.until(`|${esc}|`);
  const arrow = open();
  arrow.input.write(esc);
  await new Promise((resolve) => setImmediate(resolve));
  arrow.input.write('[A');
  await arrow.until(`|${esc}[A|`);
});

test('a paste in pieces arrives whole', async () => {
  const { input, until } = open();
  input.write(`${esc}[200~one `);
  await new Promise((resolve) => setImmediate(resolve));
  input.write(`two\r${esc}[201~`);
  await until(`|${esc}[200~one two\r${esc}[201~|`);
});

test('dropped keys never come, nor does one that was still coming in', async () => {
  const { input, keys, until } = open();
  input.write(`ab${esc}`);
  await until('|a|b|');
  keys.dropWaiting();
  input.write('[A');
  input.write('c');
  await until('|a|b||c|');
});

test('raw mode goes through, and without it the terminal belongs to others', async () => {
  const { input, keys, raw, until } = open();
  input.write('a');
  await until('|a|');
  keys.setRawMode(false);
  expect(raw).toEqual([true, false]);
  input.write('b');
  expect(input.listenerCount('data')).toBe(0);
  keys.setRawMode(true);
  await until('|a||b|');
});
