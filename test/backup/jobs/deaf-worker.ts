/** A thread that tells once that it is at work, and from then on hears nothing. */
import { parentPort } from 'node:worker_threads';
import type { Order, Report } from '../../../src/backup/jobs/protocol.ts';

parentPort?.once('message', (order: Order) => {
  if (order.type !== 'job') return;
  const progress = { phase: 'scan', done: 0, total: null, unit: 'folders', item: null } as const;
  parentPort?.postMessage({ id: order.id, type: 'progress', progress } satisfies Report);
  for (;;);
});
