/** The files below a folder. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../test/folders.ts';

/** SHA-256 sums in hex by the path below a folder. */
export type Sums = ReadonlyMap<string, string>;

/** Paths below a folder of all that is no folder; none for a folder that is not there. */
export function filesIn(folder: string): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export function sumsOf(folder: string): Sums {
  return new Map(filesIn(folder).map((path) => [path, sha256(join(folder, path))]));
}
