/** Copies of photos that lie in a backup outside the photo library. */

export { photoOfPicture } from './as-photo.ts';
export { findElsewhere } from './find.ts';
export { type CopyLink, type LinkedBy, linkCopies } from './links.ts';
export type { ElsewherePicture, ElsewhereSource, PictureKind } from './picture.ts';
