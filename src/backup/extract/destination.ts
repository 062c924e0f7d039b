import { readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { foldedName } from '../filename.ts';
import { folderError, makeFolder } from '../output.ts';
import { refuseInsideABackup } from '../outside-backups.ts';
import { isInside } from '../places.ts';
import { errnoOf } from '../read-only.ts';
import { BackupError } from '../types.ts';
import { removeStalePartials } from './partial.ts';

/** A folder that photos are written to, and the names in it. */
export interface TargetFolder {
  path: string;
  /** The name on the disk that a disk without regard to case would take for `name`. */
  onDisk(name: string): string | undefined;
  /** Whether this run already gave the name to a photo. */
  isClaimed(name: string): boolean;
  claim(name: string): void;
}

export interface Destination {
  /** Its real path. */
  root: string;
  /**
   * A folder below the destination, made when it is not there.
   * @throws BackupError `name-refused` when a link leads out of the destination.
   */
  folder(parts: readonly string[]): Promise<TargetFolder>;
}

/**
 * Opens the folder that everything is written below.
 * @param options.make false for a dry run: nothing is made.
 * @throws BackupError `output-unwritable`, also for a place inside any backup, or `disk-full`.
 */
export async function openDestination(
  to: string,
  options: { make: boolean },
): Promise<Destination> {
  await refuseInsideABackup(to);
  const root = await realFolder(resolve(to), options.make);
  const folders = new Map<string, TargetFolder>();
  return {
    root,
    async folder(parts) {
      const wanted = join(root, ...parts);
      const known = folders.get(wanted);
      if (known !== undefined) return known;
      const path = await realFolder(wanted, options.make);
      if (!isInside(root, path)) {
        const message =
          'A link here leads out of the destination, so nothing was written through it.';
        throw new BackupError('name-refused', message, wanted);
      }
      const names = await namesIn(path);
      if (options.make) await removeStalePartials(path, names);
      const folder = targetFolder(path, names);
      folders.set(wanted, folder);
      return folder;
    },
  };
}

function targetFolder(path: string, names: readonly string[]): TargetFolder {
  const there = new Map(names.map((name) => [foldedName(name), name]));
  const claimed = new Set<string>();
  return {
    path,
    onDisk: (name) => there.get(foldedName(name)),
    isClaimed: (name) => claimed.has(foldedName(name)),
    claim: (name) => {
      claimed.add(foldedName(name));
    },
  };
}

async function realFolder(path: string, make: boolean): Promise<string> {
  try {
    if (make) await makeFolder(path);
    return await realpath(path);
  } catch (error) {
    if (!make && errnoOf(error) === 'ENOENT') return path;
    throw folderError(error, path);
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw folderError(error, path);
  }
}
