import type { Backup } from '../open.ts';
import type { Box, Photo, Pixels, Watch } from '../types.ts';
import { makeDecoder } from './decoder.ts';
import { readPicture } from './source.ts';

/** Shows photos of open backups. Everything is decoded in a thread of its own, which begins with the first. */
export interface Pictures {
  /**
   * What a photo looks like: upright, fitted into the box, never enlarged.
   * @returns `null` when the backup holds no picture of it, or none that can be decoded.
   * @throws BackupError `no-access`; `cancelled` as soon as the signal fires.
   */
  pixelsOf(
    backup: Pick<Backup, 'content'>,
    photo: Pick<Photo, 'files'>,
    box: Box,
    watch: Watch,
  ): Promise<Pixels | null>;
  /** The same as a new JPEG, without anything but the picture: no place, no time, no camera. */
  jpegOf(
    backup: Pick<Backup, 'content'>,
    photo: Pick<Photo, 'files'>,
    box: Box,
    watch: Watch,
  ): Promise<Uint8Array | null>;
  /** Ends the thread. What is asked for later begins a new one. */
  stop(): Promise<void>;
}

/** For programs that read a backup in their own thread; `startEngine` has the jobs `picture` and `thumbnail`. */
export function makePictures(): Pictures {
  const decoder = makeDecoder();
  return {
    async pixelsOf(backup, photo, box, watch) {
      const bytes = await readPicture(backup, photo, box, watch);
      return bytes === null ? null : decoder.pixels(bytes, box, watch);
    },
    async jpegOf(backup, photo, box, watch) {
      const bytes = await readPicture(backup, photo, box, watch);
      return bytes === null ? null : decoder.jpeg(bytes, box, watch);
    },
    stop: () => decoder.stop(),
  };
}
