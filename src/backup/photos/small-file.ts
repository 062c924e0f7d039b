import type { ManifestEntry } from '../manifest/manifest.ts';
import type { Backup } from '../open.ts';
import { type Dictionary, parseDictionary } from '../plist.ts';
import { BackupError, type PhotoFile } from '../types.ts';

/** The lists read here are a few hundred bytes long. */
const MAX_BYTES = 1_000_000;

/** What is needed to read the bytes of a listed file. */
export function sourceOf(
  backup: Backup,
  entry: ManifestEntry,
): Pick<PhotoFile, 'fileID' | 'bytes' | 'encryptionKey'> {
  const record = backup.manifest.record(entry.fileID);
  return {
    fileID: entry.fileID,
    bytes: record?.size ?? null,
    encryptionKey: record?.encryptionKey?.toString('base64') ?? null,
  };
}

/** Reads a small property list out of a backup; `null` when it is absent or unreadable. */
export async function readListedPlist(
  backup: Backup,
  entry: ManifestEntry | null,
): Promise<Dictionary | null> {
  if (entry === null) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of backup.content(sourceOf(backup, entry))) {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return null;
    }
  } catch (error) {
    if (error instanceof BackupError) return null;
    throw error;
  }
  return parseDictionary(Buffer.concat(parts));
}
