import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heifFacts } from '../../../src/backup/extract/heif.ts';
import { boxesIn } from '../../../src/backup/extract/heif-boxes.ts';
import { HEIC, inside, patched } from './heic.ts';

/** Far above what a few hundred boxes take, and far below what counting to 2³² does. */
const QUICK_MS = 1000;

function quickly<T>(work: () => T): T {
  const started = performance.now();
  const result = work();
  expect(performance.now() - started).toBeLessThan(QUICK_MS);
  return result;
}

it('finds what a HEIC says of itself', () => {
  const { sizes, exif, profile, otherItemFlags } = heifFacts(HEIC);
  expect(sizes).toEqual([
    { width: 64, height: 64 },
    { width: 64, height: 48 },
  ]);
  expect(exif?.toString('latin1', 0, 4)).toBe('MM\0*');
  expect(exif?.includes('2026:05:01 09:05:12')).toBe(true);
  expect(profile).toHaveLength(132);
  expect(otherItemFlags.map((at) => HEIC[at])).toEqual([1, 1]);
});

it.each([
  ['an empty file', Buffer.alloc(0)],
  ['another format', Buffer.from('\x89PNG\r\n and what follows')],
  ['a box of no length', Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('meta')])],
])('knows nothing of %s', (_what, file) => {
  expect(heifFacts(file)).toEqual({ sizes: [], exif: null, profile: null, otherItemFlags: [] });
});

describe('counts and lengths that lie', () => {
  it.each([
    // Version 2, 16-bit sizes of nothing, and four thousand million items.
    ['items in iloc', inside('iloc'), [2, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]],
    ['extents in iloc', inside('iloc') + 18, [0xff, 0xff]],
    ['associations in ipma', inside('ipma') + 10, [0xff]],
    ['the distance to the TIFF header', HEIC.indexOf('MM\0*') - 4, [0xff, 0xff, 0xff, 0xff]],
    ['the length of iprp', inside('iprp') - 8, [0xff, 0xff, 0xff, 0xff]],
    ['the length of meta', inside('meta') - 8, [0, 0, 0, 1]],
  ])('%s', (_what, at, bytes) => {
    const { exif, profile } = quickly(() => heifFacts(patched(at, bytes)));
    expect(exif === null || profile === null).toBe(true);
  });

  it('whatever they are', () => {
    const lie = fc.record({
      at: fc.nat(HEIC.indexOf('mdat')),
      bytes: fc.array(fc.constantFrom(0, 1, 2, 0x0f, 0x44, 0x7f, 0x80, 0xff), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(lie, { maxLength: 6 }), fc.nat(HEIC.length), (lies, end) => {
        const file = Buffer.from(HEIC);
        for (const { at, bytes } of lies) file.set(bytes, at);
        const { exif, otherItemFlags } = heifFacts(file.subarray(0, end));
        return (exif?.length ?? 0) <= 65_000 && otherItemFlags.every((at) => at < end);
      }),
      { numRuns: 2000 },
    );
  });
});

it('reads lengths of 64 bits, and of 0 for "up to the end"', () => {
  const long = Buffer.from('\0\0\0\x01abcd\0\0\0\0\0\0\0\x12hi\0\0\0\0wxyzrest', 'latin1');
  expect(boxesIn(long).map(({ type, body }) => [type, body.toString()])).toEqual([
    ['abcd', 'hi'],
    ['wxyz', 'rest'],
  ]);
  expect(boxesIn(Buffer.from('\0\0\0\x01abcd\0\0\0', 'latin1'))).toEqual([]);
});
