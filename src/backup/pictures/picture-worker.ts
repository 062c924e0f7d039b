/** The thread that decodes pictures: answers each with its pixels or its JPEG, or with neither. */
import { parentPort } from 'node:worker_threads';
import { encode } from 'jpeg-js';
import type { Box, Pixels } from '../types.ts';
import { decodePicture } from './decode.ts';

export interface PictureQuestion {
  bytes: Uint8Array<ArrayBuffer>;
  box: Box;
  as: 'pixels' | 'jpeg';
}

export interface PictureAnswer {
  pixels?: Pixels;
  jpeg?: Uint8Array;
}

/** Good enough to judge a photo by, at a tenth of its bytes. */
const QUALITY = 80;

parentPort?.on('message', async (question: PictureQuestion) => {
  const answer = await answerTo(question);
  const bytes = answer.pixels?.data ?? answer.jpeg;
  parentPort?.postMessage(answer, bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
});

async function answerTo({ bytes, box, as }: PictureQuestion): Promise<PictureAnswer> {
  const pixels = await decodePicture(Buffer.from(bytes.buffer), box);
  if (pixels === null) return {};
  return as === 'pixels' ? { pixels } : { jpeg: jpegOf(pixels) };
}

function jpegOf({ width, height, data }: Pixels): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let dot = 0; dot < width * height; dot += 1) {
    rgba.set(data.subarray(dot * 3, dot * 3 + 3), dot * 4);
  }
  return Uint8Array.from(encode({ width, height, data: rgba }, QUALITY).data);
}
