import { createCipheriv } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CAMERA_ROLL, HOME } from '../../src/practice/backup/file.ts';
import { type Keybag, makeKeybag, REAL_ROUNDS } from '../../src/practice/backup/keybag.ts';
import { fileId } from '../../src/practice/backup/manifest.ts';
import { archiveFile } from '../../src/practice/backup/mbfile.ts';
import { infoPlist, manifestPlist, statusPlist } from '../../src/practice/backup/property-lists.ts';
import { generationOf, librarySchema } from '../../src/practice/library/schema.ts';
import { PRACTICE_PASSWORD } from '../../src/practice/practice.ts';
import { seededBytes } from '../../src/practice/seed.ts';
import { BACKUP_PLANS, type BackupPlan } from '../../src/practice/story/devices.ts';
import { writeBlob } from './blob.ts';
import { startDatabase, type Writer } from './database.ts';
import { attributesOf, libraryRows, photoAt } from './photo.ts';

const LIBRARY = 'Media/PhotoData/Photos.sqlite';
const THUMBNAIL_BYTES = 64;
const FILE_CLASS = 3;
const MANIFEST_CLASS = 4;
const INDEX_SCHEMA = `
  CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
  CREATE INDEX FilesDomainIdx ON Files(domain);
  CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
  CREATE INDEX FilesFlagsIdx ON Files(flags);
  CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);`;

/** How large a backup is made. */
export interface BackupShape {
  /** Bytes of each photo's original. */
  photos: readonly number[];
  /** Lines of the index in all. What is over the photos and their thumbnails belongs to other apps. */
  lines: number;
  encrypted: boolean;
  /** Of the key derivation; as many as a phone's unless said otherwise. */
  rounds?: number;
}

/** The original of a photo, as it lies in the backup. */
export interface Original {
  path: string;
  bytes: number;
  key: Buffer | null;
}

/**
 * Makes a backup of any size, row by row and block by block: making it takes little memory, too.
 */
export async function makeBackup(folder: string, shape: BackupShape): Promise<Original[]> {
  const plan: BackupPlan = { ...BACKUP_PLANS.archived, encrypted: shape.encrypted };
  const password = shape.encrypted ? PRACTICE_PASSWORD : null;
  const keybag = await makeKeybag(plan.uuid, password, shape.rounds ?? REAL_ROUNDS);
  for (let first = 0; first < 256; first += 1) {
    await mkdir(join(folder, first.toString(16).padStart(2, '0')), { recursive: true });
  }
  const originals = await makeFiles(folder, shape, plan, keybag);
  const manifestKey = shape.encrypted ? keyOf('index') : null;
  if (manifestKey !== null) await seal(join(folder, 'Manifest.db'), manifestKey);
  const wrapped = manifestKey && keybag.wrap(MANIFEST_CLASS, manifestKey);
  const lists = {
    'Manifest.plist': manifestPlist(plan, keybag.bytes, wrapped),
    'Info.plist': infoPlist(plan),
    'Status.plist': statusPlist(plan),
  };
  for (const [name, bytes] of Object.entries(lists)) await writeFile(join(folder, name), bytes);
  return originals;
}

const keyOf = (name: string) => seededBytes(`bench/key/${name}`, 32);

async function makeFiles(
  folder: string,
  { photos, lines, encrypted }: BackupShape,
  plan: BackupPlan,
  keybag: Keybag,
): Promise<Original[]> {
  const generation = generationOf(plan.productVersion);
  const libraryPath = join(folder, 'library');
  const library = startDatabase(libraryPath, librarySchema(generation));
  const index = startDatabase(join(folder, 'Manifest.db'), INDEX_SCHEMA);
  const times = { created: plan.made, modified: plan.made };
  let written = 0;

  const store = (path: string, content: Buffer | number, attributes?: Record<string, Buffer>) => {
    const fileID = fileId(CAMERA_ROLL, path);
    const bytes = typeof content === 'number' ? content : content.length;
    const key = encrypted ? keyOf(fileID) : null;
    const blob = join(folder, fileID.slice(0, 2), fileID);
    const source = typeof content === 'number' ? { bytes, seed: fileID } : content;
    const fingerprint = writeBlob(blob, source, key);
    const file = archiveFile({
      ...times,
      path,
      mode: 0o100644,
      size: bytes,
      protectionClass: FILE_CLASS,
      inode: written,
      ...(attributes && { attributes }),
      ...(key && { encryptionKey: keybag.wrap(FILE_CLASS, key) }),
    });
    insertLine(index, CAMERA_ROLL, path, file);
    written += 1;
    return { fingerprint, original: { path: blob, bytes, key } };
  };

  const originals = photos.map((bytes, number) => {
    const photo = photoAt(number);
    const path = `${photo.directory}/${photo.fileName}`;
    const { fingerprint, original } = store(`Media/${path}`, bytes, attributesOf(photo));
    store(`Media/PhotoData/Thumbnails/V2/${path}/5005.JPG`, THUMBNAIL_BYTES);
    for (const { table, row } of libraryRows(photo, bytes, fingerprint, generation)) {
      library.insert(table, row);
    }
    return original;
  });
  await library.finish();
  store(LIBRARY, await readFile(libraryPath));
  await rm(libraryPath);

  const other = archiveFile({
    ...times,
    path: 'Library/Caches/of/another/app/with/a/path/as/long/as/most/are.plist',
    mode: 0o100644,
    size: 4096,
    protectionClass: FILE_CLASS,
    inode: 1,
  });
  for (let line = written; line < lines; line += 1) {
    insertLine(
      index,
      line % 3 === 0 ? HOME : `AppDomain-com.example.app${line % 400}`,
      `Library/${line}`,
      other,
    );
  }
  await index.finish();
  return originals;
}

function insertLine(index: Writer, domain: string, relativePath: string, file: Buffer): void {
  index.insert('Files', {
    fileID: fileId(domain, relativePath),
    domain,
    relativePath,
    flags: 1,
    file,
  });
}

async function seal(path: string, key: Buffer): Promise<void> {
  const clear = `${path}.clear`;
  await rename(path, clear);
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  await pipeline(createReadStream(clear), cipher, createWriteStream(path));
  await rm(clear);
}
