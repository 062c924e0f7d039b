import { buildBinary } from 'plist';
import type { FileRole } from '../../backup/types.ts';
import type { BackupFile } from '../backup/file.ts';
import { CAMERA_ROLL } from '../backup/file.ts';
import type { Negatives } from '../pictures/camera.ts';
import type { Asset } from './asset.ts';
import { extendedAttributes } from './attributes.ts';
import { appleFingerprint } from './fingerprint.ts';

/** A photo with the files that a backup holds of it, and what its library notes about it. */
export interface DevelopedAsset {
  asset: Asset;
  negatives: Negatives;
  fileName: string;
  /** The original's path in its domain, whether the original is there or not. */
  path: string;
  fingerprint: string | null;
  files: { role: FileRole; file: BackupFile }[];
  /** Edit instructions: in the backup, but no picture. */
  sidecars: BackupFile[];
}

/** Lays an asset's files out as iOS does. Offloaded assets keep what "Optimise" leaves of them. */
export function developAsset(asset: Asset, negatives: Negatives): DevelopedAsset {
  const { directory, stem, shot } = asset;
  const fileName = `${stem}.${negatives.extension}`;
  const path = `Media/${directory}/${fileName}`;
  const at = (filePath: string, data: Buffer, modified = new Date(shot.taken)): BackupFile => ({
    domain: CAMERA_ROLL,
    path: filePath,
    data,
    created: new Date(shot.taken),
    modified,
    protectionClass: 3,
  });
  const files: DevelopedAsset['files'] = [];
  const sidecars: BackupFile[] = [];
  const add = (role: FileRole, filePath: string, data: Buffer | null, extra = {}) => {
    if (data) files.push({ role, file: { ...at(filePath, data), ...extra } });
  };
  const adjustments = `Media/PhotoData/Mutations/${directory}/${stem}/Adjustments`;

  if (asset.availability === 'original') {
    add('original', path, negatives.original, { attributes: extendedAttributes(asset, fileName) });
    add('live-movie', `Media/${directory}/${stem}.MOV`, negatives.liveMovie);
    add('raw', `Media/${directory}/${stem}.DNG`, negatives.raw);
    add('edited', `${adjustments}/FullSizeRender.jpg`, negatives.edited);
    add('edited', `${adjustments}/FullSizeRender.mov`, negatives.editedMovie);
    if (negatives.edited) {
      sidecars.push(at(`${adjustments}/Adjustments.plist`, adjustmentsPlist(shot.taken)));
    }
  }
  if (asset.availability === 'reduced') {
    const extension = shot.kind === 'video' ? 'medium.MOV' : 'medium.JPG';
    add('reduced', `Media/PhotoData/Metadata/${directory}/${stem}.${extension}`, negatives.reduced);
  }
  if (asset.availability !== 'none') {
    const folder =
      shot.kind === 'video'
        ? `Media/PhotoData/Thumbnails/VideoKeyFrames/${directory}/${fileName}/LocalVideoKeyFrame.jpg`
        : `Media/PhotoData/Thumbnails/V2/${directory}/${fileName}`;
    const name = shot.kind === 'video' ? folder : `${folder}/${thumbnailName(asset)}`;
    add('thumbnail', name, negatives.thumbnail);
  }
  return {
    asset,
    negatives,
    fileName,
    path,
    fingerprint: shot.unproved ? null : appleFingerprint(negatives.original),
    files,
    sidecars,
  };
}

/** Thumbnails are made by the phone that holds the library, not by the one that took the picture. */
function thumbnailName(asset: Asset): string {
  return asset.fromICloud ? '5005.JPG' : asset.camera.thumbnail;
}

function adjustmentsPlist(taken: string): Buffer {
  const edit = { adjustmentFormatVersion: '1.11', warmth: 0.3 };
  return Buffer.from(
    buildBinary({
      adjustmentBaseVersion: 0,
      adjustmentData: buildBinary(edit),
      adjustmentEditorBundleID: 'com.apple.mobileslideshow',
      adjustmentFormatIdentifier: 'com.apple.photo',
      adjustmentFormatVersion: '1.11',
      adjustmentRenderTypes: 0,
      adjustmentTimestamp: new Date(taken),
    }),
  );
}
