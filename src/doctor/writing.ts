/** Whether a folder can be written to, by trying it where that leaves nothing behind. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, lstat, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf } from '../backup/read-only.ts';

export type Writing =
  /** `existing` is the folder itself or, when that is yet to be made, the nearest one above it. */
  | { can: true; existing: string; isThere: boolean; hardLinks: boolean | null }
  | { can: false; why: 'not-a-folder' | 'full' | 'refused'; at: string };

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const CONTENT = 'A file of backroll doctor, which may be removed.\n';

export async function tryWriting(folder: string): Promise<Writing> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory()) return { can: false, why: 'not-a-folder', at };
      if (at === folder) return await tryFile(at);
      await access(at, constants.W_OK | constants.X_OK);
      return { can: true, existing: at, isThere: false, hardLinks: null };
    } catch (error) {
      const code = errnoOf(error);
      const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
      // A link that leads nowhere is in the way of the folder.
      const isInTheWay = isAbsent && (await lstat(at).catch(() => null)) !== null;
      if (isInTheWay) return { can: false, why: 'not-a-folder', at };
      if (!isAbsent || at === dirname(at)) return { can: false, why: 'refused', at };
    }
  }
}

/** Makes a file and a second name for it, and removes both. */
async function tryFile(folder: string): Promise<Writing> {
  const path = join(folder, `.backroll-doctor-${randomUUID()}`);
  const second = `${path}-2`;
  try {
    await writeFile(path, CONTENT, { flag: 'wx', mode: 0o600 });
    const hardLinks = await link(path, second).then(
      () => true,
      () => false,
    );
    return { can: true, existing: folder, isThere: true, hardLinks };
  } catch (error) {
    const isFull = FULL.has(errnoOf(error) ?? '');
    return { can: false, why: isFull ? 'full' : 'refused', at: folder };
  } finally {
    await rm(path, { force: true }).catch(() => {});
    await rm(second, { force: true }).catch(() => {});
  }
}
