/** Answers with a picture as wide as the bytes are many; never, when there are just three. */
import { parentPort } from 'node:worker_threads';
import type { PictureQuestion } from '../../../src/backup/pictures/picture-worker.ts';

parentPort?.on('message', ({ bytes }: PictureQuestion) => {
  if (bytes.length === 3) for (;;);
  if (bytes.length === 2) throw new Error('broken');
  if (bytes.length === 1) process.exit(3);
  parentPort?.postMessage({ pixels: { width: bytes.length, height: 1, data: new Uint8Array() } });
});
