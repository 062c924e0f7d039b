import { type Condition, judge } from './condition.ts';
import { readContent, storedBytes } from './content.ts';
import { backupFolder, summaryOf } from './discover.ts';
import { parseKeybag } from './keys/keybag.ts';
import { passwordNeeded } from './keys/password.ts';
import { type Keys, unlock } from './keys/unlock.ts';
import type { Manifest } from './manifest/manifest.ts';
import { openIndex } from './open-index.ts';
import type { ContentNote } from './padding.ts';
import { stopIfAsked } from './progress.ts';
import { type Properties, readProperties } from './properties.ts';
import { BackupError, type BackupSummary, type PhotoFile, type Watch } from './types.ts';

/** A backup whose index is open. Holds a private copy of the index until `close`. */
export interface Backup {
  summary: BackupSummary;
  manifest: Manifest;
  /**
   * A file's bytes, decrypted with the key that the index has for it.
   * @param note told at the end, when the bytes differ from what the index recorded.
   * @returns chunks, each valid until the next is asked for; taking them fails with a BackupError. The file
   * is open until the last, or a `break`.
   */
  content(
    file: ContentSource,
    note?: (note: Exclude<ContentNote, null>) => void,
  ): AsyncIterable<Buffer>;
  /** A file's bytes as they are stored, in an encrypted backup the cipher. */
  stored(fileID: string): AsyncIterable<Buffer>;
  /** How long it is as it is stored; 0 when the backup does not hold it. */
  storedBytes(fileID: string): Promise<number>;
  /** Wipes the keys, and removes the private copy. */
  close(): void;
}

/** The part of a photo's file that names its bytes; `bytes` is the length to cut a damaged ending to. */
export type ContentSource = Pick<PhotoFile, 'fileID' | 'bytes'>;

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
  let key: Buffer | null = null;
  try {
    key = indexKey(condition, properties, keys);
    const manifest = await openIndex(folder, condition, key, options);
    return {
      summary: summaryOf(folder, properties, condition),
      manifest,
      content: ({ fileID, bytes }, note) => {
        const encryptionKey = manifest.record(fileID)?.encryptionKey ?? null;
        const file = { fileID, bytes, encryptionKey };
        return readContent(folder, file, keys, note);
      },
      stored(fileID) {
        return readContent(folder, { fileID, bytes: null, encryptionKey: null }, null);
      },
      storedBytes: (fileID) => storedBytes(folder, fileID),
      close() {
        keys?.forget();
        manifest.close();
      },
    };
  } catch (error) {
    keys?.forget();
    throw error;
  } finally {
    key?.fill(0);
  }
}

/** A half-done run may have left an older, complete state behind; that one can be opened. */
function refuse({ state, stateReason, index, indexName }: Condition, folder: string): void {
  if (state === 'unsupported' || state === 'running') {
    throw new BackupError(state, stateReason ?? 'This backup cannot be opened now.', folder);
  }
  if (index === 'plain' || index === 'encrypted') return;
  const code = state === 'interrupted' ? 'unfinished' : 'damaged';
  throw new BackupError(code, stateReason ?? `Its index, ${indexName}, is not readable.`, folder);
}

/**
 * The keys of the files. Where nothing seems encrypted they are only made when a password was given:
 * a copy that another tool has decrypted needs no key, but it may have been decrypted in part.
 */
async function keysFor(
  condition: Condition,
  properties: Properties,
  options: { password?: string } & Watch,
): Promise<Keys | null> {
  const { password } = options;
  if (!condition.encrypted && !(password && properties.saysEncrypted && properties.keybag))
    return null;
  if (properties.keybag === null || !password) throw passwordNeeded();
  stopIfAsked(options);
  return unlock(parseKeybag(properties.keybag), password, options);
}

function indexKey(condition: Condition, { manifestKey }: Properties, keys: Keys | null) {
  const sealed = condition.index === 'encrypted' && manifestKey !== null;
  return sealed ? (keys?.fileKey(manifestKey) ?? null) : null;
}
