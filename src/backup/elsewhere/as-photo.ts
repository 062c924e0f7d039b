import { createHash } from 'node:crypto';
import type { Photo } from '../types.ts';
import type { ElsewherePicture } from './picture.ts';

/**
 * A picture outside the photo library in the shape of a photo, so that it can be listed, chosen and written
 * like one. When it was taken is not known: the app's own date stands for it.
 */
export function photoOfPicture(picture: ElsewherePicture): Photo {
  const { source, domain, path, fileID, bytes, name, sentAt, createdAt, kind } = picture;
  const place = createHash('sha1')
    .update(`${source}-${domain}-${path ?? name}`)
    .digest('hex');
  return {
    id: `${source}-${fileID ?? place}`,
    uuid: picture.assetUUID,
    name,
    path,
    kind,
    takenAt: createdAt ?? sentAt,
    addedAt: sentAt,
    trashed: false,
    trashedAt: null,
    expiresAt: null,
    hidden: false,
    favorite: false,
    width: null,
    height: null,
    durationSeconds: null,
    bytes,
    latitude: null,
    longitude: null,
    availability: fileID === null ? 'none' : 'original',
    companions: [],
    fingerprint: null,
    timeZoneOffset: null,
    cloudGuid: null,
    burst: null,
    app: source === 'app' ? domain : source,
    files:
      fileID === null
        ? []
        : [{ role: 'original', fileID, domain, path: path ?? name ?? '', bytes }],
  };
}
