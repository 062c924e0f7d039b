import type { ManifestEntry } from '../manifest/manifest.ts';
import type { MBFile } from '../manifest/mbfile.ts';
import { isoTime } from '../time.ts';

/** What is kept of a listed file: there can be hundreds of thousands. */
export interface StoredFile extends ManifestEntry {
  bytes: number | null;
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
    changedAt: isoTime((record?.lastModified ?? Number.NaN) * 1000),
  };
}
