/** Gives back what it gets as if it were converted, but breaks down when it is told to. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (heic: Uint8Array) => {
  const told = Buffer.from(heic).toString();
  if (told === 'throws') throw new Error('broken');
  if (told === 'leaves') process.exit(3);
  parentPort?.postMessage({ jpeg: heic });
});
