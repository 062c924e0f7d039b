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

/** Passes a file's bytes on, telling how far it is, and ends in between if it was asked to. */
export async function* watched(
  content: AsyncIterable<Buffer>,
  { phase, total }: { phase: string; total: number | null },
  watch: Watch,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of content) {
    stopIfAsked(watch);
    yield chunk;
    done += chunk.length;
    watch.onProgress?.({ phase, done, total, unit: 'bytes', item: null });
  }
}
