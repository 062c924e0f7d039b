import type { Manifest } from '../manifest/manifest.ts';
import { breathe } from '../progress.ts';
import type { PhotoFile, Watch } from '../types.ts';
import { CAMERA_ROLL, DERIVATIVE_FOLDERS, ORIGINAL_FOLDERS } from './paths.ts';

/** A file of the camera roll that the backup lists, whether its bytes are there or not. */
export interface RollFile extends Omit<PhotoFile, 'role'> {
  /** Whether the index keeps extended attributes of it. They are read when needed: they are large. */
  hasAttributes: boolean;
}

/** The files by the folder that they were looked for in. */
export type Listing = ReadonlyMap<string, readonly RollFile[]>;

const TURN_EVERY = 250;

/** Lists originals and derivatives. Reads the index once: it is most of what a catalogue costs. */
export async function listCameraRoll(manifest: Manifest, watch: Watch): Promise<Listing> {
  const listing = new Map<string, RollFile[]>();
  let count = 0;
  for (const folder of [...ORIGINAL_FOLDERS, ...DERIVATIVE_FOLDERS]) {
    const files: RollFile[] = [];
    for (const { fileID, domain, path, record } of manifest.files(CAMERA_ROLL, folder)) {
      count += 1;
      if (count % TURN_EVERY === 0) await breathe(watch);
      // A path that is listed twice is one file; a crafted list could name it a million times.
      if (files.at(-1)?.path === path) continue;
      const hasAttributes = Boolean(record?.extendedAttributes);
      files.push({ fileID, domain, path, bytes: record?.size ?? null, hasAttributes });
    }
    listing.set(folder, files);
  }
  return listing;
}
