import { buildBinary } from 'plist';
import { seededUuid } from '../seed.ts';
import { PLACES, timeZoneOffset } from '../story/places.ts';
import type { Asset } from './asset.ts';

/**
 * The extended attributes that iOS keeps on an original, in the encodings measured on a real iOS 14
 * manifest: flags as 16-bit little-endian, dates as a binary property list holding one date, the
 * asset's UUID as 16 raw bytes, every other identifier as text.
 */
export function extendedAttributes(asset: Asset, fileName: string): Record<string, Buffer> {
  const { shot } = asset;
  const taken = new Date(shot.taken);
  const owner = asset.camera.key;
  const attributes: Record<string, Buffer> = {
    UUID: Buffer.from(asset.uuid.replaceAll('-', ''), 'hex'),
    originalFilename: Buffer.from(originalName(asset, fileName)),
    assetType: u16(asset.fromICloud ? 6 : 3),
    trashed: u16(asset.trashed ? 1 : 0),
    hidden: u16(shot.hidden ? 1 : 0),
    favorite: u16(shot.favorite ? 1 : 0),
    importedBy: u16(importedBy(asset)),
    customCreationDate: date(taken),
    addedDate: date(asset.added),
    timeZoneName: Buffer.from(PLACES[shot.place].zone),
    timeZoneOffset: i32(timeZoneOffset(shot.place, taken)),
    'avalanche.type': u16(avalanchePickType(asset)),
    publicGlobalUUID: Buffer.from(publicGlobalUuid(asset)),
    dbRebuildUuid: Buffer.from(seededUuid(`${owner}/library`)),
  };
  if (!asset.fromICloud) attributes.creatorBundleID = Buffer.from(creatorBundle(asset));
  if (asset.cloudGuid) attributes['cloudAsset.UUID'] = Buffer.from(asset.cloudGuid);
  if (asset.mediaGroup) attributes.mediaGroupUUID = Buffer.from(asset.mediaGroup);
  const burst = avalancheUuid(asset);
  if (burst) attributes['avalanche.UUID'] = Buffer.from(burst);

  const named = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`com.apple.assetsd.${name}`, value]),
  );
  if (!asset.fromICloud) return named;
  const yes = Buffer.from('Y');
  return { ...named, 'com.apple.cpl.original': yes, 'com.apple.cpl.delete': yes };
}

/** The name the owner knows: the camera's, also where iCloud renamed the file. */
export function originalName(asset: Asset, fileName: string): string {
  if (!asset.fromICloud) return fileName;
  return `IMG_${String(asset.shot.number).padStart(4, '0')}${fileName.slice(fileName.lastIndexOf('.'))}`;
}

/** 1 back camera, 8 system (screenshots). */
export const importedBy = (asset: Asset) => (asset.shot.kind === 'screenshot' ? 8 : 1);

/** 0 no burst, 2 a frame not picked, 4 the key frame. */
export const avalanchePickType = ({ shot }: Asset) => (shot.burst ? (shot.burst.key ? 4 : 2) : 0);

export const avalancheUuid = ({ shot, camera }: Asset) =>
  shot.burst ? seededUuid(`${camera.key}/burst/${shot.burst.name}`) : null;

export const publicGlobalUuid = ({ shot, camera }: Asset) =>
  seededUuid(`${camera.key}/global/${shot.number}`);

export const creatorBundle = (asset: Asset) =>
  asset.shot.kind === 'screenshot' ? 'com.apple.springboard' : 'com.apple.camera';

function date(value: Date): Buffer {
  return Buffer.from(buildBinary(value));
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function i32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
}
