/**
 * The plain data that the engine takes and gives. Everything here survives `structuredClone` and JSON:
 * no class instances, no Dates (times are ISO 8601 in UTC, `null` when unknown), sizes in bytes.
 */

/** What can be said of a backup folder without opening its index. */
export type BackupState = 'finished' | 'interrupted' | 'running' | 'damaged' | 'unsupported';

/** One backup folder, as the three property lists and the folder itself describe it. */
export interface BackupSummary {
  /** Real, absolute path of the backup folder. */
  path: string;
  udid: string | null;
  deviceName: string | null;
  /** Apple's model identifier, such as `iPhone12,3`. */
  productType: string | null;
  /** Marketing name, such as `iPhone 11 Pro`. */
  productName: string | null;
  /** iOS version, such as `17.5.1`. */
  productVersion: string | null;
  lastBackup: string | null;
  /** By the bytes of the manifest where they can be read; `null` when nothing tells. */
  encrypted: boolean | null;
  /** Set aside under its own name, so that a new backup does not overwrite it. */
  archived: boolean;
  state: BackupState;
  /** Why `state` is what it is, in a few plain words; `null` for an unremarkable finished backup. */
  stateReason: string | null;
  /** Uses `Manifest.mbdb` (iOS 9 and earlier) or an older index. */
  legacy: boolean;
}

/** Everything that can go wrong for the person to act on. One closed list: `guidance` covers each. */
export const ERROR_CODES = [
  'no-backup',
  'no-access',
  'dangling-link',
  'unfinished',
  'running',
  'damaged',
  'unsupported',
  'password-needed',
  'wrong-password',
  'keybag-damaged',
  'output-unwritable',
  'disk-full',
  'read-failed',
  'cancelled',
  'file-missing',
  'file-short',
  'key-unavailable',
  'name-refused',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A folder that could not be looked at, or an item that could not be read. */
export interface Problem {
  path: string;
  code: ErrorCode;
  message: string;
}

/** The engine's only error class. `message` is one plain sentence; `path` is what it is about. */
export class BackupError extends Error {
  readonly code: ErrorCode;
  readonly path: string | null;
  constructor(code: ErrorCode, message: string, path: string | null = null) {
    super(message);
    this.name = 'BackupError';
    this.code = code;
    this.path = path;
  }
}

export interface ScanResult {
  backups: BackupSummary[];
  problems: Problem[];
}

export type PhotoKind = 'photo' | 'video' | 'screenshot' | 'live';
/** The best that a backup holds of a photo: the untouched file, a smaller copy, a thumbnail, or nothing. */
export type Availability = 'original' | 'reduced' | 'thumbnail' | 'none';
export type FileRole =
  | 'original'
  | 'edited'
  | 'live-movie'
  | 'raw'
  | 'reduced'
  | 'thumbnail'
  | 'jpeg';

/** One file of a photo inside a backup, with what is needed to find it. */
export interface PhotoFile {
  role: FileRole;
  /** 40 lower-case hex digits: the file's name inside the backup. */
  fileID: string;
  domain: string;
  /** Path within its domain, such as `Media/DCIM/100APPLE/IMG_0001.HEIC`. */
  path: string;
  /** Size as the manifest recorded it; it can be wrong. */
  bytes: number | null;
}

/** One photo or video that a backup knows. */
export interface Photo {
  /** Stable across runs. The asset's UUID where there is one, else derived from its path. */
  id: string;
  uuid: string | null;
  /** The name the owner knows, such as `IMG_0042.HEIC`. Untrusted text. */
  name: string | null;
  /** The original's path in its domain, also when the original itself is not in the backup. */
  path: string | null;
  kind: PhotoKind;
  takenAt: string | null;
  addedAt: string | null;
  /** In Recently Deleted when the backup was made. */
  trashed: boolean;
  trashedAt: string | null;
  /** When the phone may remove it for good; `null` unless trashed with a plausible date. */
  expiresAt: string | null;
  hidden: boolean;
  favorite: boolean;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  /** Size of the best file the backup has for it. */
  bytes: number | null;
  latitude: number | null;
  longitude: number | null;
  availability: Availability;
  /** Files that belong to it beside the original: Live Photo movie, RAW, edited render. */
  companions: { role: FileRole; path: string; bytes: number | null }[];
  /** Apple's 28-character content fingerprint of the original, where the library has it. */
  fingerprint: string | null;
  /** Seconds east of UTC where it was taken. */
  timeZoneOffset: number | null;
  /** What iCloud Photos calls it on every device of the account. Not part of the JSON contract. */
  cloudGuid: string | null;
  /** The app that it was found in, outside the photo library: `messages`, … or the app's domain. Not part of the JSON contract. */
  app: string | null;
  /** Names the burst that it was shot in; shared by all its frames. Not part of the JSON contract. */
  burst: string | null;
  /** Every file that the backup really holds for it, best first. Not part of the JSON contract. */
  files: PhotoFile[];
}

export interface ICloudPhotos {
  state: 'on' | 'off' | 'unknown';
  /** Plain sentences, strongest first. */
  evidence: string[];
}

export interface PhotoCounts {
  total: number;
  original: number;
  reduced: number;
  thumbnail: number;
  none: number;
  trashed: number;
}

/** An album that the owner made. */
export interface Album {
  /** Untrusted text. */
  title: string;
  /** UUIDs of the assets in it. */
  assets: string[];
}

export interface Catalogue {
  icloudPhotos: ICloudPhotos;
  counts: PhotoCounts;
  photos: Photo[];
  /** By title; none where there is no library to tell. */
  albums: Album[];
  /** What was skipped or fell back while reading, in plain sentences. */
  warnings: string[];
}

/** An interval of instants, both ends inclusive; `null` is an open end. ISO 8601 UTC. */
export interface Interval {
  from: string | null;
  to: string | null;
  /**
   * The ends are what a clock showed where a photo was taken, written as if it told UTC: what a person
   * means by a day. Only for when a photo was taken; its place in the folders follows the same clock.
   */
  local?: true;
}

export interface PhotoFilter {
  taken?: Interval;
  deleted?: Interval;
  trashed?: boolean;
  kind?: PhotoKind;
  /** A glob over `name`, without regard to case: `IMG_00*`. */
  name?: string;
  /** A glob over the titles of the owner's albums. */
  album?: string;
  ids?: string[];
  limit?: number;
}

/** How a written file was proved: bit-exact, by its length, or not at all (a render has no reference). */
export type Check = 'fingerprint' | 'size' | 'unconfirmed';

export interface WrittenFile {
  id: string;
  role: FileRole;
  /** Path in the backup's domain. */
  source: string;
  /** Absolute path on disk. */
  path: string;
  bytes: number;
  sha256: string;
  check: Check;
}

export interface FailedFile {
  id: string;
  source: string | null;
  code: ErrorCode;
  message: string;
}

export interface ExtractResult {
  wrote: WrittenFile[];
  /** Already there from an earlier run, with the same bytes. */
  unchanged: WrittenFile[];
  failed: FailedFile[];
  bytes: number;
  seconds: number;
  /** The list of SHA-256 sums that was written; `null` without one. Not part of the JSON contract. */
  checksums: string | null;
}

export type Include = 'original' | 'edited' | 'all';
export type Layout = 'flat' | 'by-date';

export interface ExtractOptions {
  /** Destination folder; made if it is not there. Nothing is written outside it. */
  to: string;
  include?: Include;
  layout?: Layout;
  /** Write a JPEG beside each HEIC, too. */
  jpeg?: boolean;
  /** Say what would be written, write nothing. */
  dryRun?: boolean;
}

/** What a running job tells: at most ten times a second, and always the last. */
export interface Progress {
  /** What is being done, as an id: `scan`, `copy-manifest`, `unlock`, `read-photos`, `extract`, `protect`. */
  phase: string;
  done: number;
  /** `null` while it is not known. */
  total: number | null;
  unit: 'folders' | 'rows' | 'files' | 'bytes' | 'rounds' | 'percent';
  /** The item at hand; untrusted text. */
  item: string | null;
}

/** How every long function is watched and stopped. */
export interface Watch {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** A size in dots. */
export interface Box {
  width: number;
  height: number;
}

/** A picture, upright: red, green and blue of each dot in sRGB, a byte each, row by row from the top left. */
export interface Pixels extends Box {
  data: Uint8Array;
}
