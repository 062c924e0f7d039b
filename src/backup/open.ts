import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Condition, judge } from './condition.ts';
import { chunks, decrypt, readContent } from './content.ts';
import { backupFolder, summaryOf } from './discover.ts';
import { parseKeybag } from './keys/keybag.ts';
import { type Keys, unlock } from './keys/unlock.ts';
import type { Manifest } from './manifest/manifest.ts';
import { sqliteManifest } from './manifest/sqlite.ts';
import type { ContentNote } from './padding.ts';
import { openPrivately } from './private-database.ts';
import { stopIfAsked } from './progress.ts';
import { type Properties, readProperties } from './properties.ts';
import { openReadOnly } from './read-only.ts';
import { BackupError, type BackupSummary, type PhotoFile, type Watch } from './types.ts';

/** A backup whose index is open. Holds a private copy of the index until `close`. */
export interface Backup {
  summary: BackupSummary;
  manifest: Manifest;
  /**
   * A file's bytes, decrypted.
   * @param note told at the end, when the bytes differ from what the index recorded.
   * @returns a stream that fails with a BackupError.
   */
  content(file: ContentSource, note?: (note: Exclude<ContentNote, null>) => void): Readable;
  close(): void;
}

/** The part of a photo's file that names its bytes. */
export type ContentSource = Pick<PhotoFile, 'fileID' | 'bytes' | 'encryptionKey'>;

/**
 * Opens a backup for reading. Nothing in its folder is changed, and SQLite never sees a file of it.
 * @param options.password needed when the index is encrypted.
 * @throws BackupError `no-backup`, `no-access`, `unsupported`, `running`, `unfinished`, `damaged`,
 * `password-needed`, `wrong-password`, `keybag-damaged` or `cancelled`.
 */
export async function openBackup(
  path: string,
  options: { password?: string } & Watch = {},
): Promise<Backup> {
  const folder = await backupFolder(path);
  const properties = await readProperties(folder);
  const condition = await judge(folder, properties);
  refuse(condition, folder);

  const keys = await keysFor(condition, properties, options);
  try {
    const indexKey = condition.index === 'encrypted' ? properties.manifestKey : null;
    const manifest = await openIndex(folder, indexKey, keys, options);
    return {
      summary: summaryOf(folder, properties, condition),
      manifest,
      content: ({ fileID, bytes, encryptionKey }, note) => {
        const key = encryptionKey === null ? null : Buffer.from(encryptionKey, 'base64');
        const file = { fileID, bytes, encryptionKey: key };
        return Readable.from(readContent(folder, file, keys, note), { objectMode: false });
      },
      close() {
        keys?.forget();
        manifest.close();
      },
    };
  } catch (error) {
    keys?.forget();
    throw error;
  }
}

/** A half-done run may have left an older, complete state behind; that one can be opened. */
function refuse({ state, stateReason, index }: Condition, folder: string): void {
  if (state === 'unsupported' || state === 'running') {
    throw new BackupError(state, stateReason ?? 'This backup cannot be opened now.', folder);
  }
  if (index === 'plain' || index === 'encrypted') return;
  const code = state === 'interrupted' ? 'unfinished' : 'damaged';
  throw new BackupError(code, stateReason ?? 'Its index, Manifest.db, is not readable.', folder);
}

/**
 * The keys of the files. With a plain index they are only made when a password was given: iOS 10.1
 * encrypted the files and not the index, while decrypted copies need no key at all.
 */
async function keysFor(
  condition: Condition,
  properties: Properties,
  options: { password?: string } & Watch,
): Promise<Keys | null> {
  const { password } = options;
  const needed = condition.index === 'encrypted';
  if (!needed && !(password && properties.saysEncrypted && properties.keybag)) return null;
  if (properties.keybag === null || !password) {
    throw new BackupError('password-needed', 'This backup is encrypted, and needs its password.');
  }
  stopIfAsked(options);
  return unlock(parseKeybag(properties.keybag), password, options);
}

async function openIndex(
  folder: string,
  indexKey: Buffer | null,
  keys: Keys | null,
  watch: Watch,
): Promise<Manifest> {
  const path = join(folder, 'Manifest.db');
  const index = await openReadOnly(path);
  const log = indexKey !== null ? null : await openReadOnly(`${path}-wal`);
  try {
    if (index === null)
      throw new BackupError('damaged', 'Its index, Manifest.db, is missing.', path);
    const { size } = await index.stat();
    const logSize = log === null ? 0 : (await log.stat()).size;
    const content =
      keys !== null && indexKey !== null
        ? decrypt(index, size, keys.fileKey(indexKey), null)
        : chunks(index, 0, size);
    const copy = await openPrivately(
      watched(content, size, watch),
      log !== null && logSize > 0 ? chunks(log, 0, logSize) : null,
    );
    try {
      return sqliteManifest(copy);
    } catch (error) {
      copy.close();
      throw error;
    }
  } finally {
    await index?.close();
    await log?.close();
  }
}

async function* watched(
  content: AsyncIterable<Buffer>,
  total: number,
  watch: Watch,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of content) {
    stopIfAsked(watch);
    yield chunk;
    done += chunk.length;
    watch.onProgress?.({ phase: 'copy-manifest', done, total, unit: 'bytes', item: null });
  }
}
