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

/**
 * Waits for work that cannot be broken off, no longer than until the signal fires.
 * @returns what the work gives.
 * @throws BackupError `cancelled` as soon as the signal fires, though the work still goes on; else
 * what the work throws.
 */
export async function orStopped<Result>(work: Promise<Result>, watch: Watch): Promise<Result> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    try {
      stopIfAsked(watch);
    } catch (error) {
      reject(error);
    }
  };
  const { signal } = watch;
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
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
