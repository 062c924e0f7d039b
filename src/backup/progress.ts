import { setImmediate as turn } from 'node:timers/promises';
import { BackupError, type Watch } from './types.ts';

/** Lets everything else that waits in this thread run, then ends the job if it was asked to. */
export async function breathe(watch: Watch): Promise<void> {
  await turn();
  stopIfAsked(watch);
}

/** @throws BackupError `cancelled` once the signal has fired. */
export function stopIfAsked(watch: Watch): void {
  if (watch.signal?.aborted) throw new BackupError('cancelled', 'Stopped, as you asked.');
}
