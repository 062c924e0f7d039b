/** Folders as they stand. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 sums in hex by the path below a folder. */
export type Sums = ReadonlyMap<string, string>;

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

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

/** Every file and folder with its size, times, rights, inode and bytes. */
export function standing(folder: string): string[] {
  const names = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()];
  return names.map((name) => {
    const path = join(folder, name);
    const { mtimeMs, ctimeMs, size, mode, ino } = lstatSync(path);
    const bytes = lstatSync(path).isFile() ? sha256(path) : '';
    return [name, mtimeMs, ctimeMs, size, mode, ino, bytes].join(' ');
  });
}
