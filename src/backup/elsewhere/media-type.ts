import { mediaOf } from '../photos/paths.ts';
import type { PictureKind } from './picture.ts';

/** How many of a file's first bytes `kindByBytes` needs. */
export const START_BYTES = 32;

/** What a file is by its extension; `null` for anything but pictures and videos. */
export function kindByName(path: string | null): PictureKind | null {
  const media = path === null ? null : mediaOf(path);
  if (media === null) return null;
  return media === 'video' ? 'video' : 'photo';
}

/** What a MIME type (`image/jpeg`) or one of Apple's uniform types (`public.jpeg`) names. */
export function kindByType(type: unknown): PictureKind | null {
  if (typeof type !== 'string') return null;
  const text = type.toLowerCase();
  if (text.startsWith('image/')) return 'photo';
  if (text.startsWith('video/')) return 'video';
  // Most uniform types end as the file's name does: `public.heic`, `com.compuserve.gif`.
  return UNIFORM_TYPES.get(text) ?? kindByName(text);
}

/** The uniform types that do not. */
const UNIFORM_TYPES = new Map<string, PictureKind>([
  ['public.image', 'photo'],
  ['com.adobe.raw-image', 'photo'],
  ['public.movie', 'video'],
  ['public.video', 'video'],
  ['public.mpeg-4', 'video'],
  ['public.3gpp', 'video'],
  ['com.apple.quicktime-movie', 'video'],
  ['com.apple.m4v-video', 'video'],
]);

const SIGNATURES: readonly { kind: PictureKind; at: number; bytes: Buffer }[] = [
  { kind: 'photo', at: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { kind: 'photo', at: 0, bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
  { kind: 'photo', at: 0, bytes: Buffer.from('GIF87a') },
  { kind: 'photo', at: 0, bytes: Buffer.from('GIF89a') },
  { kind: 'photo', at: 8, bytes: Buffer.from('WEBP') },
  // TIFF in both byte orders, and DNG with it.
  { kind: 'photo', at: 0, bytes: Buffer.from('II*\0') },
  { kind: 'photo', at: 0, bytes: Buffer.from('MM\0*') },
];

/** Major brands of the ISO base media format: HEIF and AVIF pictures, QuickTime and MPEG-4 videos. */
const PHOTO_BRANDS = /^(hei[cxms]|hev[cxms]|mif1|msf1|avi[fs]|crx )$/;
const VIDEO_BRANDS = /^(qt {2}|iso[m2-9]|mp4[12]|avc1|M4V[ HP]|3g[pe2].|MSNV|dash)$/;

/** What a file is by its first 32 bytes: JPEG, PNG, GIF, WebP, HEIC, AVIF, TIFF, DNG, MOV or MP4. */
export function kindByBytes(start: Buffer): PictureKind | null {
  const signature = SIGNATURES.find(({ at, bytes }) =>
    start.subarray(at, at + bytes.length).equals(bytes),
  );
  if (signature !== undefined) return signature.kind;
  if (start.toString('latin1', 4, 8) !== 'ftyp') return null;
  const brand = start.toString('latin1', 8, 12);
  if (PHOTO_BRANDS.test(brand)) return 'photo';
  return VIDEO_BRANDS.test(brand) ? 'video' : null;
}
