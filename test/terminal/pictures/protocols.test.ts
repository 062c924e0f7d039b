import { inflateSync } from 'node:zlib';
import { decode } from 'jpeg-js';
import { decode as decodeSixel } from 'sixel';
import { expect, test } from 'vitest';
import { iterm2 } from '../../../src/terminal/pictures/iterm2.ts';
import { kitty } from '../../../src/terminal/pictures/kitty.ts';
import type { Pixels } from '../../../src/terminal/pictures/pixels.ts';
import { sixel } from '../../../src/terminal/pictures/sixel.ts';
import { scaledCells } from '../../../src/terminal/pictures/way.ts';
import { gradient } from './emulator.ts';

const esc = '\u001b';
const CELLS = { columns: 40, rows: 12 };

/** How far the colours of two pictures are apart on average, 0 to 255. */
function difference(one: Uint8Array, other: ArrayLike<number>): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 999)), 0) / one.length;
}
const withoutAlpha = (data: Uint8Array) => data.filter((_, at) => at % 4 !== 3);

/** Nothing that packs well. */
function noise(width: number, height: number): Pixels {
  let seed = 1;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed & 0xff;
  });
  return { width, height, data };
}

test('kitty: the same dots, in pieces, and no answer', () => {
  const picture = noise(120, 90);
  const commands = kitty(picture, CELLS).split(`${esc}\\`).slice(0, -1);
  expect(commands.length).toBeGreaterThan(5);
  const parts = commands.map((command) => {
    expect(command.startsWith(`${esc}_G`)).toBe(true);
    const [keys = '', payload = ''] = command.slice(3).split(';');
    expect(payload.length).toBeLessThanOrEqual(4096);
    return {
      keys: new Map(keys.split(',').map((key) => key.split('=') as [string, string])),
      payload,
    };
  });
  expect(Object.fromEntries(parts[0]?.keys ?? [])).toEqual({
    ...{ a: 'T', f: '24', o: 'z', s: '120', v: '90' },
    ...{ c: '40', r: '12', C: '1', q: '2', m: '1' },
  });
  expect(parts.map(({ keys }) => keys.get('m')).join('')).toMatch(/^1+0$/);
  expect(parts.every(({ keys }) => keys.get('q') === '2')).toBe(true);
  const packed = Buffer.from(parts.map(({ payload }) => payload).join(''), 'base64');
  expect(inflateSync(packed).equals(picture.data)).toBe(true);
});

test('iTerm2: a JPEG of its size, in cells', () => {
  const picture = gradient(64, 40);
  const form = new RegExp(`^${esc}\\]1337;File=(.*):([\\w+/=]+)\u0007$`);
  const match = form.exec(iterm2(picture, CELLS));
  const jpeg = Buffer.from(match?.[2] ?? '', 'base64');
  expect(match?.[1]).toBe(`inline=1;size=${jpeg.length};width=40;height=12;preserveAspectRatio=1`);
  const { width, height, data } = decode(jpeg, { useTArray: true });
  expect([width, height]).toEqual([64, 40]);
  expect(difference(picture.data, withoutAlpha(data))).toBeLessThan(25);
});

test('sixel: the picture dot for dot, in 256 colours', () => {
  const picture = gradient(50, 33);
  const text = sixel(picture);
  expect(text.startsWith(`${esc}P`) && text.endsWith(`${esc}\\`)).toBe(true);
  const { width, height, data32 } = decodeSixel(text.slice(text.indexOf('q') + 1, -2));
  expect([width, height]).toEqual([50, 33]);
  const found = new Uint8Array(data32.buffer, data32.byteOffset, width * height * 4);
  expect(difference(picture.data, withoutAlpha(found))).toBeLessThan(12);
  expect(new Set(data32).size).toBeLessThanOrEqual(256);
});

test.each([
  [{ width: 400, height: 300 }, '80x30'],
  [{ width: 300, height: 400 }, '48x32'],
  [{ width: 2000, height: 2 }, '80x1'],
])('%o keeps its shape in cells', (picture, cells) => {
  const { columns, rows } = scaledCells(
    picture,
    { columns: 80, rows: 32 },
    { width: 8, height: 16 },
  );
  expect(`${columns}x${rows}`).toBe(cells);
});
