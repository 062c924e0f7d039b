import { existsSync, readdirSync, watch } from 'node:fs';
import { basename, join } from 'node:path';

export { sha256, standing } from '../folders.ts';

/** The files below a folder, as paths; none where it was never made, as when a run is stopped early. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The same without the list of checksums and the contact sheet that stand beside extracted photos. */
export function photosIn(folder: string): string[] {
  const beside = ['SHA256SUMS.txt', 'contact-sheet.html'];
  return filesIn(folder).filter((path) => !beside.includes(basename(path)));
}

/** Whether a file has the hidden name under which it is written before it is checked. */
export function isPartial(path: string): boolean {
  return basename(path).startsWith('.');
}

/** Resolves once a file in a folder is being written. */
export function beingWritten(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || !isPartial(name)) return;
      watcher.close();
      resolve();
    });
  });
}
