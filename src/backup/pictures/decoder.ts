import { extname } from 'node:path';
import type { Box, Pixels, Watch } from '../types.ts';
import { makeWorkerQueue } from '../worker-queue.ts';
import { bareJpeg } from './bare-jpeg.ts';
import type { PictureAnswer, PictureQuestion } from './picture-worker.ts';

/** Decodes pictures in a thread of its own: a hostile one costs that thread, and shows nothing. */
export interface Decoder {
  /**
   * @param bytes a JPEG, PNG or HEIC. They are handed over: nothing is left of them here.
   * @returns the picture fitted into the box; `null` when it cannot be decoded.
   * @throws BackupError `cancelled` as soon as the signal fires.
   */
  pixels(bytes: Uint8Array<ArrayBuffer>, box: Box, watch: Watch): Promise<Pixels | null>;
  /** The same as a JPEG with nothing else in it: one that fits is only stripped, any other made anew. */
  jpeg(bytes: Uint8Array<ArrayBuffer>, box: Box, watch: Watch): Promise<Uint8Array | null>;
  stop(): Promise<void>;
}

const here = import.meta.url;
/** The picture of a phone takes a second or two. */
const PATIENCE_MS = 10_000;
/** The pixels themselves lie outside of this; the decoders bound those. */
const RESOURCES = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/**
 * @param script what the thread runs: `picture-worker.ts` from source, `picture-worker.js` when compiled.
 * @param patienceMs how long one picture may take.
 */
export function makeDecoder(
  script: URL = new URL(`./picture-worker${extname(here)}`, here),
  patienceMs: number = PATIENCE_MS,
): Decoder {
  const queue = makeWorkerQueue<PictureQuestion, PictureAnswer>(script, {
    patienceMs,
    resources: RESOURCES,
  });
  const ask = async (question: PictureQuestion, watch: Watch) =>
    (await queue.ask(question, watch, [question.bytes.buffer])) ?? {};
  return {
    async pixels(bytes, box, watch) {
      return (await ask({ bytes, box, as: 'pixels' }, watch)).pixels ?? null;
    },
    async jpeg(bytes, box, watch) {
      const bare = bareJpeg(bytes, box);
      if (bare !== null) return bare;
      return (await ask({ bytes, box, as: 'jpeg' }, watch)).jpeg ?? null;
    },
    stop: () => queue.stop(),
  };
}
