/** What several cases that are played one after the other share, so that nothing is started or made twice. */
import { type Engine, startEngine } from '../backup/jobs/engine.ts';
import type { FoundBackup } from '../flows/effects.ts';

/** Small pictures for contact sheets, the latest of them. */
export interface SmallPictures {
  /** The picture of a photo of a backup, made where it is not at hand. What cannot be made is not kept. */
  of: (
    backup: Pick<FoundBackup, 'path' | 'lastBackup'>,
    id: string,
    make: () => Promise<Uint8Array | null>,
  ) => Promise<Uint8Array | null>;
}

export interface Shared {
  engine: Engine;
  pictures: SmallPictures;
}

const MOST_BYTES = 32 * 1024 * 1024;

export function startShared(): Shared {
  return { engine: startEngine(), pictures: smallPictures(MOST_BYTES) };
}

/** @param mostBytes the oldest are forgotten when there would be more. */
export function smallPictures(mostBytes: number): SmallPictures {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  return {
    of: async ({ path, lastBackup }, id, make) => {
      const key = JSON.stringify([path, lastBackup, id]);
      const there = kept.get(key);
      if (there !== undefined) return there;
      const made = await make();
      if (made === null || kept.has(key)) return made;
      kept.set(key, made);
      bytes += made.length;
      for (const [oldest, picture] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= picture.length;
      }
      return made;
    },
  };
}
