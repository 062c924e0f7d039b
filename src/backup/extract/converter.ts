import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stopIfAsked } from '../progress.ts';
import { BackupError, type Watch } from '../types.ts';
import type { Converted } from './jpeg-worker.ts';
import { oneByOne } from './lanes.ts';

/** Makes JPEGs of HEICs in a thread of its own, which begins with the first and can end in the middle of one. */
export interface Converter {
  /**
   * One after the other, however many are asked for.
   * @throws BackupError `unsupported` when no JPEG can be made of it, or `cancelled`.
   */
  convert(heic: Uint8Array, watch: Watch): Promise<Buffer>;
  stop(): Promise<void>;
}

const here = import.meta.url;
/** A picture of 100 megapixels takes a tenth of this on a slow computer. */
const PATIENCE_MS = 10 * 60_000;

/** @param script what the thread runs: `jpeg-worker.ts` from source, `jpeg-worker.js` when compiled. */
export function makeConverter(
  script: URL = new URL(`./jpeg-worker${extname(here)}`, here),
): Converter {
  let worker: Worker | null = null;
  const stop = async () => {
    const running = worker;
    worker = null;
    await running?.terminate();
  };
  const inTurn = oneByOne();
  const convert = async (heic: Uint8Array, watch: Watch) => {
    stopIfAsked(watch);
    worker ??= startWorker(script, () => {
      worker = null;
    });
    const converted = await answerOf(worker, heic, watch).catch(async (error: unknown) => {
      // A thread that broke down, or was left in the middle, is of no more use.
      await stop();
      if (error instanceof BackupError) throw error;
      return { reason: 'This HEIC was too much for the decoder, so no JPEG was made of it.' };
    });
    if ('reason' in converted) throw new BackupError('unsupported', converted.reason);
    const { buffer, byteOffset, length } = converted.jpeg;
    return Buffer.from(buffer, byteOffset, length);
  };
  return { stop, convert: (heic, watch) => inTurn(() => convert(heic, watch)) };
}

function startWorker(script: URL, onExit: () => void): Worker {
  const worker = new Worker(script, {
    execArgv: [],
    // The decoder talks about files it dislikes; standard output belongs to the results.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // Told to whoever waits for it; between two pictures nobody does.
  worker.on('error', () => {}).once('exit', onExit);
  return worker;
}

/**
 * @throws BackupError `cancelled` at once when the signal fires.
 * @throws Error when the thread ends, runs out of memory or takes too long.
 */
function answerOf(worker: Worker, heic: Uint8Array, watch: Watch): Promise<Converted> {
  const { promise, resolve, reject } = Promise.withResolvers<Converted>();
  const onAbort = () => reject(new BackupError('cancelled', 'Stopped, as you asked.'));
  const patience = setTimeout(() => reject(new Error('It took too long.')), PATIENCE_MS);
  const onExit = () => reject(new Error('The thread ended.'));
  worker.once('message', resolve).once('error', reject).once('exit', onExit);
  watch.signal?.addEventListener('abort', onAbort, { once: true });
  worker.postMessage(heic);
  return promise.finally(() => {
    clearTimeout(patience);
    worker.off('message', resolve).off('error', reject).off('exit', onExit);
    watch.signal?.removeEventListener('abort', onAbort);
  });
}
