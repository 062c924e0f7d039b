import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Order, Report, Task } from '../../../src/backup/jobs/protocol.ts';
import { makeBackup, temporaryFolder } from '../hand-made.ts';

/** The thread, spoken to in its own language. */
function startWorker() {
  const worker = new Worker(new URL('../../../src/backup/jobs/worker.ts', import.meta.url), {
    execArgv: [],
  });
  const heard: Report[] = [];
  let wake = () => {};
  worker.on('message', (report: Report) => {
    heard.push(report);
    wake();
  });
  const until = async (type: Report['type'], id: number): Promise<Report> => {
    for (;;) {
      const found = heard.find((report) => report.type === type && report.id === id);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const exited = new Promise<number>((resolve) => worker.once('exit', resolve));
  return { order: (one: Order) => worker.postMessage(one), until, heard, exited };
}

const unstopped = () => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

it('a backup whose job is stopped once it is open is closed: nobody knows of it', async () => {
  const path = await makeBackup(join(await temporaryFolder(), 'backup'));
  const { order, until, exited } = startWorker();
  order({ type: 'job', id: 7, task: { name: 'open', input: { path } }, stop: unstopped() });
  expect(await until('done', 7)).toMatchObject({ output: { handle: 7 } });
  order({ type: 'stop', id: 7 });
  const task: Task = { name: 'photos', input: { handle: 7 } };
  order({ type: 'job', id: 8, task, stop: unstopped() });
  expect(await until('failed', 8)).toMatchObject({ code: 'no-backup' });
  order({ type: 'end' });
  expect(await exited).toBe(0);
});

it('a flag alone stops a job, and "end" whatever runs', async () => {
  const { order, until, heard, exited } = startWorker();
  const stop = unstopped();
  new Int32Array(stop)[0] = 1;
  const task: Task = { name: 'scan', input: { roots: [] } };
  order({ type: 'job', id: 1, task, stop });
  expect(await until('failed', 1)).toMatchObject({ code: 'cancelled' });
  const watching: Task = { name: 'watch', input: { roots: [await temporaryFolder()] } };
  order({ type: 'job', id: 2, task: watching, stop: unstopped() });
  await until('change', 2);
  order({ type: 'end' });
  expect(await exited).toBe(0);
  expect(heard.at(-1)).toMatchObject({ id: 2, type: 'done', output: null });
});
