import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { removePrivateFilesOf } from '../private-files.ts';
import { BackupError, type Watch } from '../types.ts';
import { joinAnswer, type Part } from './parts.ts';
import type { JobName, Jobs, Order, Report, Task } from './protocol.ts';

/** The engine in a thread of its own, so that the screen stays quick. */
export interface Engine {
  /**
   * Runs a job. Jobs run side by side; those on one handle belong one after the other.
   * @throws BackupError what the job ends with; `cancelled` soon after the signal fires.
   */
  run<Name extends JobName>(
    name: Name,
    input: Jobs[Name]['input'],
    watch?: Watch,
  ): Promise<Jobs[Name]['output']>;
  /** Ends the thread. Jobs still running end with `cancelled`. */
  stop(): Promise<void>;
}

/** How long a job that was asked to stop may take to tidy up. */
const GRACE_MS = 2000;
/** Long enough to let a job remove what it has half written. */
const STOP_MS = 500;

interface Waiting {
  watch: Watch;
  parts: Part[];
  flag: Int32Array;
  done(output: unknown): void;
  fail(error: Error): void;
}

/** Starts the thread: `worker.ts` beside this file when run from source, `worker.js` when compiled. */
export function startEngine(): Engine {
  const here = import.meta.url;
  const worker = new Worker(new URL(`./worker${extname(here)}`, here), { execArgv: [] });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let lastID = 0;
  let ended: Error | null = null;

  const endAll = (error: Error) => {
    ended ??= error;
    for (const job of waiting.values()) job.fail(error);
    waiting.clear();
  };
  worker.on('message', (report: Report) => {
    const job = waiting.get(report.id);
    if (job !== undefined) receive(job, report);
    // Asked for in a later turn, so that keys and frames come between the parts.
    if (report.type === 'part') setImmediate(() => worker.postMessage('more' satisfies Order));
  });
  worker.on('error', endAll);
  const { threadId } = worker;
  worker.on('exit', () => {
    removePrivateFilesOf(threadId);
    endAll(cancelled());
  });

  return {
    run(name, input, watch = {}) {
      return new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        if (watch.signal?.aborted) return reject(cancelled());
        lastID += 1;
        const id = lastID;
        const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
        const flag = new Int32Array(stop);
        let grace: NodeJS.Timeout | undefined;
        const onAbort = () => {
          Atomics.store(flag, 0, 1);
          grace = setTimeout(() => settle(() => reject(cancelled())), GRACE_MS);
        };
        const settle = (end: () => void) => {
          clearTimeout(grace);
          watch.signal?.removeEventListener('abort', onAbort);
          waiting.delete(id);
          if (waiting.size === 0) worker.unref();
          end();
        };
        watch.signal?.addEventListener('abort', onAbort, { once: true });
        waiting.set(id, {
          watch,
          parts: [],
          flag,
          done: (output) => settle(() => resolve(output as Jobs[typeof name]['output'])),
          fail: (error) => settle(() => reject(error)),
        });
        worker.ref();
        worker.postMessage({ id, task: { name, input } as Task, stop } satisfies Order);
      });
    },
    async stop() {
      for (const { flag } of waiting.values()) Atomics.store(flag, 0, 1);
      if (ended === null) {
        const left = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
        worker.postMessage('end' satisfies Order);
        // The loser of the race must not keep the program alive.
        const patience = new AbortController();
        const late = sleep(STOP_MS, undefined, { signal: patience.signal }).catch(() => {});
        await Promise.race([left, late]);
        patience.abort();
      }
      await worker.terminate();
      endAll(cancelled());
    },
  };
}

function receive(job: Waiting, report: Report): void {
  switch (report.type) {
    case 'progress':
      job.watch.onProgress?.(report.progress);
      break;
    case 'part':
      job.parts.push(report.part);
      break;
    case 'done':
      job.done(joinAnswer(report.output, job.parts));
      break;
    case 'failed':
      job.fail(
        report.code === null
          ? Object.assign(new Error(report.message), { stack: report.trace ?? report.message })
          : new BackupError(report.code, report.message, report.path),
      );
  }
}

function cancelled(): BackupError {
  return new BackupError('cancelled', 'Stopped, as you asked.');
}
