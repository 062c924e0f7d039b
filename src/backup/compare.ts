import type { BackupSummary, Catalogue, Photo } from './types.ts';

/** A backup's photos, and which phone they are of. */
export interface ComparedBackup {
  summary: Pick<BackupSummary, 'udid'>;
  catalogue: Pick<Catalogue, 'photos'>;
}

/** Of the older backup's photos, each is in exactly one of `lost`, `trashed` and the number `kept`. */
export interface Comparison {
  /** Whether both are of one phone; `null` when one of them does not name its phone. */
  sameDevice: boolean | null;
  /** Photos of the older backup that the newer one no longer knows. */
  lost: Photo[];
  /**
   * Photos that went to Recently Deleted in between: what the older backup holds of them, with the
   * date of deletion from the newer one.
   */
  trashed: Photo[];
  /** Photos that only the newer backup knows. */
  added: number;
  kept: number;
}

/** What a photo is known again by; `null` when it lacks what this key is made of. */
type Key = (photo: Photo) => string | null;

/**
 * Strongest first. The first three say "the same picture", so several photos may meet in one: a
 * duplicate whose twin is still there is not lost. The others only say "very likely", so each photo
 * of the newer backup answers for one.
 */
const KEYS: readonly { key: Key; shared: boolean }[] = [
  { key: ({ uuid }) => uuid?.toUpperCase() ?? null, shared: true },
  // A photo that was shot on the phone is called the same in iCloud as in the library.
  { key: ({ cloudGuid, uuid }) => (cloudGuid ?? uuid)?.toUpperCase() ?? null, shared: true },
  { key: ({ fingerprint }) => fingerprint, shared: true },
  { key: takenAs, shared: false },
  { key: storedAs, shared: false },
];

/**
 * What became of the photos of one backup by the time of a later one. Where a file lies does not
 * count: iCloud Photos moves originals, and a freed name can come back for another photo.
 */
export function compare(older: ComparedBackup, newer: ComparedBackup): Comparison {
  const before = older.catalogue.photos;
  const after = newer.catalogue.photos;
  const matches = matchesOf(before, after);
  const lost: Photo[] = [];
  const trashed: Photo[] = [];
  for (const photo of before) {
    const now = matches.get(photo);
    if (now === undefined) lost.push(photo);
    else if (now.trashed && !photo.trashed) trashed.push({ ...photo, ...deletionOf(now) });
  }
  const kept = before.length - lost.length - trashed.length;
  const added = after.length - new Set(matches.values()).size;
  return { sameDevice: isSameDevice(older.summary, newer.summary), lost, trashed, added, kept };
}

/** Pairs photos key by key; what one key has paired is out of the weaker ones' reach. */
function matchesOf(before: readonly Photo[], after: readonly Photo[]): Map<Photo, Photo> {
  const matches = new Map<Photo, Photo>();
  const taken = new Set<Photo>();
  for (const { key, shared } of KEYS) {
    const candidates = byKey(shared ? after : after.filter((photo) => !taken.has(photo)), key);
    for (const photo of before) {
      const name = matches.has(photo) ? null : key(photo);
      const found = name === null ? undefined : candidates.get(name);
      const match = shared ? found?.[0] : found?.pop();
      if (match === undefined) continue;
      matches.set(photo, match);
      taken.add(match);
    }
  }
  return matches;
}

/** Of several with one key, one that is not in Recently Deleted comes first. */
function byKey(photos: readonly Photo[], key: Key): Map<string, Photo[]> {
  const found = new Map<string, Photo[]>();
  for (const photo of photos) {
    const name = key(photo);
    if (name === null) continue;
    const others = found.get(name);
    if (others === undefined) found.set(name, [photo]);
    else if (others[0]?.trashed && !photo.trashed) others.unshift(photo);
    else others.push(photo);
  }
  return found;
}

/** Name, second and size: turning a picture swaps width and height. */
function takenAs({ name, takenAt, width, height }: Photo): string | null {
  if (name === null || takenAt === null) return null;
  const sides = [width ?? 0, height ?? 0].sort((a, b) => a - b);
  return [name.normalize('NFC').toLowerCase(), takenAt.slice(0, 19), ...sides].join('|');
}

/** For files of which nothing but their place and length is known. */
function storedAs({ uuid, takenAt, path, bytes }: Photo): string | null {
  const nameless = uuid === null && takenAt === null;
  return nameless && path !== null && bytes !== null ? `${path}|${bytes}` : null;
}

function deletionOf({ trashed, trashedAt, expiresAt }: Photo): Partial<Photo> {
  return { trashed, trashedAt, expiresAt };
}

function isSameDevice(
  older: Pick<BackupSummary, 'udid'>,
  newer: Pick<BackupSummary, 'udid'>,
): boolean | null {
  if (older.udid === null || newer.udid === null) return null;
  return older.udid.toLowerCase() === newer.udid.toLowerCase();
}
