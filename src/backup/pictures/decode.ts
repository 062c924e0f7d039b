import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { orientationIn } from '../extract/upright-exif.ts';
import type { Box, Pixels } from '../types.ts';
import { exifOf } from './exif-segment.ts';
import { formatOf, type PictureFormat } from './format.ts';
import { blocksClaimed } from './jpeg-frame.ts';
import { fittedSize, type Raster, shrink } from './shrink.ts';
import { liesOnItsSide, upright } from './upright.ts';

/** The largest of any iPhone has 48 megapixels. */
const MAX_MEGAPIXELS = 50;
/**
 * The decoder takes some 700 bytes for each, and a JPEG of a few bytes can claim any number; the whole program is to
 * stay below 512 MB. Enough for twelve megapixels as cameras write them.
 */
const MAX_JPEG_BLOCKS = 400_000;
/** By the decoder's own count, for what it finds where nobody else looks for it. */
const MAX_JPEG_MEGABYTES = 175;
/** Behind the mark: the header's length and type, then width and height; the last byte is "interlaced". */
const PNG_WIDTH_AT = 16;
const PNG_INTERLACED_AT = 28;

/**
 * Decodes a picture and fits it into a box. May take long and much memory: not for a thread that others
 * wait for.
 * @param bytes a JPEG, PNG or HEIC, by its first bytes.
 * @returns `null` for anything else, and for what is damaged or too large.
 */
export async function decodePicture(bytes: Buffer, box: Box): Promise<Pixels | null> {
  const format = formatOf(bytes);
  if (format === null) return null;
  try {
    const raster = await DECODERS[format](bytes);
    // A HEIC comes out of its decoder upright, and a PNG always is.
    const orientation = format === 'jpeg' ? orientationIn(exifOf(bytes)) : 1;
    const size = fittedSize(raster, liesOnItsSide(orientation) ? turned(box) : box);
    return upright(shrink(raster, size), orientation);
  } catch {
    return null;
  }
}

const DECODERS: Record<PictureFormat, (bytes: Buffer) => Raster | Promise<Raster>> = {
  jpeg(bytes) {
    if (blocksClaimed(bytes) > MAX_JPEG_BLOCKS) throw new Error('too large');
    const options = {
      useTArray: true as const,
      formatAsRGBA: false,
      maxResolutionInMP: MAX_MEGAPIXELS,
      maxMemoryUsageInMB: MAX_JPEG_MEGABYTES,
    };
    return { ...decodeJpeg(bytes, options), channels: 3 };
  },
  png(bytes) {
    const width = bytes.readUInt32BE(PNG_WIDTH_AT);
    const height = bytes.readUInt32BE(PNG_WIDTH_AT + 4);
    const interlaced = bytes[PNG_INTERLACED_AT] !== 0;
    // The length of an interlaced one's data is not checked before it is unpacked; no phone makes them.
    if (interlaced || width * height > MAX_MEGAPIXELS * 1_000_000) throw new Error('too large');
    return { ...PNG.sync.read(bytes), channels: 4 };
  },
  async heic(bytes) {
    // It is large, and rarely needed: the phone keeps a small JPEG of nearly every photo.
    const [{ decodeHeic }, { heifFacts }] = await Promise.all([
      import('../extract/heic-pixels.ts'),
      import('../extract/heif.ts'),
    ]);
    return { ...(await decodeHeic(bytes, heifFacts(bytes))), channels: 4 };
  },
};

function turned({ width, height }: Box): Box {
  return { width: height, height: width };
}
