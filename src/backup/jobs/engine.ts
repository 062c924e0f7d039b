import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JobName, Jobs, JobWatch, Task } from './protocol.ts';
import { cancelled, startThread } from './thread.ts';

/** The engine in a thread of its own, so that the screen stays quick. */
export interface Engine {
  /**
   * Runs a job. Jobs run side by side, but those on one open backup one after the other, in the order
   * they were asked for; and so do copies of whole backups.
   * @param watch once its signal has fired the job ends with `cancelled` at once, and tells nothing
   * more. It begins nothing new; what it was in the middle of is tidied up before the next job on the
   * same backup.
   * @throws BackupError what the job ends with; `no-backup` for a backup that was opened in a thread
   * that has died since, `read-failed` when it dies meanwhile. The next job has a new thread.
   */
  run<Name extends JobName>(
    name: Name,
    input: Jobs[Name]['input'],
    watch?: JobWatch,
  ): Promise<Jobs[Name]['output']>;
  /** Ends the thread. Jobs still running end with `cancelled`, and so does every later one. */
  stop(): Promise<void>;
}

/** No single query of a large library takes as long. */
const PATIENCE_MS = 5000;

/** Counts the jobs of all engines: a handle of one must mean nothing to another. */
let lastID = 0;

/** Starts the thread: `worker.ts` beside this file when run from source, `worker.js` when compiled. */
export function startEngine(): Engine {
  const here = import.meta.url;
  const address = new URL(`./worker${extname(here)}`, here);
  return engineOf(() => new Worker(address, { execArgv: [] }), PATIENCE_MS);
}

/**
 * An engine whose threads are made by the caller.
 * @param makeWorker called at once, and whenever a job finds that the thread before has died.
 * @param patienceMs how long a thread may be deaf to "stop" until another one takes its place.
 */
export function engineOf(makeWorker: () => Worker, patienceMs: number): Engine {
  let thread = startThread(makeWorker(), patienceMs);
  let stopped = false;
  return {
    async run(name, input, watch = {}) {
      if (stopped || watch.signal?.aborted) throw cancelled();
      if (thread.isOver()) thread = startThread(makeWorker(), patienceMs);
      lastID += 1;
      const output = await thread.run(lastID, { name, input } as Task, watch);
      return output as Jobs[typeof name]['output'];
    },
    async stop() {
      stopped = true;
      await thread.stop();
    },
  };
}
