import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { sweepPrivateFiles } from '../private-files.ts';
import { stopIfAsked } from '../progress.ts';
import { BackupError, type Progress } from '../types.ts';
import { splitAnswer } from './parts.ts';
import type { JobOrder, Order, Report } from './protocol.ts';
import { makeSession } from './session.ts';
import { throttle } from './throttle.ts';

/** How often the shared stop flag is looked at. */
const LOOK_EVERY_MS = 20;

const session = makeSession();
sweepPrivateFiles();
if (parentPort !== null) serve(parentPort);

function serve(port: MessagePort): void {
  const running = new Set<Promise<void>>();
  port.on('message', async (order: Order) => {
    if (order === 'more') return;
    if (order === 'end') {
      await Promise.all(running);
      session.closeAll();
      port.close();
      return;
    }
    const job = obey(order, port);
    running.add(job);
    await job;
    running.delete(job);
  });
}

async function obey({ id, task, stop }: JobOrder, port: MessagePort): Promise<void> {
  const tell = (report: Report) => port.postMessage(report);
  const flag = new Int32Array(stop);
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (Atomics.load(flag, 0) !== 0) controller.abort();
  }, LOOK_EVERY_MS);
  const progress = throttle((told: Progress) => tell({ id, type: 'progress', progress: told }));
  try {
    const watch = { signal: controller.signal, onProgress: progress.tell };
    const output = await session.run(task, watch);
    progress.flush();
    const { rest, parts } = splitAnswer(output);
    for (const part of parts) {
      stopIfAsked(watch);
      tell({ id, type: 'part', part });
      await once(port, 'message');
    }
    tell({ id, type: 'done', output: rest });
  } catch (error) {
    progress.flush();
    const known = error instanceof BackupError ? error : null;
    const message = error instanceof Error ? error.message : String(error);
    const trace = known === null && error instanceof Error ? (error.stack ?? null) : null;
    const { code = null, path = null } = known ?? {};
    tell({ id, type: 'failed', code, message, path, trace });
  } finally {
    clearInterval(timer);
  }
}
