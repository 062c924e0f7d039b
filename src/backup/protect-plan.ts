import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { copyNames } from './copy-names.ts';
import { backupFolder } from './discover.ts';
import { listItems, sameSizes } from './folder-items.ts';
import { refuseInsideABackup } from './outside-backups.ts';
import { realPlace } from './places.ts';
import type { ProtectResult } from './protect.ts';
import { BackupError, type Watch } from './types.ts';

/**
 * What `protect` would do, without writing anything. An earlier copy is known by its names and sizes
 * here; `protect` itself compares every byte.
 * @throws BackupError as `protect` does, but for what only writing shows.
 */
export async function planProtection(
  path: string,
  to: string,
  watch: Watch = {},
): Promise<ProtectResult> {
  const source = await backupFolder(path);
  await refuseInsideABackup(to);
  const folder = await realPlace(to);
  const { items, others } = await listItems(source, watch);
  const files = items.filter((item) => !item.isFolder);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);

  for (const name of await copyNames(source)) {
    const target = join(folder, name);
    const plan = { path: target, files: files.length, bytes, skipped: others.length };
    const there = await lstat(target).catch(() => null);
    if (there === null) return { ...plan, unchanged: false };
    if (target === source || !there.isDirectory()) continue;
    if (sameSizes(items, (await listItems(target, watch)).items)) {
      return { ...plan, unchanged: true };
    }
  }
  const message = 'Something else of this name is already there, and was left as it is.';
  throw new BackupError('output-unwritable', message, join(folder, basename(source)));
}
