/** What every backup made by hand has in common, whoever makes it. */
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileId } from '../../src/practice/backup/manifest.ts';

export const PASSWORD = 'hand made';
export const MADE = new Date('2026-03-01T10:00:00Z');
export const UDID = '00008110-0011223344556677';

/** A file to put into a hand-made backup. */
export interface HandFile {
  path: string;
  data: Buffer;
  domain?: string;
  attributes?: Record<string, Buffer>;
  /** `false`: listed, but not in the folder. */
  stored?: boolean;
}

/** Where a file's bytes lie in a backup folder. */
export function blobPath(path: string, domain = 'CameraRollDomain'): string {
  const id = fileId(domain, path);
  return join(id.slice(0, 2), id);
}

/** Sets every time stamp in a folder to long ago. */
export async function age(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    await utimes(join(folder, name), MADE, MADE);
  }
  await utimes(folder, MADE, MADE);
}
