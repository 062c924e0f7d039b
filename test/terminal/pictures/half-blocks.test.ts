import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourDepth } from '../../../src/terminal/pictures/colour-depth.ts';
import { fitCells, halfBlocks } from '../../../src/terminal/pictures/half-blocks.ts';
import { emulator, gradient } from './emulator.ts';

const esc = '\u001b';
const dot = ({ width, data }: { width: number; data: Uint8Array }, x: number, y: number) =>
  Number.parseInt(Buffer.from(data.subarray((y * width + x) * 3)).toString('hex', 0, 3), 16);

test('every dot comes out of the terminal in its own colour', async () => {
  const picture = gradient(12, 9);
  const { write, cell } = emulator(20, 8);
  const rows = halfBlocks(picture, 24);
  expect(rows).toHaveLength(5);
  await write(rows.join('\r\n'));
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const found = cell(x, y >> 1);
      expect(found?.getChars()).toBe('▀');
      expect(y % 2 === 0 ? found?.getFgColor() : found?.getBgColor()).toBe(dot(picture, x, y));
    }
  }
  // Below the last dot is nothing, and beside the picture neither.
  expect([cell(3, 4)?.isBgDefault(), cell(12, 0)?.isBgDefault()]).toEqual([true, true]);
});

test.each([
  [[255, 0, 0], 196],
  [[0, 0, 0], 16],
  [[255, 255, 255], 231],
  [[118, 118, 118], 243],
  [[90, 130, 180], 67],
])('with 256 colours %j is number %i', async (colour, number) => {
  const { write, cell } = emulator(4, 2);
  const data = Uint8Array.from([...colour, ...colour]);
  await write(halfBlocks({ width: 1, height: 2, data }, 8)[0] ?? '');
  expect([cell(0, 0)?.getFgColor(), cell(0, 0)?.getBgColor()]).toEqual([number, number]);
});

test('a colour is only told where it changes', () => {
  const data = Uint8Array.from({ length: 5 * 2 * 3 }, () => 7);
  const change = { width: 5, height: 2, data: data.with(27, 9) };
  expect(halfBlocks(change, 24)).toEqual([
    `${esc}[38;2;7;7;7;48;2;7;7;7m▀▀▀▀${esc}[48;2;9;7;7m▀${esc}[0m`,
  ]);
});

test('a row is half blocks and colours, and as wide as the picture, whatever the bytes', () => {
  const side = fc.integer({ min: 1, max: 9 });
  const dots = fc.uint8Array({ minLength: 0, maxLength: 300 });
  fc.assert(
    fc.property(side, side, dots, fc.constantFrom(8 as const, 24 as const), (...all) => {
      const [width, height, data, depth] = all;
      const rows = halfBlocks({ width, height, data }, depth);
      expect(rows).toHaveLength(Math.ceil(height / 2));
      for (const row of rows) {
        const left = row.replaceAll(new RegExp(`${esc}\\[[\\d;]+m`, 'g'), '');
        expect(left).toBe('▀'.repeat(width));
        expect(row.endsWith(`${esc}[0m`)).toBe(true);
      }
    }),
  );
});

test('two dots stand in a cell', () => {
  expect(fitCells({ columns: 36, rows: 12 })).toEqual({ width: 36, height: 24 });
});

const said = (depth: number) => ({ getColorDepth: () => depth });
test.each([
  ['as the stream says', {}, said(24), 24],
  ['256 of them', {}, said(8), 8],
  ['the base colours', {}, said(4), 4],
  ['none', {}, said(1), 1],
  ['a stream that says nothing', {}, {}, 1],
  ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, said(24), 1],
  ['an empty NO_COLOR', { NO_COLOR: '' }, said(24), 24],
  ['tmux', { TMUX: '/tmp/tmux,1,0' }, said(24), 8],
  ['screen', { TERM: 'screen-256color' }, said(24), 8],
  ['tmux that passes all on', { TMUX: 'x', COLORTERM: 'truecolor' }, said(24), 24],
  ['tmux, but forced', { TMUX: 'x', FORCE_COLOR: '3' }, said(24), 24],
])('colours: %s', (_what, env, stream, depth) => {
  expect(colourDepth(env, stream)).toBe(depth);
});
