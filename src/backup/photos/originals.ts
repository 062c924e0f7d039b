import { breathe } from '../progress.ts';
import type { Watch } from '../types.ts';
import type { Listing, RollFile } from './listing.ts';
import { listAt, type OneOrMany, put } from './one-or-many.ts';
import { MEDIA, mediaOf, ORIGINAL_FOLDERS, stemOf } from './paths.ts';

/** The files in the camera's and iCloud's folders, by their path below `Media/`. */
export interface Originals {
  get(asset: string): RollFile | undefined;
  /** Files beside `asset` with its name and another extension. */
  siblings(asset: string): string[];
  /** Whether any file has this name, whatever its extension. */
  hasStem(stem: string): boolean;
  /** Every path. */
  paths(): Iterable<string>;
}

const TURN_EVERY = 2000;

/** Takes pictures and videos out of a listing; side files such as `.AAE` are left out. */
export async function readOriginals(listing: Listing, watch: Watch): Promise<Originals> {
  const byStem: OneOrMany<RollFile> = new Map();
  let count = 0;
  for (const folder of ORIGINAL_FOLDERS) {
    for (const entry of listing.get(folder) ?? []) {
      if (mediaOf(entry.path) === null) continue;
      put(byStem, stemOf(assetOf(entry)), entry);
      count += 1;
      if (count % TURN_EVERY === 0) await breathe(watch);
    }
  }
  const beside = (asset: string) => listAt(byStem, stemOf(asset));
  return {
    get: (asset) => beside(asset).find((entry) => assetOf(entry) === asset),
    siblings: (asset) =>
      beside(asset)
        .map(assetOf)
        .filter((path) => path !== asset),
    hasStem: (stem) => byStem.has(stem),
    *paths() {
      for (const stem of byStem.keys()) {
        for (const entry of listAt(byStem, stem)) yield assetOf(entry);
      }
    },
  };
}

function assetOf({ path }: RollFile): string {
  return path.slice(MEDIA.length);
}
