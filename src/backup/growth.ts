import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mapConcurrently } from './concurrent.ts';
import { isFileID } from './manifest/manifest.ts';

/** Files and folders that a running backup touches first and last. Info.plist is also written for a new name. */
const SIGNS = ['Status.plist', 'Manifest.plist', 'Manifest.plist.tmp', 'Snapshot'];
const INDEXES = ['Manifest.db', 'Manifest.mbdb'];
/** A phone uploads into `Snapshot`, then moves the files beside it. */
const UPLOADS = 'Snapshot';
/** Some disks keep times in steps of two seconds: a folder changed so lately is read again. */
const COARSE_MS = 3000;
const ASKED_AT_ONCE = 16;

/** What shows that something is writing into a backup folder. */
export interface Traces {
  signs: string;
  /** Changes when the backup gets a new index, which is how each run ends. */
  index: string;
}

/** Looks at a backup folder without reading any of its files. */
export async function tracesOf(folder: string): Promise<Traces> {
  const [signs, index] = await Promise.all([stampsOf(folder, SIGNS), stampsOf(folder, INDEXES)]);
  return { signs, index };
}

async function stampsOf(folder: string, names: readonly string[]): Promise<string> {
  const stamps = names.map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => null);
    return found === null ? '-' : `${found.ino}/${found.mtimeMs}/${found.size}`;
  });
  return (await Promise.all(stamps)).join(' ');
}

/** How many files each folder held when it was last read, by its path. */
export type Counts = Map<string, { modified: number; files: number }>;

/** Counts the files that a backup folder holds so far; reads again only the folders that changed. */
export async function countFiles(folder: string, counts: Counts): Promise<number> {
  let files = 0;
  for (const base of [folder, join(folder, UPLOADS)]) {
    const names = await namesIn(base);
    files += names.filter(isFileID).length;
    const inside = await mapConcurrently(
      names.filter((name) => /^[0-9a-f]{2}$/.test(name)),
      ASKED_AT_ONCE,
      (name) => countIn(join(base, name), counts),
    );
    files += inside.reduce((sum, count) => sum + count, 0);
  }
  return files;
}

async function countIn(folder: string, counts: Counts): Promise<number> {
  const modified = (await stat(folder).catch(() => null))?.mtimeMs ?? 0;
  const known = counts.get(folder);
  if (known?.modified === modified && Date.now() - modified > COARSE_MS) return known.files;
  const files = (await namesIn(folder)).filter(isFileID).length;
  counts.set(folder, { modified, files });
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
