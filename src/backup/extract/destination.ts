import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { foldedName } from '../filename.ts';
import { folderError, makeFolder } from '../output.ts';
import { refuseInsideABackup } from '../outside-backups.ts';
import { isInside } from '../places.ts';
import { errnoOf } from '../read-only.ts';
import { BackupError } from '../types.ts';
import { isUnfinishedList } from './checksums.ts';
import { removeStalePartials } from './partial.ts';

const REPLACED = 'This folder was taken away while it was written to. Is its disk still connected?';

/** A folder that photos are written to, and the names in it. */
export interface TargetFolder {
  path: string;
  /** The name on the disk that a disk without regard to case would take for `name`. */
  onDisk(name: string): string | undefined;
  /** Whether this run already gave the name to a photo. */
  isClaimed(name: string): boolean;
  claim(name: string): void;
  /** As of the destination; also for this folder. */
  confirm(): Promise<void>;
}

export interface Destination {
  /** Its real path. */
  root: string;
  /**
   * Looks whether the destination still is the folder that was opened: a disk may have been pulled out, and
   * another folder, or a link to one, may bear its name. Nothing may be written there.
   * @throws BackupError `output-unwritable`.
   */
  confirm(): Promise<void>;
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
  const confirm = options.make ? await sameAs(root) : async () => {};
  return {
    root,
    confirm,
    async folder(parts) {
      const wanted = join(root, ...parts);
      const known = folders.get(wanted);
      if (known !== undefined) return known;
      await confirm();
      const path = await realFolder(wanted, options.make);
      if (!isInside(root, path)) {
        const message =
          'A link here leads out of the destination, so nothing was written through it.';
        throw new BackupError('name-refused', message, wanted);
      }
      const names = await namesIn(path);
      if (options.make) {
        const over = names.filter((name) => !isUnfinishedList(name));
        await removeStalePartials(path, over);
      }
      const folder = targetFolder(path, names, options.make ? await sameAs(path) : confirm);
      folders.set(wanted, folder);
      return folder;
    },
  };
}

/**
 * Remembers on which disk a folder lies. Not its inode: there are disks on which that changes by itself.
 * @returns what fails once the folder is gone, on another disk, or behind a link.
 */
async function sameAs(path: string): Promise<() => Promise<void>> {
  const diskOf = async () => {
    const found = await realpath(path).catch(() => null);
    return found === path
      ? stat(path).then(
          ({ dev }) => dev,
          () => null,
        )
      : null;
  };
  const opened = await diskOf();
  return async () => {
    if (opened !== null && (await diskOf()) === opened) return;
    throw new BackupError('output-unwritable', REPLACED, path);
  };
}

function targetFolder(
  path: string,
  names: readonly string[],
  confirm: () => Promise<void>,
): TargetFolder {
  const there = new Map(names.map((name) => [foldedName(name), name]));
  const claimed = new Set<string>();
  return {
    path,
    confirm,
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
