import { expect, it } from 'vitest';
import { joinAnswer, splitAnswer } from '../../../src/backup/jobs/parts.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

it.each([
  { wrote: numbers(1201), unchanged: numbers(600), failed: numbers(3), bytes: 7 },
  { photos: [] },
  { handle: 1 },
  null,
  new Uint8Array([1, 2, 3]),
])('an answer in parts becomes the same answer again', (answer) => {
  const { rest, parts } = splitAnswer(answer);
  expect(joinAnswer(rest, parts)).toEqual(answer);
  expect(parts.every(({ items }) => items.length <= 500)).toBe(true);
});

it('only long lists go in parts', () => {
  const { rest, parts } = splitAnswer({ wrote: numbers(501), failed: numbers(500) });
  expect(rest).toEqual({ wrote: [], failed: numbers(500) });
  expect(parts.map(({ key, items }) => [key, items.length])).toEqual([
    ['wrote', 500],
    ['wrote', 1],
  ]);
});
