import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { BackupError, type Engine } from '../../../src/backup/index.ts';
import { engineOf } from '../../../src/backup/jobs/engine.ts';
import { failure, makeBackup, temporaryFolder } from '../hand-made.ts';

const REAL = new URL('../../../src/backup/jobs/worker.ts', import.meta.url);
const DEAF = new URL('deaf-worker.ts', import.meta.url);
/** Room for the engine and a small backup, and for little else. */
const NARROW: ResourceLimits = { maxOldGenerationSizeMb: 24 };
/** As a client that asks too much of that. */
const TOO_MANY = Array.from({ length: 1_000_000 }, (_, n) => `/nowhere/${n}`);

const engines: Engine[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const engine of engines.splice(0)) await engine.stop();
});

/** An engine whose first thread is this one, and whose next ones are as they should be. */
function engineAfter(first: () => Worker, patienceMs = 5000) {
  const threads: number[] = [];
  const makeWorker = () => {
    const worker = threads.length === 0 ? first() : new Worker(REAL, { execArgv: [] });
    threads.push(worker.threadId);
    return worker;
  };
  const engine = engineOf(makeWorker, patienceMs);
  engines.push(engine);
  return { engine, threads };
}

it('a thread without memory: its jobs end, its backups are closed, and another one goes on', async () => {
  const temporary = await temporaryFolder();
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
  const root = await temporaryFolder();
  const path = await makeBackup(join(root, 'backup'));
  const { engine, threads } = engineAfter(
    () => new Worker(REAL, { execArgv: [], resourceLimits: NARROW }),
  );
  const { handle } = await engine.run('open', { path });
  const [thread] = threads;
  const left = join(temporary, `backroll-${process.pid}-${thread}-AbC123`);
  await mkdir(left);

  const beside = failure(engine.run('watch', { roots: [root] }));
  const died = await failure(engine.run('scan', { roots: TOO_MANY }));
  expect(died).toMatchObject({ code: 'read-failed', message: expect.stringContaining('memory') });
  expect(await beside).toEqual(died);

  expect((await engine.run('scan', { roots: [root] })).backups).toHaveLength(1);
  expect(threads).toHaveLength(2);
  expect(existsSync(left)).toBe(false);
  const gone = await failure(engine.run('photos', { handle }));
  expect(gone).toMatchObject({ code: 'no-backup', message: 'This backup is no longer open.' });
  const again = await engine.run('open', { path });
  expect(again.handle).not.toBe(handle);
  expect((await engine.run('photos', { handle: again.handle })).counts.total).toBe(0);
  expect((await failure(engine.run('photos', { handle }))).code).toBe('no-backup');
});

it('a thread that is deaf to "stop" is given up, and another one goes on', async () => {
  const { engine, threads } = engineAfter(() => new Worker(DEAF, { execArgv: [] }), 20);
  const stop = new AbortController();
  const watch = { signal: stop.signal, onProgress: () => stop.abort() };
  const stopped = failure(engine.run('scan', { roots: [] }, watch));
  const beside = failure(engine.run('scan', { roots: [] }));
  expect((await stopped).code).toBe('cancelled');
  expect(await beside).toMatchObject({
    code: 'read-failed',
    message: expect.stringContaining('stuck'),
  });
  expect(await engine.run('scan', { roots: [] })).toEqual({ backups: [], problems: [] });
  expect(threads).toHaveLength(2);
});

/** Answers a job with progress alone, and still talks of it when it is stopped. */
const TALKATIVE = `
  const { parentPort } = require('node:worker_threads');
  const progress = { phase: 'scan', done: 0, total: null, unit: 'folders', item: null };
  parentPort.on('message', ({ type, id }) => {
    if (type === 'end') return parentPort.close();
    parentPort.postMessage({ id, type: 'progress', progress });
    if (type === 'stop') parentPort.postMessage({ id, type: 'done', output: 'too late' });
  });`;

it('nothing more is told of a job that was stopped', async () => {
  const { engine } = engineAfter(() => new Worker(TALKATIVE, { eval: true, execArgv: [] }));
  const stopAtOnce = async () => {
    const stop = new AbortController();
    const onProgress = vi.fn(() => stop.abort());
    const stopped = await failure(
      engine.run('scan', { roots: [] }, { signal: stop.signal, onProgress }),
    );
    expect(stopped.code).toBe('cancelled');
    return onProgress;
  };
  const first = await stopAtOnce();
  // Whatever was told of the first was told by then.
  await stopAtOnce();
  expect(first).toHaveBeenCalledTimes(1);
});

it.each([
  ['breaks', 'throw new TypeError("a fault of ours")', 'a fault of ours'],
  ['leaves', 'process.exit(3)', 'ended by itself, with 3'],
])('a thread that %s: a fault, not an error for the person', async (_, code, message) => {
  const { engine } = engineAfter(() => new Worker(code, { eval: true, execArgv: [] }));
  const error = await engine.run('scan', { roots: [] }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(BackupError);
  expect(error).toHaveProperty('message', expect.stringContaining(message));
  expect(await engine.run('scan', { roots: [] })).toEqual({ backups: [], problems: [] });
});

it('stopping ends a deaf thread, too, and no new one comes', async () => {
  const { engine, threads } = engineAfter(() => new Worker(DEAF, { execArgv: [] }));
  const { promise: atWork, resolve } = Promise.withResolvers<void>();
  const running = failure(engine.run('scan', { roots: [] }, { onProgress: () => resolve() }));
  await atWork;
  await engine.stop();
  expect((await running).code).toBe('cancelled');
  expect((await failure(engine.run('scan', { roots: [] }))).code).toBe('cancelled');
  expect(threads).toHaveLength(1);
});
