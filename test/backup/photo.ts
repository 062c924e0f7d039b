import type { Photo } from '../../src/backup/index.ts';

/** A photo of which nothing is known but what is given. */
export function photo(id: string, more: Partial<Photo> = {}): Photo {
  return {
    id,
    uuid: null,
    name: null,
    path: null,
    kind: 'photo',
    takenAt: null,
    addedAt: null,
    trashed: false,
    trashedAt: null,
    expiresAt: null,
    hidden: false,
    favorite: false,
    width: null,
    height: null,
    durationSeconds: null,
    bytes: null,
    latitude: null,
    longitude: null,
    availability: 'none',
    companions: [],
    fingerprint: null,
    timeZoneOffset: null,
    cloudGuid: null,
    burst: null,
    app: null,
    files: [],
    ...more,
  };
}
