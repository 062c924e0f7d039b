/** Small disks, where this system lets one be mounted. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Need } from './fault.ts';

/** Room for a practice backup, twice. */
const IMAGE_BYTES = 12 * 1024 * 1024;

/** @throws Error with what the command said. */
export function system(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

function works(...commands: string[][]): boolean {
  return commands.every(([command = '', ...args]) => spawnSync(command, args).status === 0);
}

/** @param options as `mount -o` takes them, such as `size=64k`. */
export function mountDisk(folder: string, options: string): void {
  mkdirSync(folder, { recursive: true });
  system('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder);
}

export function remount(folder: string, options: string): void {
  system('mount', '-o', `remount,${options}`, folder);
}

/** Tries to turn a disk read-only. @returns whether it is. */
export function isReadOnly(folder: string): boolean {
  return works(['mount', '-o', 'remount,ro', folder]);
}

/** Makes a disk of a file, puts a copy of a folder on it, and mounts it read-only. */
export function mountImage(image: string, folder: string, content: string): void {
  writeFileSync(image, '');
  truncateSync(image, IMAGE_BYTES);
  mkdirSync(folder);
  system('mke2fs', '-q', '-F', '-t', 'ext2', image);
  system('mount', '-o', 'loop', image, folder);
  cpSync(content, join(folder, basename(content)), { recursive: true, preserveTimestamps: true });
  system('umount', folder);
  system('mount', '-o', 'loop,ro', image, folder);
}

/** Has the system read from the disk again what it keeps in memory. */
export function forgetCaches(): void {
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}

/** Takes a disk away at once, or as soon as nobody uses it. Nothing happens where none is. */
export function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}

/** What this computer and this account can do of what faults need. */
export function abilities(): ReadonlySet<Need> {
  const can = new Set<Need>();
  if (process.platform !== 'linux') return can;
  can.add('linux');
  const folder = mkdtempSync(join(tmpdir(), 'backroll-faults-'));
  if (works(['mount', '-t', 'tmpfs', 'tmpfs', folder], ['umount', folder])) can.add('mount');
  rmdirSync(folder);
  if (process.getuid?.() === 0 && works(['setpriv', '--reuid', '65534', 'true']))
    can.add('other-user');
  if (can.has('mount') && hasLoopDevices()) can.add('loop');
  return can;
}

function hasLoopDevices(): boolean {
  try {
    closeSync(openSync('/dev/loop-control', 'r+'));
    return works(['mke2fs', '-V'], ['losetup', '-f']);
  } catch {
    return false;
  }
}
