import type { ManifestEntry } from '../manifest/manifest.ts';
import type { MBFile } from '../manifest/mbfile.ts';

/** What is kept of a listed file: there can be hundreds of thousands. */
export interface StoredFile extends ManifestEntry {
  bytes: number | null;
  /** Class prefix and wrapped key as base64. */
  encryptionKey: string | null;
  changedAt: string | null;
}

/** Keeps nothing of the record itself, whose parts are windows into a whole line of the index. */
export function storedFile(
  { fileID, domain, path }: ManifestEntry,
  record: MBFile | null,
): StoredFile {
  return {
    fileID,
    domain,
    path,
    bytes: record?.size ?? null,
    encryptionKey: record?.encryptionKey?.toString('base64') ?? null,
    changedAt: unixTime(record?.lastModified ?? null),
  };
}

/** Seconds since 1970 as ISO 8601. */
function unixTime(seconds: number | null): string | null {
  if (seconds === null) return null;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
