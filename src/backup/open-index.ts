import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Condition } from './condition.ts';
import { chunks, decrypt } from './content.ts';
import type { Manifest } from './manifest/manifest.ts';
import { mbdbManifest } from './manifest/mbdb.ts';
import { sqliteManifest } from './manifest/sqlite.ts';
import { openPrivately } from './private-database.ts';
import { watched } from './progress.ts';
import { openReadOnly } from './read-only.ts';
import { BackupError, type Watch } from './types.ts';

/**
 * Opens the index of a backup, whichever of the two kinds it is. Nothing in the folder is changed.
 * @param key opens an encrypted Manifest.db; `null` for an index in clear text.
 * @param options.password for the records of iOS 10.0, which are sealed one by one.
 * @throws BackupError `damaged`, `no-access`, `read-failed`, `password-needed`, `wrong-password` or
 * `cancelled`.
 */
export async function openIndex(
  folder: string,
  { indexName }: Condition,
  key: Buffer | null,
  options: { password?: string } & Watch,
): Promise<Manifest> {
  const path = join(folder, indexName);
  const index = await openReadOnly(path);
  if (index === null)
    throw new BackupError('damaged', `Its index, ${indexName}, is missing.`, path);
  try {
    const { size } = await index.stat();
    // A database goes straight to the disk; the reader of the other kind keeps pieces of it.
    const reuse = indexName !== 'Manifest.mbdb';
    const stored =
      key === null ? chunks(index, 0, size, { reuse }) : decrypt(index, size, key, null);
    const content = watched(stored, { phase: 'copy-manifest', total: size }, options);
    if (indexName === 'Manifest.mbdb') return await mbdbManifest(content);
    const log = key === null ? await openReadOnly(`${path}-wal`) : null;
    try {
      return await openDatabase(content, size, log, options.password);
    } finally {
      await log?.close();
    }
  } finally {
    await index.close();
  }
}

async function openDatabase(
  content: AsyncIterable<Buffer>,
  size: number,
  log: FileHandle | null,
  password: string | undefined,
): Promise<Manifest> {
  const logBytes = log === null ? 0 : (await log.stat()).size;
  const logged = log !== null && logBytes > 0 ? chunks(log, 0, logBytes) : null;
  const copy = await openPrivately(content, size + logBytes, logged);
  try {
    return sqliteManifest(copy, password);
  } catch (error) {
    copy.close();
    throw error;
  }
}
