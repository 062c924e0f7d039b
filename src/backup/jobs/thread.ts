import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { removePrivateFilesOf } from '../private-files.ts';
import { BackupError } from '../types.ts';
import { joinAnswer, type Part } from './parts.ts';
import type { JobWatch, Order, Report, Task } from './protocol.ts';

/** One thread that does jobs, seen from its client. */
export interface Thread {
  /** @param id must be new; no other job of this thread may have it. */
  run(id: number, task: Task, watch: JobWatch): Promise<unknown>;
  /** Lets the jobs tidy up for a moment, then ends the thread. They end with `cancelled`. */
  stop(): Promise<void>;
  /** It has died, or was given up: every job on it would fail. */
  isOver(): boolean;
}

/** Long enough to let a job remove what it has half written. */
const STOP_MS = 1000;

/** A job that was asked for, until the thread has tidied up after it. */
interface Waiting {
  watch: JobWatch;
  parts: Part[];
  stop(): void;
  /** The thread has heard that the job is to stop. */
  heard(): void;
  done(output: unknown): void;
  fail(error: Error): void;
}

/** @param patienceMs how long a thread may be deaf to "stop" until it is given up. */
export function startThread(worker: Worker, patienceMs: number): Thread {
  const { threadId } = worker;
  const jobs = new Map<number, Waiting>();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let hasSpoken = false;
  let over = false;
  let stopping = false;
  const order = (one: Order) => worker.postMessage(one);
  const end = (error: Error) => {
    over = true;
    for (const job of jobs.values()) job.fail(error);
  };
  const giveUp = () => {
    // Until its first word it may still be loading, which takes long on a slow disk.
    if (!hasSpoken) return;
    end(stuck());
    void worker.terminate();
  };
  worker.unref();
  worker.on('message', (report: Report) => {
    hasSpoken = true;
    const job = jobs.get(report.id);
    if (job !== undefined) receive(job, report);
    // Asked for in a later turn, so that keys and frames come between the parts.
    if (report.type === 'part') setImmediate(() => order({ type: 'more', id: report.id }));
  });
  worker.on('error', (error) => end(deathOf(error)));
  worker.on('exit', (code) => {
    removePrivateFilesOf(threadId);
    end(stopping ? cancelled() : new Error(`The engine's thread ended by itself, with ${code}.`));
  });

  return {
    isOver: () => over,
    run(id, task, watch) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const flag = new Int32Array(shared);
      let patience: NodeJS.Timeout | undefined;
      const stop = () => {
        Atomics.store(flag, 0, 1);
        // What it is in the middle of is tidied up without the client, who is told nothing more.
        job.watch = {};
        reject(cancelled());
      };
      const onAbort = () => {
        stop();
        order({ type: 'stop', id });
        patience = setTimeout(giveUp, patienceMs);
      };
      const settle = (tell: () => void) => {
        clearTimeout(patience);
        watch.signal?.removeEventListener('abort', onAbort);
        jobs.delete(id);
        if (jobs.size === 0) worker.unref();
        tell();
      };
      const job: Waiting = {
        watch,
        parts: [],
        stop,
        heard: () => clearTimeout(patience),
        done: (output) => settle(() => resolve(output)),
        fail: (error) => settle(() => reject(error)),
      };
      watch.signal?.addEventListener('abort', onAbort, { once: true });
      jobs.set(id, job);
      worker.ref();
      order({ type: 'job', id, task, stop: shared });
      return promise;
    },
    async stop() {
      stopping = true;
      for (const job of jobs.values()) job.stop();
      if (!over) {
        order({ type: 'end' });
        await soon(exited);
      }
      end(cancelled());
      // A password's derivation cannot be broken off: it may outlive the thread by seconds.
      await soon(worker.terminate());
    },
  };
}

export function cancelled(): BackupError {
  return new BackupError('cancelled', 'Stopped, as you asked.');
}

function receive(job: Waiting, report: Report): void {
  switch (report.type) {
    case 'progress':
      job.watch.onProgress?.(report.progress);
      break;
    case 'change':
      job.watch.onChange?.(report.change);
      break;
    case 'part':
      job.parts.push(report.part);
      break;
    case 'stopping':
      job.heard();
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

/** What the jobs of a thread end with that died: its fault, unless it was the computer's. */
function deathOf(error: Error): Error {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  const message = 'This took more memory than there is. The backup is untouched; try again.';
  return new BackupError('read-failed', message);
}

function stuck(): BackupError {
  const message = 'Reading got stuck and was ended. The backup is untouched; try again.';
  return new BackupError('read-failed', message);
}

/** Waits for something, but not for long. */
async function soon(work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  // The loser of the race must not keep the program alive.
  const late = sleep(STOP_MS, undefined, { signal: patience.signal }).catch(() => {});
  await Promise.race([work, late]);
  patience.abort();
}
