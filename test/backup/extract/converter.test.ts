import { afterEach, expect, it } from 'vitest';
import { makeConverter } from '../../../src/backup/extract/converter.ts';
import { failure } from '../hand-made.ts';
import { HEIC, LARGE_HEIC } from './heic.ts';

/** Far above what it takes (some milliseconds), as other tests run beside this one. */
const SOON_MS = 500;

const converter = makeConverter();
afterEach(() => converter.stop());

it('gives the same JPEG for the same HEIC, also from another thread', async () => {
  const first = await converter.convert(HEIC, {});
  expect(first.subarray(0, 4)).toEqual(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  expect((await converter.convert(HEIC, {})).equals(first)).toBe(true);
  await converter.stop();
  expect((await converter.convert(HEIC, {})).equals(first)).toBe(true);
});

it('ends in the middle of a picture, and begins anew with the next', async () => {
  const small = await converter.convert(HEIC, {});
  const signal = AbortSignal.timeout(100);
  let abortedAt = Number.NaN;
  signal.addEventListener('abort', () => {
    abortedAt = performance.now();
  });
  expect((await failure(converter.convert(LARGE_HEIC, { signal }))).code).toBe('cancelled');
  expect(performance.now() - abortedAt).toBeLessThan(SOON_MS);
  expect((await failure(converter.convert(HEIC, { signal }))).code).toBe('cancelled');
  expect((await converter.convert(HEIC, {})).equals(small)).toBe(true);
});

it.each(['throws', 'leaves'])(
  'a thread that %s costs one picture, and a new one goes on',
  async (how) => {
    const fragile = makeConverter(new URL('./fragile-worker.ts', import.meta.url));
    const text = (what: string) => fragile.convert(Buffer.from(what), {}).then(String);
    expect(await text('one')).toBe('one');
    const broken = await failure(text(how));
    expect(broken).toEqual({ code: 'unsupported', message: expect.stringContaining('too much') });
    expect(await text('two')).toBe('two');
    await fragile.stop();
  },
);
