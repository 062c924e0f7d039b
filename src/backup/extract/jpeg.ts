import { encode } from 'jpeg-js';
import { decodeHeic } from './heic-pixels.ts';
import { heifFacts } from './heif.ts';
import { uprightExif } from './upright-exif.ts';

/** The difference to the HEIC is not seen, and the file is about as long as a camera's own JPEG. */
const QUALITY = 92;

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
  const { width, height, data } = await decodeHeic(heic, facts);
  const jpeg = encode({ width, height, data }, QUALITY).data;
  const exif = facts.exif === null ? null : uprightExif(facts.exif, width, height);
  return withSegments(jpeg, [...exifSegments(exif), ...profileSegments(facts.profile)]);
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
