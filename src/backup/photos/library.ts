import type { Database } from 'better-sqlite3';
import { appleTime } from '../apple-time.ts';
import { columnsOf, pick } from '../columns.ts';
import type { Row } from '../private-database.ts';
import { breathe } from '../progress.ts';
import { asZoneOffset } from '../time.ts';
import { BackupError, type PhotoKind, type Watch } from '../types.ts';
import { isFingerprint } from './fingerprint.ts';
import { assetPath } from './paths.ts';

/** One asset of the photo library. */
export interface LibraryAsset {
  uuid: string | null;
  /** Below `Media/`; `null` when the row's own path is not to be trusted. */
  path: string | null;
  name: string | null;
  kind: PhotoKind;
  takenAt: string | null;
  addedAt: string | null;
  trashed: boolean;
  trashedAt: string | null;
  hidden: boolean;
  favorite: boolean;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  latitude: number | null;
  longitude: number | null;
  fingerprint: string | null;
  timeZoneOffset: number | null;
  cloudGuid: string | null;
  /** Shared by the frames of a burst, each of which is an asset of its own. */
  burst: string | null;
  /** Someone else's: a shared album, a link, or "Shared with You". */
  foreign: boolean;
  /** Came to this phone by iCloud Photos. */
  cloud: boolean;
}

/**
 * Columns of the asset table and of ZADDITIONALASSETATTRIBUTES. They come and go with iOS versions,
 * and a library caught during an upgrade has a mixture, so each is looked for and none is expected.
 */
const ASSET_COLUMNS = [
  'ZUUID',
  'ZDIRECTORY',
  'ZFILENAME',
  'ZKIND',
  'ZKINDSUBTYPE',
  'ZPLAYBACKSTYLE',
  'ZISDETECTEDSCREENSHOT',
  'ZDATECREATED',
  'ZADDEDDATE',
  'ZTRASHEDSTATE',
  'ZTRASHEDDATE',
  'ZHIDDEN',
  'ZFAVORITE',
  'ZWIDTH',
  'ZHEIGHT',
  'ZDURATION',
  'ZLATITUDE',
  'ZLONGITUDE',
  'ZSAVEDASSETTYPE',
  'ZBUNDLESCOPE',
  'ZCLOUDASSETGUID',
  'ZAVALANCHEUUID',
];
const ADDITIONAL_COLUMNS = [
  'ZORIGINALFILENAME',
  'ZMASTERFINGERPRINT',
  'ZORIGINALSTABLEHASH',
  'ZTIMEZONEOFFSET',
];

const TURN_EVERY = 2000;

/**
 * Reads every asset of a Photos.sqlite, of iOS 8 to 26, one at a time: there can be a hundred thousand.
 * @throws BackupError `damaged` when it has no asset table, or cannot be read to its end.
 */
export async function* libraryAssets(
  database: Database,
  watch: Watch = {},
): AsyncGenerator<LibraryAsset> {
  for await (const row of rowsOf(database, query, watch)) yield assetOf(row);
}

/**
 * The paths of all assets below `Media/`, the owner's or not.
 * @throws BackupError as `libraryAssets`.
 */
export async function libraryPaths(database: Database, watch: Watch = {}): Promise<Set<string>> {
  const paths = new Set<string>();
  const columns = ['ZDIRECTORY', 'ZFILENAME'];
  const onlyPaths = () => {
    const table = assetTable(database);
    return `SELECT ${pick('a', columns, columnsOf(database, table))} FROM ${table} a`;
  };
  for await (const { ZDIRECTORY, ZFILENAME } of rowsOf(database, onlyPaths, watch)) {
    const path = assetPath(ZDIRECTORY, ZFILENAME);
    if (path !== null) paths.add(path);
  }
  return paths;
}

async function* rowsOf(
  database: Database,
  queryOf: (database: Database) => string,
  watch: Watch,
): AsyncGenerator<Row> {
  try {
    let done = 0;
    for (const row of database.prepare<[], Row>(queryOf(database)).iterate()) {
      yield row;
      done += 1;
      if (done % TURN_EVERY !== 0) continue;
      watch.onProgress?.({ phase: 'read-photos', done, total: null, unit: 'rows', item: null });
      await breathe(watch);
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError('damaged', 'The photo library in this backup is damaged.');
  }
}

function query(database: Database): string {
  const table = assetTable(database);
  const additional = columnsOf(database, 'ZADDITIONALASSETATTRIBUTES');
  const asset = columnsOf(database, table);
  const joined = asset.has('ZADDITIONALATTRIBUTES') && additional.has('Z_PK');
  const columns = [
    pick('a', ASSET_COLUMNS, asset),
    pick('x', ADDITIONAL_COLUMNS, joined ? additional : new Set()),
  ];
  const join = joined
    ? 'LEFT JOIN ZADDITIONALASSETATTRIBUTES x ON x.Z_PK = a.ZADDITIONALATTRIBUTES'
    : '';
  return `SELECT ${columns.join(', ')} FROM ${table} a ${join}`;
}

/**
 * The table of the assets. It was renamed in iOS 14, and the version number in the file is not to be
 * relied on.
 * @throws BackupError `damaged` when there is none.
 */
export function assetTable(database: Database): string {
  const table = ['ZASSET', 'ZGENERICASSET'].find((name) => columnsOf(database, name).size > 0);
  if (table === undefined) throw new BackupError('damaged', 'The photo library has no photos.');
  return table;
}

/** ZSAVEDASSETTYPE 4: a shared album; 12: Shared with You. ZBUNDLESCOPE 0: the owner's own library. */
const FOREIGN_TYPES = new Set<unknown>([4, 12]);
const CLOUD_TYPE = 6;
const ZKIND_VIDEO = 1;
const LIVE = { subtype: 2, playbackStyle: 3 };
const SCREENSHOT_SUBTYPE = 10;

function assetOf(row: Row): LibraryAsset {
  const [latitude, longitude] = position(row.ZLATITUDE, row.ZLONGITUDE);
  return {
    uuid: text(row.ZUUID),
    path: assetPath(row.ZDIRECTORY, row.ZFILENAME),
    name: text(row.ZORIGINALFILENAME),
    kind: kindOf(row),
    takenAt: appleTime(row.ZDATECREATED),
    addedAt: appleTime(row.ZADDEDDATE),
    trashed: row.ZTRASHEDSTATE === 1,
    trashedAt: appleTime(row.ZTRASHEDDATE),
    hidden: row.ZHIDDEN === 1,
    favorite: row.ZFAVORITE === 1,
    width: positive(row.ZWIDTH),
    height: positive(row.ZHEIGHT),
    durationSeconds: positive(row.ZDURATION),
    latitude,
    longitude,
    fingerprint:
      [row.ZORIGINALSTABLEHASH, row.ZMASTERFINGERPRINT].find((value) => isFingerprint(value)) ??
      null,
    timeZoneOffset: asZoneOffset(row.ZTIMEZONEOFFSET),
    cloudGuid: text(row.ZCLOUDASSETGUID),
    burst: text(row.ZAVALANCHEUUID),
    foreign: Boolean(row.ZBUNDLESCOPE) || FOREIGN_TYPES.has(row.ZSAVEDASSETTYPE),
    cloud: row.ZSAVEDASSETTYPE === CLOUD_TYPE,
  };
}

function kindOf(row: Row): PhotoKind {
  if (row.ZKIND === ZKIND_VIDEO) return 'video';
  if (row.ZKINDSUBTYPE === SCREENSHOT_SUBTYPE || row.ZISDETECTEDSCREENSHOT === 1) {
    return 'screenshot';
  }
  const live = row.ZKINDSUBTYPE === LIVE.subtype || row.ZPLAYBACKSTYLE === LIVE.playbackStyle;
  return live ? 'live' : 'photo';
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** −180 in both columns means "no place". */
function position(latitude: unknown, longitude: unknown): [number | null, number | null] {
  const valid =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  return valid ? [latitude, longitude] : [null, null];
}
