import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, type Progress, startEngine } from '../../src/backup/index.ts';
import { throttle } from '../../src/backup/jobs/throttle.ts';
import { failure, makeBackup, PASSWORD, temporaryFolder } from './hand-made.ts';

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
  const shown = await engine.run('thumbnail', { handle, id: wanted?.id ?? '' });
  expect(Buffer.from(shown ?? []).toString()).toMatch(/^picture \d+$/);
  expect(await engine.run('thumbnail', { handle, id: 'unknown' })).toBeNull();
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

it('stops a job when asked, and goes on with the next', async () => {
  const { handle } = await engine.run('open', { path: backup, password: PASSWORD });
  const { photos } = await engine.run('photos', { handle });
  const to = await temporaryFolder();
  const stop = new AbortController();
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => {
    told.push(progress);
    stop.abort();
  };
  const input = { handle, ids: photos.map(({ id }) => id), options: { to } };
  const stopped = await failure(engine.run('extract', input, { signal: stop.signal, onProgress }));
  expect(stopped.code).toBe('cancelled');
  expect(told.length).toBeGreaterThan(0);
  const names = await readdir(to, { recursive: true });
  expect(names.length).toBeLessThan(1201);
  expect(names.filter((name) => name.endsWith('partial'))).toEqual([]);
  expect((await engine.run('scan', { roots: [root] })).backups).toHaveLength(1);
  expect(
    (await failure(engine.run('scan', { roots: [] }, { signal: AbortSignal.abort() }))).code,
  ).toBe('cancelled');
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
