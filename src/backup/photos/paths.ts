import { posix } from 'node:path';

/** The domain that holds the camera roll; its root is `/var/mobile` on the phone. */
export const CAMERA_ROLL = 'CameraRollDomain';
export const LIBRARY_PATH = 'Media/PhotoData/Photos.sqlite';

/** Assets are named by their path below this folder of the camera roll. */
export const MEDIA = 'Media/';

/** Where originals lie: shot or imported on the phone, and fetched from iCloud Photos. */
export const ORIGINAL_FOLDERS = ['Media/DCIM/', 'Media/PhotoData/CPLAssets/'] as const;

/** What the phone makes of originals. `derivatives.ts` says what lies in each. */
export const MUTATIONS = 'Media/PhotoData/Mutations/';
export const METADATA = 'Media/PhotoData/Metadata/';
export const THUMBNAILS = 'Media/PhotoData/Thumbnails/V2/';
export const KEY_FRAMES = 'Media/PhotoData/Thumbnails/VideoKeyFrames/';
export const DERIVATIVE_FOLDERS = [MUTATIONS, METADATA, THUMBNAILS, KEY_FRAMES] as const;

const IMAGES = ['heic', 'heif', 'jpg', 'jpeg', 'png', 'gif', 'webp', 'tif', 'tiff', 'bmp', 'avif'];
const RAWS = ['dng', 'raf', 'cr2', 'cr3', 'nef', 'arw', 'orf', 'rw2'];
const VIDEOS = ['mov', 'mp4', 'm4v', '3gp', 'avi'];
const EXTENSIONS = new Map([
  ...IMAGES.map((extension) => [extension, 'image'] as const),
  ...RAWS.map((extension) => [extension, 'raw'] as const),
  ...VIDEOS.map((extension) => [extension, 'video'] as const),
]);

/** What a file is by its extension; `null` for side files such as `.AAE`. */
export function mediaOf(path: string): 'image' | 'raw' | 'video' | null {
  return EXTENSIONS.get(posix.extname(path).slice(1).toLowerCase()) ?? null;
}

/** A path without its extension. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length);
}

/**
 * An asset's path below `Media/`, from the library's untrusted folder and name.
 * @returns `null` when they are absent, absolute, or lead elsewhere by `..`.
 */
export function assetPath(directory: unknown, filename: unknown): string | null {
  if (typeof directory !== 'string' || typeof filename !== 'string' || filename === '') return null;
  if (directory.startsWith('/') || /[/\0]/.test(filename) || directory.includes('\0')) return null;
  const parts = [...directory.split('/').filter((part) => part !== ''), filename];
  if (parts.some((part) => part === '.' || part === '..')) return null;
  return parts.join('/');
}
