import type { ManifestEntry } from '../manifest/manifest.ts';
import type { Backup, ContentSource } from '../open.ts';
import { type Dictionary, parseDictionary } from '../plist.ts';
import { BackupError } from '../types.ts';

/** The lists read here are a few hundred bytes long. */
const MAX_BYTES = 1_000_000;

/** What is needed to read the bytes of a listed file. */
export function sourceOf(backup: Backup, entry: ManifestEntry): ContentSource {
  return { fileID: entry.fileID, bytes: backup.manifest.record(entry.fileID)?.size ?? null };
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
      parts.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return null;
    }
  } catch (error) {
    if (error instanceof BackupError) return null;
    throw error;
  }
  return parseDictionary(Buffer.concat(parts));
}
