/** The engine's thread: does what it is ordered to, and reports. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { sweepPrivateFiles } from '../private-files.ts';
import type { Order, Report } from './protocol.ts';
import { beginJob, type RunningJob } from './running-job.ts';
import { makeSession } from './session.ts';

sweepPrivateFiles();
if (parentPort !== null) serve(parentPort);

function serve(port: MessagePort): void {
  const session = makeSession();
  const running = new Map<number, RunningJob>();
  const tell = (report: Report) => port.postMessage(report);
  port.on('message', async (order: Order) => {
    switch (order.type) {
      case 'job': {
        const job = beginJob(order, session, tell);
        running.set(order.id, job);
        await job.ended;
        running.delete(order.id);
        break;
      }
      case 'stop': {
        tell({ id: order.id, type: 'stopping' });
        const job = running.get(order.id);
        if (job !== undefined) job.stop();
        // It ended too early to be stopped: nobody will ever use the backup that it opened.
        else session.close(order.id);
        break;
      }
      case 'more':
        running.get(order.id)?.sendMore();
        break;
      case 'end': {
        const jobs = [...running.values()];
        for (const job of jobs) job.stop();
        await Promise.all(jobs.map(({ ended }) => ended));
        await session.closeAll();
        port.close();
      }
    }
  });
}
