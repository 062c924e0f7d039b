import type { Row } from '../backup/sqlite.ts';
import { exifTime } from '../pictures/exif.ts';
import { PLACES, timeZoneOffset } from '../story/places.ts';
import { appleSeconds } from './apple-date.ts';
import type { Asset } from './asset.ts';
import {
  avalanchePickType,
  avalancheUuid,
  creatorBundle,
  importedBy,
  originalName,
  publicGlobalUuid,
} from './attributes.ts';
import type { DevelopedAsset } from './files.ts';
import { appleFingerprint } from './fingerprint.ts';
import type { Generation } from './schema.ts';

/** What ZLATITUDE and ZLONGITUDE hold when a photo has no position. */
const NOWHERE = -180;
const UNIFORM_TYPES = {
  JPG: 'public.jpeg',
  PNG: 'public.png',
  MOV: 'com.apple.quicktime-movie',
} as const;
const SUBTYPES = { photo: 0, live: 2, screenshot: 10, video: 100 } as const;
const PLAYBACK_STYLES = { photo: 1, live: 3, screenshot: 1, video: 4 } as const;

/** The row of ZASSET. */
export function assetRow(developed: DevelopedAsset, generation: Generation, moment: number): Row {
  const { asset, negatives } = developed;
  const { shot, trashed } = asset;
  const position = PLACES[shot.place].position;
  const taken = appleSeconds(new Date(shot.taken));
  const hiddenFrame = shot.burst !== null && !shot.burst.key;
  const synced = asset.cloudGuid !== null;
  return {
    Z_PK: asset.pk,
    Z_ENT: generation.entities.Asset,
    Z_OPT: 3,
    ZUUID: asset.uuid,
    ZDIRECTORY: asset.directory,
    ZFILENAME: developed.fileName,
    ZUNIFORMTYPEIDENTIFIER: UNIFORM_TYPES[negatives.extension],
    ZDATECREATED: taken,
    ZSORTTOKEN: taken,
    ZADDEDDATE: appleSeconds(asset.added),
    ZMODIFICATIONDATE: appleSeconds(trashed ?? asset.added),
    ZTRASHEDSTATE: trashed ? 1 : 0,
    ZTRASHEDDATE: trashed && appleSeconds(trashed),
    ...(generation.trashedReason && { ZTRASHEDREASON: 0 }),
    ...(generation.detectedScreenshot && {
      ZISDETECTEDSCREENSHOT: shot.kind === 'screenshot' ? 1 : 0,
    }),
    ...(generation.cloudPlaceholderKind && { ZCLOUDPLACEHOLDERKIND: 0 }),
    [generation.adjusted.column]: shot.edited ? generation.adjusted.yes : 0,
    ZADJUSTMENTTIMESTAMP: shot.edited ? taken : null,
    ZHIDDEN: shot.hidden ? 1 : 0,
    ZFAVORITE: shot.favorite ? 1 : 0,
    ZVISIBILITYSTATE: hiddenFrame ? 2 : 0,
    ZCOMPLETE: 1,
    ZSAVEDASSETTYPE: asset.fromICloud ? 6 : 3,
    ZBUNDLESCOPE: 0,
    ZSYNDICATIONSTATE: 0,
    ZKIND: shot.kind === 'video' ? 1 : 0,
    ZKINDSUBTYPE: SUBTYPES[shot.kind],
    ZPLAYBACKSTYLE: PLAYBACK_STYLES[shot.kind],
    ZDURATION: negatives.seconds ?? 0,
    ZWIDTH: negatives.width,
    ZHEIGHT: negatives.height,
    ZORIENTATION: shot.upright && shot.kind !== 'video' ? 6 : 1,
    ZLATITUDE: position?.latitude ?? NOWHERE,
    ZLONGITUDE: position?.longitude ?? NOWHERE,
    ZTHUMBNAILINDEX: asset.pk,
    ZCLOUDLOCALSTATE: synced ? 1 : 0,
    ZCLOUDISMYASSET: 0,
    ZCLOUDDELETESTATE: 0,
    ZCLOUDASSETGUID: asset.cloudGuid,
    ZAVALANCHEUUID: avalancheUuid(asset),
    ZAVALANCHEPICKTYPE: avalanchePickType(asset),
    ZMEDIAGROUPUUID: asset.mediaGroup,
    ZADDITIONALATTRIBUTES: asset.pk,
    ZEXTENDEDATTRIBUTES: asset.pk,
    ZMASTER: synced ? asset.pk : null,
    ZMOMENT: moment,
  };
}

/** The row of ZADDITIONALASSETATTRIBUTES. */
export function additionalRow(developed: DevelopedAsset, generation: Generation): Row {
  const { asset, negatives } = developed;
  const taken = new Date(asset.shot.taken);
  const offset = timeZoneOffset(asset.shot.place, taken);
  const shownEdit = asset.availability === 'original' ? negatives.edited : null;
  return {
    Z_PK: asset.pk,
    Z_ENT: generation.entities.AdditionalAssetAttributes,
    Z_OPT: 2,
    ZASSET: asset.pk,
    ZORIGINALFILENAME: originalName(asset, developed.fileName),
    ZORIGINALFILESIZE: negatives.original.length,
    ZORIGINALWIDTH: negatives.width,
    ZORIGINALHEIGHT: negatives.height,
    ZORIGINALORIENTATION: asset.shot.upright ? 6 : 1,
    ZTIMEZONEOFFSET: offset,
    ZINFERREDTIMEZONEOFFSET: offset,
    ZTIMEZONENAME: PLACES[asset.shot.place].zone,
    ZEXIFTIMESTAMPSTRING: negatives.extension === 'JPG' ? exifTime(taken, offset) : null,
    ZIMPORTEDBY: importedBy(asset),
    ZIMPORTEDBYBUNDLEIDENTIFIER: asset.fromICloud ? null : creatorBundle(asset),
    ZPUBLICGLOBALUUID: publicGlobalUuid(asset),
    [generation.originalFingerprint]: developed.fingerprint,
    [generation.adjustedFingerprint]: shownEdit && appleFingerprint(shownEdit),
  };
}

/** The row of ZEXTENDEDATTRIBUTES. */
export function extendedRow(asset: Asset, generation: Generation): Row {
  const { shot, camera } = asset;
  const taken = new Date(shot.taken);
  const isPicture = shot.kind !== 'screenshot';
  return {
    Z_PK: asset.pk,
    Z_ENT: generation.entities.ExtendedAttributes,
    Z_OPT: 1,
    ZASSET: asset.pk,
    ZCAMERAMAKE: isPicture ? 'Apple' : null,
    ZCAMERAMODEL: isPicture ? camera.productName : null,
    ZLENSMODEL: isPicture ? camera.lens : null,
    ZISO: isPicture ? 50 : null,
    ZAPERTURE: isPicture ? 1.6 : null,
    ZSHUTTERSPEED: isPicture ? 1 / 240 : null,
    ZFLASHFIRED: 0,
    ZDATECREATED: appleSeconds(taken),
    ZTIMEZONEOFFSET: timeZoneOffset(shot.place, taken),
    ZTIMEZONENAME: PLACES[shot.place].zone,
    ZLATITUDE: PLACES[shot.place].position?.latitude ?? null,
    ZLONGITUDE: PLACES[shot.place].position?.longitude ?? null,
    ZDURATION: shot.seconds,
  };
}

/** The row of ZCLOUDMASTER: its identifier is the original's fingerprint. */
export function cloudMasterRow(developed: DevelopedAsset, generation: Generation): Row {
  const { asset, negatives } = developed;
  return {
    Z_PK: asset.pk,
    Z_ENT: generation.entities.CloudMaster,
    Z_OPT: 1,
    ZCLOUDLOCALSTATE: 3,
    ZIMPORTEDBY: importedBy(asset),
    ZCREATIONDATE: appleSeconds(new Date(asset.shot.taken)),
    ZIMPORTDATE: appleSeconds(asset.added),
    ZCLOUDMASTERGUID: developed.fingerprint,
    ZORIGINALFILENAME: originalName(asset, developed.fileName),
    ZUNIFORMTYPEIDENTIFIER: UNIFORM_TYPES[negatives.extension],
  };
}

/** The rows of ZINTERNALRESOURCE: what exists of a photo, on the phone and in iCloud. */
export function resourceRows(developed: DevelopedAsset, generation: Generation): Row[] {
  const { asset, negatives } = developed;
  const onPhone = asset.availability === 'original';
  const row = (
    type: number,
    subtype: number,
    recipe: number,
    data: Buffer | null,
    local = onPhone,
  ) =>
    data === null
      ? []
      : [
          {
            Z_ENT: generation.entities.InternalResource,
            Z_OPT: 1,
            ZASSET: asset.pk,
            ZRESOURCETYPE: type,
            ZDATASTORESUBTYPE: subtype,
            ZRECIPEID: recipe,
            ZDATALENGTH: data.length,
            ZLOCALAVAILABILITY: local ? 1 : -1,
            ZREMOTEAVAILABILITY: asset.cloudGuid ? 1 : 0,
            ZTRASHEDSTATE: asset.trashed ? 1 : 0,
            ZTRASHEDDATE: asset.trashed && appleSeconds(asset.trashed),
            ZFINGERPRINT: appleFingerprint(data),
          },
        ];
  const isVideo = asset.shot.kind === 'video';
  const thumbnailThere = asset.availability !== 'none';
  return [
    ...row(isVideo ? 1 : 0, 1, 0, negatives.original),
    ...row(3, 18, 0, negatives.liveMovie),
    ...row(0, 17, 0, negatives.raw),
    ...row(0, 2, 65938, negatives.edited),
    ...row(
      isVideo ? 1 : 0,
      isVideo ? 6 : 4,
      0,
      negatives.reduced,
      asset.availability === 'reduced',
    ),
    ...row(0, 0, isVideo ? 65749 : 65743, negatives.thumbnail, thumbnailThere),
  ];
}
