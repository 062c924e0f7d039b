import { breathe } from '../progress.ts';
import type { Watch } from '../types.ts';
import { attributesOf, type FileSources } from './asset-files.ts';
import { mediaOf, stemOf } from './paths.ts';

const TURN_EVERY = 500;

/** Only below the folders of originals: shared albums leave thumbnails behind, too. */
const OWN = /^(DCIM|PhotoData\/CPLAssets)\//;

/** A photo that the library does not know: by the path of its original, or by its stem alone. */
export interface Orphan {
  path: string | null;
  stem: string;
}

/**
 * Files without a row in the library: everything when there is no library, or what it has lost. A
 * Live Photo's movie and a RAW beside its still belong to the still.
 */
export async function orphansOf(sources: FileSources, watch: Watch): Promise<Orphan[]> {
  const { originals, derivatives, claimed } = sources;
  const orphans: Orphan[] = [];
  let looked = 0;
  const turn = async () => {
    looked += 1;
    if (looked % TURN_EVERY === 0) await breathe(watch);
  };
  for (const path of originals.paths()) {
    await turn();
    if (!claimed.has(path) && !isCompanion(path, sources)) {
      orphans.push({ path, stem: stemOf(path) });
    }
  }
  const isClaimed = stemsOf(claimed);
  for (const asset of derivatives.assets()) {
    await turn();
    const { path, stem } = asset;
    const elsewhere =
      path === null
        ? originals.hasStem(stem) || isClaimed(stem)
        : claimed.has(path) || originals.get(path) !== undefined;
    if (!elsewhere && OWN.test(stem)) orphans.push(asset);
  }
  return orphans;
}

/** Whether a path has this stem. Collected once it is asked for: as a rule it never is. */
function stemsOf(paths: ReadonlySet<string>): (stem: string) => boolean {
  let stems: Set<string> | null = null;
  return (stem) => {
    stems ??= new Set([...paths].map(stemOf));
    return stems.has(stem);
  };
}

function isCompanion(path: string, sources: FileSources): boolean {
  const { originals } = sources;
  const media = mediaOf(path);
  if (media === 'image' || !originals.siblings(path).some((other) => mediaOf(other) === 'image')) {
    return false;
  }
  if (media === 'raw') return true;
  // A Live Photo's movie carries no identity of its own; a video that merely shares the name does.
  return !attributesOf(path, sources)?.uuid;
}
