/** Folders as they stand, for tests and for `faults/`, which runs without a test runner. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
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
