import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Photo, PhotoFile } from '../types.ts';
import type { Attributes } from './attributes.ts';
import { availabilityOf, bestFirst, companionsOf } from './availability.ts';
import type { LibraryAsset } from './library.ts';
import { MEDIA, mediaOf } from './paths.ts';

/** What both kinds of photo need: where it lies, its files, and when it may expire. */
export interface Found {
  id: string;
  /** Below `Media/`; `null` when it is not known. */
  path: string | null;
  files: readonly PhotoFile[];
}

/** The part of a photo that follows from where its files are. */
export function filePart({ id, path, files }: Found) {
  const sorted = bestFirst(files);
  const original = sorted.find(({ role }) => role === 'original');
  return {
    id,
    path: original?.path ?? (path === null ? null : `${MEDIA}${path}`),
    bytes: sorted[0]?.bytes ?? null,
    availability: availabilityOf(sorted),
    companions: companionsOf(sorted),
    files: sorted,
  };
}

/** A photo that the library knows; the file's attributes fill in what the library leaves out. */
export function photoOfAsset(
  asset: LibraryAsset,
  found: Found,
  attributes: Attributes | null,
  expiresAt: string | null,
): Photo {
  const { foreign: _, cloud: __, path: ___, ...known } = asset;
  return {
    ...known,
    ...filePart(found),
    name: asset.name ?? attributes?.originalFilename ?? nameIn(found.path),
    takenAt: asset.takenAt ?? attributes?.takenAt ?? null,
    trashedAt: asset.trashed ? asset.trashedAt : null,
    timeZoneOffset: asset.timeZoneOffset ?? attributes?.timeZoneOffset ?? null,
    expiresAt: asset.trashed ? expiresAt : null,
    cloudGuid: asset.cloudGuid ?? attributes?.cloudGuid ?? null,
    burst: asset.burst ?? attributes?.burst ?? null,
    app: null,
  };
}

/** A photo that only the backup's list of files knows. */
export function photoOfFile(
  found: Found,
  uuid: string | null,
  attributes: Attributes | null,
): Photo {
  const name = found.path ?? posix.basename(found.files[0]?.path ?? '');
  const hasMovie = found.files.some((file) => file.role === 'live-movie');
  const kind = mediaOf(name) === 'video' ? 'video' : hasMovie ? 'live' : 'photo';
  return {
    ...filePart(found),
    uuid,
    name: attributes?.originalFilename ?? nameIn(name),
    kind: attributes?.screenshot && kind === 'photo' ? 'screenshot' : kind,
    takenAt: attributes?.takenAt ?? null,
    addedAt: attributes?.addedAt ?? null,
    trashed: attributes?.trashed ?? false,
    trashedAt: null,
    expiresAt: null,
    hidden: attributes?.hidden ?? false,
    favorite: attributes?.favorite ?? false,
    width: null,
    height: null,
    durationSeconds: null,
    latitude: null,
    longitude: null,
    fingerprint: null,
    timeZoneOffset: attributes?.timeZoneOffset ?? null,
    cloudGuid: attributes?.cloudGuid ?? null,
    burst: attributes?.burst ?? null,
    app: null,
  };
}

function nameIn(path: string | null): string | null {
  const name = path === null ? '' : posix.basename(path);
  return name === '' ? null : name;
}

/**
 * Gives each photo an id that is the same in every run: the asset's UUID, or else a name made of its
 * path. A UUID that comes up twice is taken once.
 */
export function idGiver(): (uuid: string | null, path: string) => string {
  const given = new Set<string>();
  return (uuid, path) => {
    let id = uuid ?? pathID(path);
    for (let copy = 1; given.has(id); copy += 1) id = pathID(copy === 1 ? path : `${path}#${copy}`);
    given.add(id);
    return id;
  };
}

function pathID(path: string): string {
  return `path-${createHash('sha1').update(path).digest('hex')}`;
}
