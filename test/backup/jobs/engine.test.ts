import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Engine, startEngine } from '../../../src/backup/index.ts';
import { throttle } from '../../../src/backup/jobs/throttle.ts';
import { failure, makeBackup, PASSWORD, temporaryFolder } from '../hand-made.ts';

const FILES = Array.from({ length: 1201 }, (_, n) => ({
  path: `Media/DCIM/100APPLE/IMG_${String(n).padStart(4, '0')}.JPG`,
  data: Buffer.from(`picture ${n}`),
}));

let engine: Engine;
let root: string;
let backup: string;

beforeAll(async () => {
  engine = startEngine();
  root = await temporaryFolder();
  backup = await makeBackup(join(root, 'backup'), { files: FILES, encrypted: true });
});
afterAll(() => engine.stop());

it('does every job in its thread', async () => {
  const { backups } = await engine.run('scan', { roots: [root] });
  expect(backups.map(({ path }) => path)).toEqual([backup]);

  const { handle, summary } = await engine.run('open', { path: backup, password: PASSWORD });
  expect(summary.encrypted).toBe(true);
  const { photos, counts } = await engine.run('photos', { handle });
  expect(counts.total).toBe(1201);
  expect(new Set(photos.map(({ id }) => id)).size).toBe(1201);

  const to = await temporaryFolder();
  const [wanted] = photos;
  const ids = [wanted?.id ?? ''];
  // Named as a picture, and none inside.
  const shown = { handle, id: wanted?.id ?? '', box: { width: 32, height: 24 } };
  expect(await engine.run('thumbnail', shown)).toBeNull();
  expect(await engine.run('picture', shown)).toBeNull();
  const result = await engine.run('extract', { handle, ids, options: { to, layout: 'flat' } });
  expect(result.wrote.map(({ id }) => id)).toEqual(ids);
  expect(await readFile(result.wrote[0]?.path ?? '', 'utf8')).toMatch(/^picture \d+$/);

  const copy = await engine.run('protect', { path: backup, to: await temporaryFolder() });
  expect(copy.files).toBe(1205);

  await engine.run('close', { handle });
  expect((await failure(engine.run('photos', { handle }))).code).toBe('no-backup');
});

it('passes errors on with their code', async () => {
  const wrong = await failure(engine.run('open', { path: backup, password: 'no' }));
  expect(wrong.code).toBe('wrong-password');
  expect(wrong.message).toContain('not the password');
});

it('compares two open backups, and finds what each tells of the other’s photos', async () => {
  const { backups } = inject('practice');
  const [older, newer] = await Promise.all(
    [backups.archived, backups.latest].map((path) => engine.run('open', { path })),
  );
  if (!older || !newer) throw new Error('two backups are needed');
  const pair = { older: older.handle, newer: newer.handle };
  const { lost, trashed, sameDevice } = await engine.run('compare', pair);
  expect(sameDevice).toBe(true);
  expect(lost.length).toBeGreaterThan(0);
  expect(trashed.every((photo) => photo.trashed)).toBe(true);

  const history = await engine.run('history', { handle: newer.handle });
  expect(history?.purged.length).toBeGreaterThan(0);
  expect(history?.evidence.length).toBeGreaterThan(0);

  const { handle } = newer;
  const named = await engine.run('elsewhere', { handle });
  expect(named.pictures.length).toBeGreaterThan(0);
  expect(named.links).toEqual([]);
  const { links } = await engine.run('elsewhere', {
    handle,
    lost: { handle: older.handle, ids: lost.map(({ id }) => id) },
  });
  const ids = new Set(lost.map(({ id }) => id));
  expect(links.length).toBeGreaterThan(0);
  expect(links.every(({ photoID }) => ids.has(photoID))).toBe(true);
  for (const one of [older, newer]) await engine.run('close', { handle: one.handle });
});

it('has no history of a backup without a photo library', async () => {
  const { handle } = await engine.run('open', { path: backup, password: PASSWORD });
  expect(await engine.run('history', { handle })).toBeNull();
  await engine.run('close', { handle });
});

it('looks into every file of every app only when it is asked to', async () => {
  const data = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(600)]);
  const files = [{ domain: 'AppDomain-com.example.notebook', path: 'Documents/1.bin', data }];
  const path = await makeBackup(join(await temporaryFolder(), 'apps'), { files });
  const { handle } = await engine.run('open', { path });
  expect((await engine.run('elsewhere', { handle })).pictures).toEqual([]);
  const { pictures } = await engine.run('elsewhere', { handle, deep: true });
  expect(pictures.map(({ path }) => path)).toEqual(['Documents/1.bin']);
  await engine.run('close', { handle });
});

it('does not begin what is cancelled already', async () => {
  const watch = { signal: AbortSignal.abort() };
  expect((await failure(engine.run('scan', { roots: [] }, watch))).code).toBe('cancelled');
});

it('ends with everything that still runs', async () => {
  const other = startEngine();
  const { handle } = await other.run('open', { path: backup, password: PASSWORD });
  const running = failure(other.run('photos', { handle }));
  await other.stop();
  expect((await running).code).toBe('cancelled');
  expect((await failure(other.run('scan', { roots: [] }))).code).toBe('cancelled');
});

it('tells at most ten times a second, and always the last', () => {
  let clock = 0;
  const told: number[] = [];
  const progress = throttle(
    (value: number) => told.push(value),
    () => clock,
  );
  for (let value = 0; value <= 1005; value += 1) {
    clock = value;
    progress.tell(value);
  }
  progress.flush();
  expect(told).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1005]);
});
