import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fittedSize, type Raster, shrink } from '../../../src/backup/pictures/shrink.ts';

const grey = (width: number, height: number, values: number[]): Raster => ({
  width,
  height,
  channels: 3,
  data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});
const reds = ({ data }: { data: Uint8Array }) => [...data].filter((_, at) => at % 3 === 0);

it.each([
  [{ width: 4032, height: 3024 }, { width: 320, height: 320 }, '320x240'],
  [{ width: 3024, height: 4032 }, { width: 320, height: 320 }, '240x320'],
  [{ width: 64, height: 48 }, { width: 320, height: 320 }, '64x48'],
  [{ width: 10_000, height: 3 }, { width: 80, height: 40 }, '80x1'],
  [{ width: 3, height: 10_000 }, { width: 1, height: 1 }, '1x1'],
])('%o fits into %o as %s', (size, box, fitted) => {
  const { width, height } = fittedSize(size, box);
  expect(`${width}x${height}`).toBe(fitted);
});

it('takes the mean of the dots that a dot stands for', () => {
  expect(
    reds(shrink(grey(4, 2, [0, 100, 200, 200, 100, 200, 0, 0]), { width: 2, height: 1 })),
  ).toEqual([100, 100]);
});

it('shares a dot between those that it lies under', () => {
  expect(reds(shrink(grey(3, 1, [0, 90, 240]), { width: 2, height: 1 }))).toEqual([30, 190]);
  expect(reds(shrink(grey(1, 3, [0, 90, 240]), { width: 1, height: 2 }))).toEqual([30, 190]);
});

it('leaves a picture of that size as it is, and a fourth byte out', () => {
  const data = Uint8Array.of(1, 2, 3, 99, 4, 5, 6, 99);
  const kept = shrink({ width: 2, height: 1, channels: 4, data }, { width: 2, height: 1 });
  expect(kept).toEqual({ width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
});

it('keeps one colour one colour, and every dot between the darkest and the brightest', () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(side, side, side, side, fc.array(fc.nat(255), { minLength: 144 }), (...all) => {
      const [width, height, w, h, values] = all;
      const dots = values.slice(0, width * height);
      const size = { width: Math.min(w, width), height: Math.min(h, height) };
      const shrunk = reds(shrink(grey(width, height, dots), size));
      expect(shrunk).toHaveLength(size.width * size.height);
      expect(Math.min(...shrunk)).toBeGreaterThanOrEqual(Math.min(...dots));
      expect(Math.max(...shrunk)).toBeLessThanOrEqual(Math.max(...dots));
    }),
  );
});
