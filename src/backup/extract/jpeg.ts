import decode from 'heic-decode';
import { encode } from 'jpeg-js';
import { BackupError } from '../types.ts';
import { type HeifFacts, heifFacts } from './heif.ts';
import { uprightExif } from './upright-exif.ts';

/** The difference to the HEIC is not seen, and the file is about as long as a camera's own JPEG. */
const QUALITY = 92;
/** Converting takes some twenty bytes of memory a pixel. The largest of any iPhone has 48 megapixels. */
const MAX_PIXELS = 100_000_000;
/** A JPEG tells its width and its height in 16 bits. */
const MAX_SIDE = 0xffff;
const HIDDEN = 1;

const APP1 = 0xe1;
const APP2 = 0xe2;
/** A segment's length has 16 bits, and counts itself. */
const MAX_SEGMENT_BYTES = 0xffff - 2;
const EXIF_MARK = Buffer.from('Exif\0\0', 'latin1');
const PROFILE_MARK = Buffer.from('ICC_PROFILE\0', 'latin1');

/**
 * Makes a JPEG of a HEIC's main picture: upright, with its EXIF and its colour profile where they can be
 * read. The same bytes give the same JPEG. Takes seconds and hundreds of megabytes.
 * @throws BackupError `unsupported` when it is too large, or cannot be decoded.
 */
export async function jpegOf(heic: Buffer): Promise<Buffer> {
  const facts = heifFacts(heic);
  if (facts.sizes.length === 0) throw undecodable();
  if (facts.sizes.some(isTooLarge)) {
    const message = 'This HEIC is larger than 100 megapixels, or than a JPEG can be.';
    throw new BackupError('unsupported', `${message} None was made of it.`);
  }
  const { width, height, data } = await decodeMain(heic, facts);
  const jpeg = encode({ width, height, data }, QUALITY).data;
  const exif = facts.exif === null ? null : uprightExif(facts.exif, width, height);
  return withSegments(jpeg, [...exifSegments(exif), ...profileSegments(facts.profile)]);
}

function isTooLarge({ width, height }: HeifFacts['sizes'][number]): boolean {
  return width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;
}

/** The decoder takes the first picture it sees, so it is shown no other than the main one. */
async function decodeMain(heic: Buffer, { otherItemFlags }: HeifFacts) {
  const shown = Buffer.from(heic);
  for (const at of otherItemFlags) shown[at] = (shown[at] ?? 0) | HIDDEN;
  try {
    return await decode({ buffer: shown });
  } catch {
    throw undecodable();
  }
}

function undecodable(): BackupError {
  return new BackupError(
    'unsupported',
    'This HEIC could not be decoded, so no JPEG was made of it.',
  );
}

/** One segment has room for it: a longer block was not taken. */
function exifSegments(exif: Buffer | null): Buffer[] {
  return exif === null ? [] : [segment(APP1, EXIF_MARK, exif)];
}

/** In numbered parts, as the ICC's specification has it for JPEG (ICC.1, annex B.4). */
function profileSegments(profile: Buffer | null): Buffer[] {
  if (profile === null) return [];
  const room = MAX_SEGMENT_BYTES - PROFILE_MARK.length - 2;
  const count = Math.ceil(profile.length / room);
  return Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * room, (index + 1) * room);
    return segment(APP2, PROFILE_MARK, Buffer.from([index + 1, count]), part);
  });
}

function segment(marker: number, ...parts: Buffer[]): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(
    parts.reduce((sum, part) => sum + part.length, 2),
    2,
  );
  return Buffer.concat([head, ...parts]);
}

/** Behind the first segment, which is the encoder's own JFIF one. */
function withSegments(jpeg: Buffer, segments: readonly Buffer[]): Buffer {
  const first = 4 + jpeg.readUInt16BE(4);
  return Buffer.concat([jpeg.subarray(0, first), ...segments, jpeg.subarray(first)]);
}
