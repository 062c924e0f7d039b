import { extname } from 'node:path';
import { BackupError, type Watch } from '../types.ts';
import { makeWorkerQueue } from '../worker-queue.ts';
import type { Converted } from './jpeg-worker.ts';

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
const TOO_MUCH = 'This HEIC was too much for the decoder, so no JPEG was made of it.';

/** @param script what the thread runs: `jpeg-worker.ts` from source, `jpeg-worker.js` when compiled. */
export function makeConverter(
  script: URL = new URL(`./jpeg-worker${extname(here)}`, here),
): Converter {
  const queue = makeWorkerQueue<Uint8Array, Converted>(script, { patienceMs: PATIENCE_MS });
  return {
    async convert(heic, watch) {
      const converted = (await queue.ask(heic, watch)) ?? { reason: TOO_MUCH };
      if ('reason' in converted) throw new BackupError('unsupported', converted.reason);
      const { buffer, byteOffset, length } = converted.jpeg;
      return Buffer.from(buffer, byteOffset, length);
    },
    stop: () => queue.stop(),
  };
}
