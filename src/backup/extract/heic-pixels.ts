import decode from 'heic-decode';
import { BackupError } from '../types.ts';
import type { HeifFacts } from './heif.ts';

/** Decoding takes some twenty bytes of memory a pixel. The largest of any iPhone has 48 megapixels. */
const MAX_PIXELS = 100_000_000;
/** A JPEG tells its width and its height in 16 bits. */
const MAX_SIDE = 0xffff;
const HIDDEN = 1;

/**
 * A HEIC's main picture, upright, with four bytes a pixel.
 * @param facts what `heifFacts` says of it.
 * @throws BackupError `unsupported` when it is too large, or cannot be decoded.
 */
export async function decodeHeic(heic: Buffer, facts: HeifFacts) {
  if (facts.sizes.length === 0) throw undecodable();
  if (facts.sizes.some(isTooLarge)) {
    const message = 'This HEIC is larger than 100 megapixels, or than a JPEG can be.';
    throw new BackupError('unsupported', `${message} None was made of it.`);
  }
  // The decoder takes the first picture it sees, so it is shown no other than the main one.
  const shown = Buffer.from(heic);
  for (const at of facts.otherItemFlags) shown[at] = (shown[at] ?? 0) | HIDDEN;
  try {
    return await decode({ buffer: shown });
  } catch {
    throw undecodable();
  }
}

function isTooLarge({ width, height }: HeifFacts['sizes'][number]): boolean {
  return width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;
}

function undecodable(): BackupError {
  return new BackupError(
    'unsupported',
    'This HEIC could not be decoded, so no JPEG was made of it.',
  );
}
