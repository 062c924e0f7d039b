import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { type Decoder, makeDecoder } from '../../../src/backup/pictures/decoder.ts';
import { failure } from '../hand-made.ts';

/** Far above what it takes, as other tests run beside this one. */
const SOON_MS = 500;
const BOX = { width: 30, height: 30 };
const SLOW = new URL('./slow-worker.ts', import.meta.url);

let decoder: Decoder = makeDecoder();
afterEach(() => decoder.stop());

const widthOf = async (bytes: number, signal?: AbortSignal) =>
  (await decoder.pixels(new Uint8Array(bytes), BOX, signal ? { signal } : {}))?.width ?? null;

it.each([
  ['throws', 2],
  ['leaves', 1],
  ['never answers', 3],
])('a thread that %s costs one picture, and a new one goes on', async (_how, bytes) => {
  decoder = makeDecoder(SLOW, 2000);
  expect(await widthOf(10)).toBe(10);
  const [broken, next] = await Promise.all([widthOf(bytes), widthOf(20)]);
  expect([broken, next]).toEqual([null, 20]);
});

it('stops at once in the middle of a picture, and never begins those that were cancelled', async () => {
  decoder = makeDecoder(SLOW, 60_000);
  expect(await widthOf(10)).toBe(10);
  const [running, waiting] = [new AbortController(), new AbortController()];
  const stuck = failure(widthOf(3, running.signal));
  // It would get stuck as well, so what comes behind it would never be answered.
  const queued = failure(widthOf(3, waiting.signal));
  const last = widthOf(20);
  waiting.abort();
  expect((await queued).code).toBe('cancelled');
  const asked = performance.now();
  running.abort();
  expect((await stuck).code).toBe('cancelled');
  expect(performance.now() - asked).toBeLessThan(SOON_MS);
  expect(await last).toBe(20);
  expect((await failure(widthOf(20, AbortSignal.abort()))).code).toBe('cancelled');
});

it('does not keep a program from ending', async () => {
  const child = join(import.meta.dirname, 'leaving-child.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [child], { timeout: 20_000 });
  expect(stdout).toBe('9x5\n');
});
