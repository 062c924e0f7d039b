import { posix } from 'node:path';
import { breathe } from '../progress.ts';
import type { Watch } from '../types.ts';
import type { Listing, RollFile } from './listing.ts';
import { DERIVATIVE_FOLDERS, METADATA, MUTATIONS, stemOf } from './paths.ts';

/**
 * What the phone makes of an asset. `D/F` below is the asset's path under `Media/`, `D/S` the same
 * without the extension:
 * - `Mutations/D/S/Adjustments/FullSizeRender.*`: the edited picture;
 * - `Metadata/D/S.*`: a reduced copy, kept when the original was offloaded to iCloud;
 * - `Thumbnails/V2/D/F/*` and `Thumbnails/VideoKeyFrames/D/F/*`: small JPEGs; `F` is a folder there.
 */
export interface Derivatives {
  edited: RollFile[];
  reduced: RollFile[];
  thumbnail: RollFile[];
}

/** Derivatives by the asset they belong to: thumbnails know its whole path, the others only its stem. */
export interface DerivativeIndex {
  of(asset: string): Derivatives;
  /** Assets that only a derivative tells of: whole paths, and stems without an extension. */
  assets(): { path: string | null; stem: string }[];
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
  const byStem = new Map<string, { edited: RollFile[]; reduced: RollFile[] }>();
  const byPath = new Map<string, RollFile[]>();
  const ofStem = (stem: string) => {
    const found = byStem.get(stem) ?? { edited: [], reduced: [] };
    byStem.set(stem, found);
    return found;
  };
  let count = 0;
  for (const folder of DERIVATIVE_FOLDERS) {
    for (const entry of listing.get(folder) ?? []) {
      count += 1;
      if (count % TURN_EVERY === 0) await breathe(watch);
      if (!isPresent(entry.fileID)) continue;
      const rest = entry.path.slice(folder.length);
      if (folder === MUTATIONS) {
        const stem = RENDER.exec(rest)?.[1];
        if (stem !== undefined) ofStem(stem).edited.push(entry);
      } else if (folder === METADATA) {
        const stem = COPY.exec(rest)?.[1];
        if (stem !== undefined) ofStem(stem).reduced.push(entry);
      } else {
        const asset = posix.dirname(rest);
        byPath.set(asset, [...(byPath.get(asset) ?? []), entry]);
      }
    }
  }
  return {
    of(asset) {
      const { edited = [], reduced = [] } = byStem.get(stemOf(asset)) ?? {};
      return { edited, reduced, thumbnail: byPath.get(asset) ?? [] };
    },
    assets() {
      const whole = [...byPath.keys()].map((path) => ({ path, stem: stemOf(path) }));
      const known = new Set(whole.map(({ stem }) => stem));
      const stems = [...byStem.keys()].filter((stem) => !known.has(stem));
      return [...whole, ...stems.map((stem) => ({ path: null, stem }))];
    },
  };
}
