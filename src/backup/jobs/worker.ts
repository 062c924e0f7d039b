import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { sweepPrivateFiles } from '../private-files.ts';
import { BackupError, type Catalogue, type Progress } from '../types.ts';
import type { JobOrder, Order, Report } from './protocol.ts';
import { makeSession } from './session.ts';
import { throttle } from './throttle.ts';

/** How often the shared stop flag is looked at. */
const LOOK_EVERY_MS = 20;
const PHOTOS_IN_A_PART = 500;

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
    if (task.name !== 'photos') return tell({ id, type: 'done', output });
    const { photos, ...rest } = output as Catalogue;
    for (let at = 0; at < photos.length; at += PHOTOS_IN_A_PART) {
      tell({ id, type: 'photos', photos: photos.slice(at, at + PHOTOS_IN_A_PART) });
      await once(port, 'message');
    }
    tell({ id, type: 'done', output: { ...rest, photos: [] } });
  } catch (error) {
    progress.flush();
    const known = error instanceof BackupError ? error : null;
    const message = error instanceof Error ? error.message : String(error);
    tell({ id, type: 'failed', code: known?.code ?? null, message, path: known?.path ?? null });
  } finally {
    clearInterval(timer);
  }
}
