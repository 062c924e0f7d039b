import { type ResourceLimits, type Transferable, Worker } from 'node:worker_threads';
import { oneByOne } from './extract/lanes.ts';
import { orStopped, stopIfAsked } from './progress.ts';
import { BackupError, type Watch } from './types.ts';

/** A thread that answers one question after the other. It begins with the first. */
export interface WorkerQueue<Question, Answer> {
  /**
   * @param transfer memory that is handed over rather than copied; it is lost to the caller.
   * @returns `null` when the thread broke down over it or took too long. The next question has a new one.
   * @throws BackupError `cancelled` as soon as the signal fires; the question is asked no more, or the thread
   * ended in the middle of it.
   */
  ask(question: Question, watch: Watch, transfer?: ArrayBuffer[]): Promise<Answer | null>;
  /** Ends the thread. A question asked later begins a new one. */
  stop(): Promise<void>;
}

export interface WorkerLimits {
  /** How long one answer may take. */
  patienceMs: number;
  /** What the thread's own objects may take of memory. */
  resources?: ResourceLimits;
}

/** @param script what the thread runs: it must answer each message with one. */
export function makeWorkerQueue<Question, Answer>(
  script: URL,
  limits: WorkerLimits,
): WorkerQueue<Question, Answer> {
  let worker: Worker | null = null;
  const inTurn = oneByOne();
  const stop = async () => {
    const running = worker;
    worker = null;
    await running?.terminate();
  };
  const ask = async (question: Question, watch: Watch, transfer: Transferable[]) => {
    stopIfAsked(watch);
    worker ??= startWorker(script, limits, (gone) => {
      if (worker === gone) worker = null;
    });
    const asked = worker;
    try {
      return await answerOf<Answer>(asked, question, watch, transfer, limits.patienceMs);
    } catch (error) {
      // A thread that broke down, or was left in the middle, is of no more use.
      if (worker === asked) worker = null;
      await asked.terminate();
      if (error instanceof BackupError) throw error;
      return null;
    }
  };
  return {
    ask: (question, watch, transfer = []) =>
      orStopped(
        inTurn(() => ask(question, watch, transfer)),
        watch,
      ),
    stop,
  };
}

function startWorker(script: URL, limits: WorkerLimits, onExit: (gone: Worker) => void): Worker {
  const worker = new Worker(script, {
    execArgv: [],
    // Decoders talk about files they dislike; standard output belongs to the results. Nobody reads it
    // here, as that would keep the program from ending.
    stdout: true,
    stderr: true,
    ...(limits.resources && { resourceLimits: limits.resources }),
  });
  // Told to whoever waits for it; between two questions nobody does.
  worker.on('error', () => {}).once('exit', () => onExit(worker));
  worker.unref();
  return worker;
}

/**
 * @throws BackupError `cancelled` at once when the signal fires.
 * @throws Error when the thread ends, runs out of memory or takes too long.
 */
function answerOf<Answer>(
  worker: Worker,
  question: unknown,
  watch: Watch,
  transfer: Transferable[],
  patienceMs: number,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const onAbort = () => reject(new BackupError('cancelled', 'Stopped, as you asked.'));
  const patience = setTimeout(() => reject(new Error('It took too long.')), patienceMs);
  const onExit = () => reject(new Error('The thread ended.'));
  worker.once('message', resolve).once('error', reject).once('exit', onExit);
  watch.signal?.addEventListener('abort', onAbort, { once: true });
  worker.postMessage(question, transfer);
  return promise.finally(() => {
    clearTimeout(patience);
    worker.off('message', resolve).off('error', reject).off('exit', onExit);
    watch.signal?.removeEventListener('abort', onAbort);
  });
}
