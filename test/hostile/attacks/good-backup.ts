/** The small, whole backup that every attack is done to, and the ways to change it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { encode } from 'jpeg-js';
import { buildBinary } from 'plist';
import { encrypt, makeKeybag } from '../../../src/practice/backup/keybag.ts';
import { fileId, manifestDatabase } from '../../../src/practice/backup/manifest.ts';
import { mbdb } from '../../backup/mbdb-bytes.ts';
import type { Kind } from './attack.ts';

export const PASSWORD = 'hostile';
export const FILE_KEY = Buffer.alloc(32, 7);
const MADE = new Date('2026-03-01T10:00:00Z');
const CAMERA_ROLL = 'CameraRollDomain';
const DCIM = 'Media/DCIM/100APPLE';

/** Untouched by every attack, unless it takes the whole index. */
export const GOOD = [`${DCIM}/IMG_0001.JPG`, `${DCIM}/IMG_0002.JPG`];
/** The photo that attacks are made on. It has a row in the library, and attributes in the index. */
export const TARGET = `${DCIM}/IMG_0003.JPG`;
export const TARGET_ID = fileId(CAMERA_ROLL, TARGET);
export const LIBRARY = 'Media/PhotoData/Photos.sqlite';
/** Small property lists that are read out of the backup. */
export const SETTINGS = {
  retention: 'Media/PhotoData/CPL/cloudphotos-1.plist',
  sync: 'Media/PhotoData/CPL/syncstatus.plist',
};
const MARKER = 'Media/PhotoData/cpl_enabled_marker';

/** A picture of 16 × 16 dots; each shade is another file. */
export function jpeg(shade: number): Buffer {
  return encode({ width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, shade) }, 90).data;
}

export const goodBytes = new Map(GOOD.map((path, index) => [path, jpeg(40 + 40 * index)]));

export const targetBytes = jpeg(200);

/** Where a file's bytes lie. */
export function blob(path: string, domain: string = CAMERA_ROLL): string {
  const id = fileId(domain, path);
  return join(id.slice(0, 2), id);
}

export function put(folder: string, name: string, bytes: Buffer | string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

/** Whether a file of the backup holds these bytes. */
export function holds(folder: string, name: string, bytes: Buffer): boolean {
  return readFileSync(join(folder, name)).equals(bytes);
}

/** Changes a database of the backup as nothing but a stranger would. */
export function inDatabase(
  folder: string,
  name: string,
  change: (database: Database.Database) => void,
): void {
  put(folder, name, changed(readFileSync(join(folder, name)), change));
}

/** The same for the bytes of a database. Its header says "no log" afterwards. */
export function changed(bytes: Buffer, change: (database: Database.Database) => void): Buffer {
  const database = new Database(bytes.length === 0 ? ':memory:' : withoutLog(bytes)).unsafeMode();
  database.pragma('writable_schema = ON');
  change(database);
  const data = database.serialize();
  database.close();
  return data;
}

/** A database in memory cannot have a log; the header of a phone's says that it has one. */
function withoutLog(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(1, 18, 20);
  return copy;
}

/** What a query gives, of a database as it lies in the backup. */
export function asked(folder: string, name: string, query: string): unknown {
  const database = new Database(withoutLog(readFileSync(join(folder, name)))).unsafeMode();
  try {
    return database.prepare(query).pluck().get();
  } finally {
    database.close();
  }
}

function photoLibrary(): Buffer {
  return changed(Buffer.alloc(0), (database) => {
    database.exec(`
      CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZUUID VARCHAR, ZDIRECTORY VARCHAR,
        ZFILENAME VARCHAR, ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZDATECREATED TIMESTAMP,
        ZADDEDDATE TIMESTAMP, ZTRASHEDSTATE INTEGER, ZTRASHEDDATE TIMESTAMP, ZWIDTH INTEGER,
        ZHEIGHT INTEGER, ZDURATION FLOAT, ZLATITUDE FLOAT, ZLONGITUDE FLOAT,
        ZADDITIONALATTRIBUTES INTEGER, ZSAVEDASSETTYPE INTEGER);
      CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY,
        ZORIGINALFILENAME VARCHAR, ZTIMEZONEOFFSET INTEGER, ZMASTERFINGERPRINT VARCHAR);
      CREATE TABLE ZGENERICALBUM (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZTITLE VARCHAR,
        ZPARENTFOLDER INTEGER, ZTRASHEDSTATE INTEGER);
      CREATE TABLE Z_30ASSETS (Z_30ALBUMS INTEGER, Z_3ASSETS INTEGER);
      CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER, Z_NAME VARCHAR, Z_MAX INTEGER);
      CREATE TABLE ACHANGE (Z_PK INTEGER PRIMARY KEY, ZCHANGETYPE INTEGER, ZENTITY INTEGER,
        ZTRANSACTIONID INTEGER, ZTOMBSTONE0 BLOB, ZTOMBSTONE1 BLOB);
      CREATE TABLE ATRANSACTION (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP TIMESTAMP);
      INSERT INTO ZGENERICALBUM VALUES (1, 2, 'Holiday', NULL, 0);
      INSERT INTO Z_PRIMARYKEY VALUES (3, 'Asset', 5);`);
    for (const [index, path] of [...GOOD, TARGET].entries()) {
      const [pk, name] = [index + 1, path.slice(DCIM.length + 1)];
      database
        .prepare(
          `INSERT INTO ZASSET VALUES (?, ?, 'DCIM/100APPLE', ?, 0, 0, ?, ?, 0, NULL, 16, 16, 0, 1.5, 2.5, ?, 3)`,
        )
        .run(pk, `UUID-${pk}`, name, 7e8 + pk, 7e8 + pk, pk);
      database
        .prepare('INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES (?, ?, 3600, NULL)')
        .run(pk, name);
      database.prepare('INSERT INTO Z_30ASSETS VALUES (1, ?)').run(pk);
    }
  });
}

async function build(kind: Kind | 'plain'): Promise<Map<string, Buffer>> {
  const attributes = { 'com.apple.assetsd.originalFilename': Buffer.from('IMG_0003.JPG') };
  const list = (value: object) => Buffer.from(buildBinary(value as Record<string, string>));
  const files = [
    ...[...goodBytes].map(([path, data]) => ({ path, data })),
    { path: TARGET, data: targetBytes, attributes },
    { path: LIBRARY, data: photoLibrary() },
    {
      path: SETTINGS.retention,
      data: list({ configuration: { 'max.days.inRecentlyDeleted': 40 } }),
    },
    { path: SETTINGS.sync, data: list({ cloudAssetCountPerType: { 'public.image': 3 } }) },
    { path: MARKER, data: Buffer.from('1') },
  ].map((file) => ({
    ...file,
    domain: CAMERA_ROLL,
    created: MADE,
    modified: MADE,
    protectionClass: 3 as const,
  }));
  const sealed = kind === 'encrypted';
  const keybag = await makeKeybag('hostile', sealed ? PASSWORD : null, 10);
  const wrap = sealed ? () => keybag.wrap(3, FILE_KEY) : null;
  const made = new Map<string, Buffer>();
  for (const { path, data } of files) {
    const name = kind === 'mbdb' ? fileId(CAMERA_ROLL, path) : blob(path);
    made.set(name, sealed ? encrypt(FILE_KEY, data) : data);
  }
  if (kind === 'mbdb') {
    made.set('Manifest.mbdb', mbdb(files.map(({ path, data }) => ({ path, size: data.length }))));
  } else {
    const index = manifestDatabase({ files, folders: [], links: [] }, MADE, wrap);
    made.set('Manifest.db', sealed ? encrypt(FILE_KEY, index) : index);
  }
  made.set(
    'Manifest.plist',
    list({
      Version: kind === 'mbdb' ? '9.1' : '10.0',
      Date: MADE,
      IsEncrypted: sealed,
      BackupKeyBag: keybag.bytes,
      ...(sealed && { ManifestKey: keybag.wrap(4, FILE_KEY) }),
    }),
  );
  made.set('Info.plist', list({ 'Device Name': 'Hand', 'Last Backup Date': MADE }));
  made.set('Status.plist', list({ SnapshotState: 'finished' }));
  return made;
}

const built = new Map<string, Promise<Map<string, Buffer>>>();

/** Writes the good backup into a folder that is not there yet. */
export async function writeGoodBackup(folder: string, kind: Kind | 'plain' = 'plain') {
  const making = built.get(kind) ?? build(kind);
  built.set(kind, making);
  for (const [name, bytes] of await making) put(folder, name, bytes);
}
