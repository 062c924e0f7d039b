import type { Backup, ContentSource } from './open.ts';
import { sourceOf } from './photos/small-file.ts';
import { openPrivately, type PrivateDatabase } from './private-database.ts';
import { watched } from './progress.ts';
import type { Watch } from './types.ts';

/**
 * Opens a private copy of a database that a backup lists, with its write-ahead log where it has one.
 * @returns `null` when the backup does not list it.
 * @throws BackupError as reading a file does, `damaged` when it is not a database, or `cancelled`.
 */
export async function openListed(
  backup: Backup,
  domain: string,
  path: string,
  watch: Watch = {},
): Promise<PrivateDatabase | null> {
  const { manifest } = backup;
  const entry = manifest.find(domain, path);
  if (entry === null) return null;
  const log = manifest.find(domain, `${path}-wal`);
  const logSource = log === null ? null : sourceOf(backup, log);
  const source = sourceOf(backup, entry);
  const read = (one: ContentSource) =>
    watched(backup.content(one), { phase: 'read-photos', total: one.bytes }, watch);
  const logBytes = logSource?.bytes ? await backup.storedBytes(logSource.fileID) : 0;
  const bytes = (await backup.storedBytes(entry.fileID)) + logBytes;
  const logContent = logSource !== null && logBytes > 0 ? read(logSource) : null;
  return openPrivately(read(source), bytes, logContent);
}
