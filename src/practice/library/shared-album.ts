import type { Row } from '../backup/sqlite.ts';
import { seededUuid } from '../seed.ts';
import { appleSeconds } from './apple-date.ts';
import type { Generation } from './schema.ts';

/**
 * Somebody else's photo in a shared album: the library has a row and a thumbnail of it, but it is not
 * the owner's, and no backup ever holds the picture itself. Readers must leave it out.
 */
export const SHARED_ALBUM_PHOTO = {
  uuid: seededUuid('shared album photo'),
  directory: `PhotoData/PhotoCloudSharingData/1234567/${seededUuid('shared album')}/100CLOUD`,
  fileName: 'IMG_0001.JPG',
  taken: new Date('2026-04-06T10:11:12.000Z'),
};

/** Its row in ZASSET. Saved asset type 4 and bundle scope 2 both mean "shared album". */
export function sharedAlbumRow(
  photo: typeof SHARED_ALBUM_PHOTO,
  { entities }: Generation,
  pk: number,
): Row {
  return {
    Z_PK: pk,
    Z_ENT: entities.Asset,
    Z_OPT: 1,
    ZUUID: photo.uuid,
    ZDIRECTORY: photo.directory,
    ZFILENAME: photo.fileName,
    ZUNIFORMTYPEIDENTIFIER: 'public.jpeg',
    ZDATECREATED: appleSeconds(photo.taken),
    ZADDEDDATE: appleSeconds(photo.taken),
    ZTRASHEDSTATE: 0,
    ZHIDDEN: 0,
    ZFAVORITE: 0,
    ZKIND: 0,
    ZKINDSUBTYPE: 0,
    ZWIDTH: 2048,
    ZHEIGHT: 1536,
    ZLATITUDE: -180,
    ZLONGITUDE: -180,
    ZSAVEDASSETTYPE: 4,
    ZBUNDLESCOPE: 2,
    ZCLOUDISMYASSET: 0,
  };
}
