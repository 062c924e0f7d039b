/** The folder for a backup that an installed program makes. */
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answerTo, backups, type Case } from '../../flows/case.ts';
import type { ToolSaying } from '../../flows/error-codes.ts';

/** A folder that did not exist until now, beside the copies of backups. */
export async function newFolder(
  known: Case,
  copiesTo: string,
): Promise<string | { said: ToolSaying }> {
  const typed = answerTo(known, 'copy-to');
  const parent = join(
    typeof typed === 'string' && typed !== 'dont-know' ? typed : copiesTo,
    'fresh',
  );
  if (backups(known).some(({ path }) => isInside(parent, path))) return { said: 'folder-refused' };
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    for (let number = 1; ; number += 1) {
      const folder = join(parent, number === 1 ? stamp : `${stamp}-${number}`);
      if (await isNew(folder)) return folder;
    }
  } catch (error) {
    return { said: codeOf(error) === 'ENOSPC' ? 'disk-full' : 'folder-refused' };
  }
}

/** Made here and now, for its owner's eyes alone. */
async function isNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || ['/', '\\'].some((sep) => path.startsWith(folder + sep));
}

/** Takes the folder away again if nothing came into it. */
export async function isEmptied(folder: string): Promise<boolean> {
  try {
    for (const { name } of await readdir(folder, { withFileTypes: true }))
      await rmdir(join(folder, name));
    await rmdir(folder);
    return true;
  } catch {
    return false;
  }
}
