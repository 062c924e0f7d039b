import type { MBFile } from './mbfile.ts';

/** One regular file that a backup lists. */
export interface ManifestEntry {
  /** 40 lower-case hex digits, checked: the blob's name. */
  fileID: string;
  domain: string;
  /** Path within the domain. Untrusted text. */
  path: string;
}

/** The same with the facts recorded about it; `null` when there are none that can be read. */
export interface ListedFile extends ManifestEntry {
  record: MBFile | null;
}

/** The index of a backup. */
export interface Manifest {
  /** Regular files of a domain whose path starts with `folder`, which ends in `/`; in the order of their paths. */
  files(domain: string, folder: string): Iterable<ListedFile>;
  /** Regular files of every domain, in no order. */
  all(): Iterable<ListedFile>;
  /** One regular file by its path; `null` when it is not listed. */
  find(domain: string, path: string): ManifestEntry | null;
  /** The facts recorded about a file; `null` when there are none that can be read. */
  record(fileID: string): MBFile | null;
  /** Lines that could not be used. */
  skipped(): number;
  /** Whether the list ends in the middle of a line, so that files after it are not known. */
  brokeOff: boolean;
  close(): void;
}

const FILE_ID = /^[0-9a-f]{40}$/;

/** Only such a name is ever joined to a path on this computer. */
export function isFileID(value: unknown): value is string {
  return typeof value === 'string' && FILE_ID.test(value);
}
