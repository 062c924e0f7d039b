/** A disk with very little room, where this system lets one be mounted. */
import { spawnSync } from 'node:child_process';
import { atTheEnd } from '../endings.ts';
import { temporaryFolder } from './program.ts';

/** A folder on a disk of this size (as `mount` takes it), or `null`. */
export function fullDisk(size: string): string | null {
  if (process.platform !== 'linux') return null;
  const folder = temporaryFolder();
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (done.status !== 0) return null;
  atTheEnd(() => void spawnSync('umount', [folder]));
  return folder;
}
