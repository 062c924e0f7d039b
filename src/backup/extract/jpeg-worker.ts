import { parentPort } from 'node:worker_threads';
import { BackupError } from '../types.ts';
import { jpegOf } from './jpeg.ts';

/** What comes back for each HEIC: its JPEG, or why there is none. */
export type Converted = { jpeg: Uint8Array } | { reason: string };

parentPort?.on('message', async (heic: Uint8Array) => {
  parentPort?.postMessage(await convert(Buffer.from(heic.buffer, heic.byteOffset, heic.length)));
});

async function convert(heic: Buffer): Promise<Converted> {
  try {
    return { jpeg: await jpegOf(heic) };
  } catch (error) {
    if (error instanceof BackupError) return { reason: error.message };
    throw error;
  }
}
