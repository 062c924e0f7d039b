import type { Manifest } from '../manifest/manifest.ts';
import type { FileRole, PhotoFile } from '../types.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import type { DerivativeIndex } from './derivatives.ts';
import type { RollFile } from './listing.ts';
import type { Originals } from './originals.ts';
import { mediaOf } from './paths.ts';

/** Everything that the files of an asset are found in. */
export interface FileSources {
  manifest: Manifest;
  originals: Originals;
  derivatives: DerivativeIndex;
  /** Whether the blob is really in the backup folder. */
  isPresent: (fileID: string) => boolean;
  /** Paths below `Media/` that the library knows as assets of their own. */
  claimed: ReadonlySet<string>;
}

/**
 * The files that the backup really holds for one asset.
 * @param asset its path below `Media/`; for one known only by derivatives, without an extension.
 */
export function filesOf(asset: string, sources: FileSources): PhotoFile[] {
  const { originals, derivatives, isPresent, claimed } = sources;
  const isVideo = mediaOf(asset) === 'video';
  const files: PhotoFile[] = [];
  const add = (role: FileRole, entry: RollFile | undefined) => {
    if (entry === undefined || !isPresent(entry.fileID)) return;
    const { fileID, domain, path, bytes } = entry;
    files.push({ role, fileID, domain, path, bytes });
  };

  add('original', originals.get(asset));
  if (mediaOf(asset) === 'image') {
    for (const sibling of originals.siblings(asset)) {
      const role = COMPANION_ROLES.get(mediaOf(sibling) ?? '');
      if (role !== undefined && !claimed.has(sibling)) add(role, originals.get(sibling));
    }
  }
  const made = derivatives.of(asset);
  for (const entry of made.edited) add('edited', entry);
  for (const entry of made.reduced) add(reducedRole(entry.path, isVideo, files), entry);
  for (const entry of made.thumbnail) add('thumbnail', entry);
  return files;
}

/** What the phone noted on an original itself; `null` when there is nothing. */
export function attributesOf(
  asset: string,
  { originals, manifest }: FileSources,
): Attributes | null {
  const entry = originals.get(asset);
  const noted = entry?.hasAttributes ? manifest.record(entry.fileID)?.extendedAttributes : null;
  return noted ? readAttributes(noted) : null;
}

/** What a file beside a still, with the same name, is to it. */
const COMPANION_ROLES = new Map<string, FileRole>([
  ['video', 'live-movie'],
  ['raw', 'raw'],
]);

/** A picture of a video is only a poster; a small movie of a still is its Live Photo's. */
function reducedRole(path: string, isVideo: boolean, files: readonly PhotoFile[]): FileRole {
  const media = mediaOf(path);
  if (isVideo) return media === 'video' ? 'reduced' : 'thumbnail';
  if (media === 'image') return 'reduced';
  const hasMovie = files.some((file) => file.role === 'live-movie');
  return media === 'video' && !hasMovie ? 'live-movie' : 'thumbnail';
}
