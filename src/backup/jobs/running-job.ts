import { stopIfAsked } from '../progress.ts';
import { BackupError, type Progress } from '../types.ts';
import { splitAnswer } from './parts.ts';
import type { JobWatch, Order, Report } from './protocol.ts';
import type { Session } from './session.ts';
import { throttle } from './throttle.ts';

/** A job inside the engine's thread. */
export interface RunningJob {
  /** Wakes it, after its flag was set. */
  stop(): void;
  /** The client has taken the last part of the answer. */
  sendMore(): void;
  /** Settles when all is told and nothing of the job is left; never fails. */
  ended: Promise<void>;
}

/** Begins a job, and tells how it goes and what becomes of it. */
export function beginJob(
  { id, task, stop }: Order & { type: 'job' },
  session: Session,
  tell: (report: Report) => void,
): RunningJob {
  const flag = new Int32Array(stop);
  const controller = new AbortController();
  const progress = throttle((told: Progress) => tell({ id, type: 'progress', progress: told }));
  const watch: JobWatch = {
    /** Each look at it is a look at the flag: while the thread is busy, no message gets through. */
    get signal() {
      if (Atomics.load(flag, 0) !== 0) controller.abort();
      return controller.signal;
    },
    onProgress: progress.tell,
    onChange: (change) => tell({ id, type: 'change', change }),
  };
  let sendMore = () => {};

  const run = async () => {
    try {
      const output = await session.run(task, id, watch);
      progress.flush();
      const { rest, parts } = splitAnswer(output);
      for (const part of parts) {
        stopIfAsked(watch);
        const { promise: taken, resolve } = Promise.withResolvers<void>();
        sendMore = resolve;
        tell({ id, type: 'part', part });
        await taken;
      }
      tell({ id, type: 'done', output: rest });
    } catch (error) {
      progress.flush();
      tell({ id, ...failureOf(error) });
    }
  };
  return {
    stop() {
      controller.abort();
      sendMore();
    },
    sendMore: () => sendMore(),
    ended: run(),
  };
}

function failureOf(error: unknown) {
  if (error instanceof BackupError) {
    const { code, message, path } = error;
    return { type: 'failed' as const, code, message, path, trace: null };
  }
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? (error.stack ?? null) : null;
  return { type: 'failed' as const, code: null, message, path: null, trace };
}
