import { link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'plist';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, type JobName, type Jobs, startEngine } from '../../src/backup/index.ts';
import { failure, makeBackup, snapshot, temporaryFolder } from './hand-made.ts';

/** Far above what it takes (some tens of milliseconds), as other tests run beside this one. */
const SOON_MS = 1000;
const photo = (n: number) => `Media/DCIM/100APPLE/IMG_${String(n).padStart(4, '0')}.JPG`;
const STORED = Array.from({ length: 300 }, (_, n) => ({
  path: photo(n),
  data: Buffer.alloc(n % 100 === 0 ? 3_000_000 : 3000, n),
}));
/** Only listed: to make the lists long, and not the test. */
const MISSING = Array.from({ length: 6000 }, (_, n) => ({
  path: photo(n + STORED.length),
  data: Buffer.from('x'),
  stored: false,
}));
const BACKUPS = 100;
/** What Finder writes for a phone with many apps: megabytes of icons. */
const ICONS = { iTunesArtwork: 'A'.repeat(2_000_000) };

let engine: Engine;
let folder: string;
let root: string;

beforeAll(async () => {
  engine = startEngine();
  folder = await makeBackup(join(await temporaryFolder(), 'backup'), {
    files: [...STORED, ...MISSING],
  });
  root = await temporaryFolder();
  const small = await makeBackup(join(await temporaryFolder(), 'small'));
  await writeFile(join(small, 'Info.plist'), build(ICONS));
  for (let n = 0; n < BACKUPS; n += 1) {
    await mkdir(join(root, `${n}`));
    for (const name of await readdir(small))
      await link(join(small, name), join(root, `${n}`, name));
  }
});
afterAll(() => engine.stop());

/** Starts a job, asks it to stop as soon as it tells that it is at work, and takes the time until it does. */
async function stopAfter<Name extends JobName>(name: Name, input: Jobs[Name]['input']) {
  const stop = new AbortController();
  let abortedAt = 0;
  const onProgress = () => {
    if (abortedAt > 0) return;
    abortedAt = performance.now();
    stop.abort();
  };
  const stopped = await failure(engine.run(name, input, { signal: stop.signal, onProgress }));
  expect(stopped.code).toBe('cancelled');
  expect(abortedAt).toBeGreaterThan(0);
  return performance.now() - abortedAt;
}

const handleOf = async () => (await engine.run('open', { path: folder })).handle;

const JOBS: Record<string, () => Promise<number>> = {
  scan: () => stopAfter('scan', { roots: [root] }),
  photos: async () => stopAfter('photos', { handle: await handleOf() }),
  extract: async () => {
    const handle = await handleOf();
    const { photos } = await engine.run('photos', { handle });
    const there = photos.filter(({ availability }) => availability === 'original');
    const ids = there.map(({ id }) => id);
    return stopAfter('extract', { handle, ids, options: { to: await temporaryFolder() } });
  },
  protect: async () => stopAfter('protect', { path: folder, to: await temporaryFolder() }),
  verify: async () => stopAfter('verify', { handle: await handleOf() }),
};

it.each(Object.keys(JOBS))('%s stops soon after it is asked to', async (name) => {
  const took = (await JOBS[name]?.()) ?? Number.POSITIVE_INFINITY;
  expect(took).toBeLessThan(SOON_MS);
});

it('the thread is free again, and the backup as it was', async () => {
  const before = await snapshot(folder);
  for (const stopped of Object.values(JOBS)) await stopped();
  expect(await engine.run('verify', { handle: await handleOf() })).toMatchObject({
    files: STORED.length + MISSING.length,
    problemCount: MISSING.length,
  });
  expect(await snapshot(folder)).toEqual(before);
});
