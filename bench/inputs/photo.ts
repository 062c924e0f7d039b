import type { Row } from '../../src/practice/backup/sqlite.ts';
import { appleSeconds } from '../../src/practice/library/apple-date.ts';
import type { Generation } from '../../src/practice/library/schema.ts';
import { seededBytes, seededUuid } from '../../src/practice/seed.ts';

const FIRST_TAKEN_MS = Date.UTC(2012, 0, 1);
const BETWEEN_TWO_MS = 71 * 60_000;
const IN_ONE_FOLDER = 1000;

/** A made-up photo: nothing of it is anybody's. */
export interface MadePhoto {
  pk: number;
  uuid: string;
  directory: string;
  fileName: string;
  taken: Date;
}

/** The photo with the given number, counted from 0. */
export function photoAt(index: number): MadePhoto {
  return {
    pk: index + 1,
    uuid: seededUuid(`bench/${index}`),
    directory: `DCIM/${100 + Math.floor(index / IN_ONE_FOLDER)}APPLE`,
    fileName: `IMG_${String(index % 10_000).padStart(4, '0')}.JPG`,
    taken: new Date(FIRST_TAKEN_MS + index * BETWEEN_TWO_MS),
  };
}

/** The extended attributes of its original: the second catalogue that every backup carries. */
export function attributesOf({ uuid, fileName, pk }: MadePhoto): Record<string, Buffer> {
  const yes = (value: number) => Buffer.from([value, 0]);
  const attributes = {
    UUID: Buffer.from(uuid.replaceAll('-', ''), 'hex'),
    originalFilename: Buffer.from(fileName),
    assetType: yes(3),
    trashed: yes(0),
    hidden: yes(0),
    favorite: yes(pk % 50 === 0 ? 1 : 0),
    importedBy: yes(1),
    timeZoneName: Buffer.from('Europe/Berlin'),
    timeZoneOffset: Buffer.from([0x20, 0x1c, 0, 0]),
    publicGlobalUUID: Buffer.from(seededUuid(`global/${pk}`)),
    dbRebuildUuid: Buffer.from(seededUuid('library')),
    creatorBundleID: Buffer.from('com.apple.camera'),
    customCreationDate: seededBytes('a date', 42),
    addedDate: seededBytes('a date', 42),
  };
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`com.apple.assetsd.${name}`, value]),
  );
}

/** Its rows in the photo library. */
export function libraryRows(
  photo: MadePhoto,
  bytes: number,
  fingerprint: string,
  generation: Generation,
): { table: string; row: Row }[] {
  const { pk, uuid, directory, fileName, taken } = photo;
  const asset = {
    Z_PK: pk,
    Z_ENT: generation.entities.Asset,
    ZUUID: uuid,
    ZDIRECTORY: directory,
    ZFILENAME: fileName,
    ZUNIFORMTYPEIDENTIFIER: 'public.jpeg',
    ZDATECREATED: appleSeconds(taken),
    ZADDEDDATE: appleSeconds(taken),
    ZMODIFICATIONDATE: appleSeconds(taken),
    ZTRASHEDSTATE: 0,
    ZHIDDEN: 0,
    ZFAVORITE: pk % 50 === 0 ? 1 : 0,
    ZSAVEDASSETTYPE: 3,
    ZBUNDLESCOPE: 0,
    ZKIND: 0,
    ZKINDSUBTYPE: 0,
    ZPLAYBACKSTYLE: 1,
    ZWIDTH: 4032,
    ZHEIGHT: 3024,
    ZLATITUDE: 52.5,
    ZLONGITUDE: 13.4,
    ZADDITIONALATTRIBUTES: pk,
  };
  const additional = {
    Z_PK: pk,
    Z_ENT: generation.entities.AdditionalAssetAttributes,
    ZASSET: pk,
    ZORIGINALFILENAME: fileName,
    ZORIGINALFILESIZE: bytes,
    ZTIMEZONEOFFSET: 7200,
    [generation.originalFingerprint]: fingerprint,
  };
  return [
    { table: 'ZASSET', row: asset },
    { table: 'ZADDITIONALASSETATTRIBUTES', row: additional },
  ];
}
