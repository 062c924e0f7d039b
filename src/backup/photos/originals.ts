import { breathe } from '../progress.ts';
import type { Watch } from '../types.ts';
import type { Listing, RollFile } from './listing.ts';
import { mediaOf, ORIGINAL_FOLDERS, stemOf } from './paths.ts';

/** The files in the camera's and iCloud's folders, by their path below `Media/`. */
export interface Originals {
  get(asset: string): RollFile | undefined;
  /** Files beside `asset` with its name and another extension. */
  siblings(asset: string): string[];
  /** Every path, in order. */
  paths(): Iterable<string>;
}

const MEDIA = 'Media/';
const TURN_EVERY = 2000;

/** Takes pictures and videos out of a listing; side files such as `.AAE` are left out. */
export async function readOriginals(listing: Listing, watch: Watch): Promise<Originals> {
  const byPath = new Map<string, RollFile>();
  const byStem = new Map<string, string[]>();
  for (const folder of ORIGINAL_FOLDERS) {
    for (const entry of listing.get(folder) ?? []) {
      if (mediaOf(entry.path) === null) continue;
      const asset = entry.path.slice(MEDIA.length);
      byPath.set(asset, entry);
      byStem.set(stemOf(asset), [...(byStem.get(stemOf(asset)) ?? []), asset]);
      if (byPath.size % TURN_EVERY === 0) await breathe(watch);
    }
  }
  return {
    get: (asset) => byPath.get(asset),
    siblings: (asset) => (byStem.get(stemOf(asset)) ?? []).filter((path) => path !== asset),
    paths: () => byPath.keys(),
  };
}
