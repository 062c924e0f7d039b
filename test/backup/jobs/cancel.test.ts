import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'plist';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Engine, type JobName, type Jobs, startEngine } from '../../../src/backup/index.ts';
import { makeKeybag } from '../../../src/practice/backup/keybag.ts';
import { failure, makeBackup, PASSWORD, snapshot, temporaryFolder } from '../hand-made.ts';

const photo = (n: number) => `Media/DCIM/100APPLE/IMG_${String(n).padStart(4, '0')}.JPG`;
const STORED = Array.from({ length: 60 }, (_, n) => ({
  path: photo(n),
  data: Buffer.alloc(n % 20 === 0 ? 3_000_000 : 3000, n),
}));
/** Only listed: to make the lists long, and not the test. */
const MISSING = Array.from({ length: 3000 }, (_, n) => ({
  path: photo(n + STORED.length),
  data: Buffer.from('x'),
  stored: false,
}));
/** What Finder writes for a phone with many apps: megabytes of icons. */
const ICONS = { iTunesArtwork: 'A'.repeat(2_000_000) };

const { backups } = inject('practice');
const BOX = { width: 32, height: 24 };
let engine: Engine;
let folder: string;
let root: string;

beforeAll(async () => {
  engine = startEngine();
  folder = await makeBackup(join(await temporaryFolder(), 'backup'), {
    files: [...STORED, ...MISSING],
  });
  root = await temporaryFolder();
  for (let n = 0; n < 20; n += 1) {
    await mkdir(join(root, `${n}`));
    await writeFile(join(root, `${n}`, 'Info.plist'), build(ICONS));
  }
});
afterAll(() => engine.stop());

/** Asks a job to stop as soon as it tells that it is at work; it ends, and tells nothing more. */
async function stopAtWork<Name extends JobName>(name: Name, input: Jobs[Name]['input']) {
  const stop = new AbortController();
  let told = 0;
  const onProgress = () => {
    told += 1;
    stop.abort();
  };
  const watch = { signal: stop.signal, onProgress, onChange: onProgress };
  expect((await failure(engine.run(name, input, watch))).code).toBe('cancelled');
  expect(told).toBe(1);
  return () => expect(told).toBe(1);
}

const open = async (path: string) => (await engine.run('open', { path })).handle;
/** By then whatever was stopped on this backup has been tidied up: jobs on one wait for each other. */
const close = (handle: number) => engine.run('close', { handle });

/** Stops each job that works on an open backup, before anything was read for it. */
const ON_A_BACKUP: Record<string, (handle: number) => ReturnType<typeof stopAtWork>> = {
  photos: (handle) => stopAtWork('photos', { handle }),
  picture: (handle) => stopAtWork('picture', { handle, id: 'unknown', box: BOX }),
  thumbnail: (handle) => stopAtWork('thumbnail', { handle, id: 'unknown', box: BOX }),
  history: (handle) => stopAtWork('history', { handle }),
  elsewhere: (handle) => stopAtWork('elsewhere', { handle, deep: true }),
  verify: (handle) => stopAtWork('verify', { handle }),
  compare: (handle) => stopAtWork('compare', { older: handle, newer: handle }),
};

it.each(Object.keys(ON_A_BACKUP))('%s stops at work, and its backup stays open', async (name) => {
  const before = await snapshot(backups.latest);
  const handle = await open(backups.latest);
  const stillSilent = await ON_A_BACKUP[name]?.(handle);
  const { photos } = await engine.run('photos', { handle });
  expect(photos.length).toBeGreaterThan(0);
  stillSilent?.();
  await close(handle);
  expect(await snapshot(backups.latest)).toEqual(before);
});

it('scan and watch stop at work', async () => {
  await stopAtWork('scan', { roots: [root] });
  await stopAtWork('watch', { roots: [root] });
  expect((await engine.run('scan', { roots: [root] })).backups).toHaveLength(20);
});

it('extract stops in the middle of a file, leaves no half one, and can be gone on with', async () => {
  const handle = await open(folder);
  const { photos } = await engine.run('photos', { handle });
  const there = photos.filter(({ availability }) => availability === 'original');
  const to = await temporaryFolder();
  const input = {
    handle,
    ids: there.map(({ id }) => id),
    options: { to, layout: 'flat' as const },
  };
  const stillSilent = await stopAtWork('extract', input);
  const { wrote, unchanged, failed } = await engine.run('extract', input);
  expect(wrote.length).toBeGreaterThan(0);
  expect([wrote.length + unchanged.length, failed]).toEqual([STORED.length, []]);
  const names = (await readdir(to)).filter((name) => /IMG_|partial/.test(name));
  expect(names.sort()).toEqual(STORED.map(({ path }) => path.slice(-12)));
  stillSilent();
  await close(handle);
});

it('an extraction that was stopped is tidied up before its backup is closed', async () => {
  const handle = await open(folder);
  const { photos } = await engine.run('photos', { handle });
  const to = await temporaryFolder();
  await stopAtWork('extract', { handle, ids: photos.map(({ id }) => id), options: { to } });
  await close(handle);
  const names = await readdir(to, { recursive: true });
  expect(names.filter((name) => name.endsWith('partial'))).toEqual([]);
});

it('protect stops in the middle, and the next run takes up what there is', async () => {
  const to = await temporaryFolder();
  const before = await snapshot(folder);
  await stopAtWork('protect', { path: folder, to });
  const { files, unchanged } = await engine.run('protect', { path: folder, to });
  expect({ files, unchanged }).toEqual({ files: STORED.length + 4, unchanged: false });
  expect(await readdir(to)).toEqual(['backup']);
  expect(await snapshot(folder)).toEqual(before);
});

it('unlocking stops although its rounds cannot be broken off, and nothing is left open', async () => {
  const { bytes } = await makeKeybag('slow', PASSWORD, 10);
  bytes.writeUInt32BE(5_000_000, bytes.indexOf('DPIC') + 8);
  const slow = await makeBackup(join(await temporaryFolder(), 'slow'), {
    encrypted: true,
    manifest: { BackupKeyBag: bytes },
  });
  const input = { path: slow, password: PASSWORD };
  let isDone = false;
  const stop = new AbortController();
  const whole = failure(engine.run('open', input, { signal: stop.signal })).finally(() => {
    isDone = true;
  });
  await stopAtWork('open', input);
  expect(isDone).toBe(false);
  // The thread is as free as before.
  const handle = await open(folder);
  await close(handle);
  stop.abort();
  expect((await whole).code).toBe('cancelled');
});

it('a job that waits for its turn stops as well, and lets the next one pass', async () => {
  const handle = await open(folder);
  const stop = new AbortController();
  const first = engine.run('verify', { handle });
  const second = failure(engine.run('photos', { handle }, { signal: stop.signal }));
  const third = engine.run('photos', { handle });
  stop.abort();
  expect((await second).code).toBe('cancelled');
  expect((await first).problemCount).toBe(MISSING.length);
  expect((await third).counts.total).toBe(STORED.length + MISSING.length);
  await close(handle);
});
