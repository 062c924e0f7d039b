import { posix } from 'node:path';
import { breathe } from '../progress.ts';
import type { Watch } from '../types.ts';
import type { Listing, RollFile } from './listing.ts';
import { listAt, type OneOrMany, put } from './one-or-many.ts';
import { DERIVATIVE_FOLDERS, METADATA, MUTATIONS, stemOf } from './paths.ts';

/**
 * What the phone makes of an asset. `D/F` below is the asset's path under `Media/`, `D/S` the same
 * without the extension:
 * - `Mutations/D/S/Adjustments/FullSizeRender.*`: the edited picture;
 * - `Metadata/D/S.*`: a reduced copy, kept when the original was offloaded to iCloud;
 * - `Thumbnails/V2/D/F/*` and `Thumbnails/VideoKeyFrames/D/F/*`: small JPEGs; `F` is a folder there.
 */
export interface Derivatives {
  edited: readonly RollFile[];
  reduced: readonly RollFile[];
  thumbnail: readonly RollFile[];
}

/** Derivatives by the asset they belong to: thumbnails know its whole path, the others only its stem. */
export interface DerivativeIndex {
  of(asset: string): Derivatives;
  /** Every asset that has a derivative: by its path, or where that is not known by its stem. */
  assets(): Iterable<{ path: string | null; stem: string }>;
}

const RENDER = /^(.+)\/Adjustments\/FullSizeRender\.[A-Za-z0-9]+$/;
/** `IMG_0001.JPG`, `IMG_0001.medium.JPG`, `IMG_0001.THM`, … */
const COPY = /^(.+?)(?:\.(?:small|medium|large|full))?\.(?:jpg|jpeg|thm|mp4|mov|heic)$/i;
const TURN_EVERY = 2000;

/** Takes what is there of each kind out of a listing. */
export async function readDerivatives(
  listing: Listing,
  isPresent: (fileID: string) => boolean,
  watch: Watch,
): Promise<DerivativeIndex> {
  const edited: OneOrMany<RollFile> = new Map();
  const reduced: OneOrMany<RollFile> = new Map();
  const thumbnails: OneOrMany<RollFile> = new Map();
  let count = 0;
  for (const folder of DERIVATIVE_FOLDERS) {
    for (const entry of listing.get(folder) ?? []) {
      count += 1;
      if (count % TURN_EVERY === 0) await breathe(watch);
      if (!isPresent(entry.fileID)) continue;
      const rest = entry.path.slice(folder.length);
      if (folder === MUTATIONS) {
        const stem = RENDER.exec(rest)?.[1];
        if (stem !== undefined) put(edited, stem, entry);
      } else if (folder === METADATA) {
        const stem = COPY.exec(rest)?.[1];
        if (stem !== undefined) put(reduced, stem, entry);
      } else {
        put(thumbnails, posix.dirname(rest), entry);
      }
    }
  }
  return {
    of(asset) {
      const stem = stemOf(asset);
      return {
        edited: listAt(edited, stem),
        reduced: listAt(reduced, stem),
        thumbnail: listAt(thumbnails, asset),
      };
    },
    *assets() {
      const whole = new Set<string>();
      for (const path of thumbnails.keys()) {
        const stem = stemOf(path);
        if (edited.has(stem) || reduced.has(stem)) whole.add(stem);
        yield { path, stem };
      }
      const stems = new Set([...edited.keys(), ...reduced.keys()]);
      for (const stem of stems) if (!whole.has(stem)) yield { path: null, stem };
    },
  };
}
