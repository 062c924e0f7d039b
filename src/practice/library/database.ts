import { buildBinary } from 'plist';
import { buildDatabase, insertRow } from '../backup/sqlite.ts';
import { seededUuid } from '../seed.ts';
import type { BackupPlan } from '../story/devices.ts';
import { timeZoneOffset } from '../story/places.ts';
import { appleSeconds } from './apple-date.ts';
import type { Library } from './asset.ts';
import {
  additionalRow,
  assetRow,
  cloudMasterRow,
  extendedRow,
  resourceRows,
} from './asset-rows.ts';
import type { DevelopedAsset } from './files.ts';
import { changeRows } from './history.ts';
import { type EntityName, type Generation, generationOf, librarySchema } from './schema.ts';
import { SHARED_ALBUM_PHOTO, sharedAlbumRow } from './shared-album.ts';

type Database = Parameters<Parameters<typeof buildDatabase>[1]>[0];

/** Kinds of ZGENERICALBUM: an album of the owner's, and the root folder that holds it. */
const USER_ALBUM = 2;
const ROOT_FOLDER = 3999;

/** Photos.sqlite of a phone on the day of a backup. */
export function photosDatabase(
  plan: BackupPlan,
  developed: readonly DevelopedAsset[],
  library: Library,
): Buffer {
  const generation = generationOf(plan.productVersion);
  return buildDatabase(['auto_vacuum = INCREMENTAL'], (db) => {
    db.exec(librarySchema(generation));
    const moments = insertMoments(db, developed, generation);
    for (const item of developed) {
      const moment = moments.get(momentKey(item)) ?? 0;
      insertRow(db, 'ZASSET', assetRow(item, generation, moment));
      insertRow(db, 'ZADDITIONALASSETATTRIBUTES', additionalRow(item, generation));
      insertRow(db, 'ZEXTENDEDATTRIBUTES', extendedRow(item.asset, generation));
      if (item.asset.cloudGuid) {
        insertRow(db, 'ZCLOUDMASTER', cloudMasterRow(item, generation));
      }
      for (const resource of resourceRows(item, generation)) {
        insertRow(db, 'ZINTERNALRESOURCE', resource);
      }
    }
    const highest = Math.max(
      ...library.assets.map(({ pk }) => pk),
      ...library.purged.map(({ pk }) => pk),
    );
    if (plan.icloudPhotos) {
      insertRow(db, 'ZASSET', sharedAlbumRow(SHARED_ALBUM_PHOTO, generation, highest + 1));
    }
    insertAlbums(db, plan, developed, generation);
    for (const { table, row } of changeRows(library, generation)) insertRow(db, table, row);
    insertBookkeeping(db, plan, generation, highest + (plan.icloudPhotos ? 1 : 0));
  });
}

/** A moment is a day at a place. */
const momentKey = ({ asset }: DevelopedAsset) =>
  `${asset.shot.taken.slice(0, 10)} ${asset.shot.place}`;

function insertMoments(
  db: Database,
  developed: readonly DevelopedAsset[],
  generation: Generation,
): Map<string, number> {
  const groups = Map.groupBy(developed, momentKey);
  const keys = new Map([...groups.keys()].map((key, index) => [key, index + 1]));
  for (const [key, group] of groups) {
    const times = group.map(({ asset }) => new Date(asset.shot.taken)).sort((a, b) => +a - +b);
    const first = group[0];
    const start = times[0];
    if (!first || !start) continue;
    insertRow(db, 'ZMOMENT', {
      Z_PK: keys.get(key) ?? 0,
      Z_ENT: generation.entities.Moment,
      Z_OPT: 1,
      ZCACHEDCOUNT: group.length,
      ZTRASHEDSTATE: 0,
      ZTIMEZONEOFFSET: timeZoneOffset(first.asset.shot.place, start),
      ZSTARTDATE: appleSeconds(start),
      ZREPRESENTATIVEDATE: appleSeconds(start),
      ZENDDATE: appleSeconds(times.at(-1) ?? start),
      ZUUID: seededUuid(`moment/${key}`),
    });
  }
  return keys;
}

function insertAlbums(
  db: Database,
  plan: BackupPlan,
  developed: readonly DevelopedAsset[],
  { entities }: Generation,
) {
  const root = { Z_PK: 1, Z_ENT: entities.Folder, Z_OPT: 1, ZKIND: ROOT_FOLDER, ZTRASHEDSTATE: 0 };
  insertRow(db, 'ZGENERICALBUM', { ...root, ZUUID: seededUuid(`${plan.device.key}/root folder`) });
  const titles = [...new Set(developed.flatMap(({ asset }) => asset.shot.album ?? []))].sort();
  titles.forEach((title, index) => {
    const pk = index + 2;
    const members = developed.filter(({ asset }) => asset.shot.album === title);
    insertRow(db, 'ZGENERICALBUM', {
      Z_PK: pk,
      Z_ENT: entities.Album,
      Z_OPT: 1,
      ZKIND: USER_ALBUM,
      ZTITLE: title,
      ZUUID: seededUuid(`${plan.device.key}/album/${title}`),
      ZPARENTFOLDER: 1,
      ZTRASHEDSTATE: 0,
      ZCACHEDCOUNT: members.filter(({ asset }) => !asset.trashed).length,
      ZCREATIONDATE: appleSeconds(new Date(members[0]?.asset.shot.taken ?? plan.made)),
    });
    members.forEach(({ asset }, position) => {
      insertRow(db, `Z_${entities.Album}ASSETS`, {
        [`Z_${entities.Album}ALBUMS`]: pk,
        [`Z_${entities.Asset}ASSETS`]: asset.pk,
        [`Z_FOK_${entities.Asset}ASSETS`]: (position + 1) * 1024,
      });
    });
  });
}

function insertBookkeeping(
  db: Database,
  plan: BackupPlan,
  { entities, modelVersion }: Generation,
  highestAsset: number,
) {
  const parents: Partial<Record<EntityName, number>> = {
    Album: entities.GenericAlbum,
    Folder: entities.GenericAlbum,
  };
  const perAsset: readonly string[] = ['Asset', 'AdditionalAssetAttributes', 'ExtendedAttributes'];
  const tables: Partial<Record<EntityName, string>> = {
    CloudMaster: 'ZCLOUDMASTER',
    GenericAlbum: 'ZGENERICALBUM',
    InternalResource: 'ZINTERNALRESOURCE',
    Moment: 'ZMOMENT',
  };
  for (const name of Object.keys(entities) as EntityName[]) {
    const table = tables[name];
    const counted = table
      ? Number(db.prepare(`SELECT ifnull(max(Z_PK), 0) FROM ${table}`).pluck().get())
      : 0;
    insertRow(db, 'Z_PRIMARYKEY', {
      Z_ENT: entities[name],
      Z_NAME: name,
      Z_SUPER: parents[name] ?? 0,
      Z_MAX: perAsset.includes(name) ? highestAsset : counted,
    });
  }
  insertRow(db, 'Z_METADATA', {
    Z_VERSION: 1,
    Z_UUID: seededUuid(`${plan.device.key}/library`),
    Z_PLIST: Buffer.from(
      buildBinary({
        PLModelVersion: modelVersion,
        NSStoreType: 'SQLite',
        NSStoreModelVersionIdentifiers: [''],
        NSStoreModelVersionHashesVersion: 3,
        NSPersistenceFrameworkVersion: 1447,
        _NSAutoVacuumLevel: '2',
      }),
    ),
  });
}
