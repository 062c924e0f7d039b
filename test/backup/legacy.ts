/** Backups as iOS 5 to 9, 10.0 and 10.1 left them. */
import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { buildBinary } from 'plist';
import { encrypt } from '../../src/practice/backup/keybag.ts';
import { fileId, manifestDatabase } from '../../src/practice/backup/manifest.ts';
import { age, type HandFile, MADE, PASSWORD, UDID } from './hand-file.ts';
import { mbdb } from './mbdb-bytes.ts';

export interface OldBackup {
  files: HandFile[];
  /** Which index it has; `9` is Manifest.mbdb. */
  ios: '9' | '10.0' | '10.1';
  /** Encrypts with `PASSWORD`, or with this one. */
  encrypted?: boolean | string;
  /** iOS 9 put blobs side by side. */
  flat?: boolean;
  /** iOS 10.0 kept its sealed records as text; bytes are taken, too. */
  sealedAs?: 'text' | 'bytes';
  /** Clear files under lists that say "encrypted", as other tools leave them. */
  decrypted?: boolean;
}

const FILE_KEY = Buffer.alloc(32, 7);
const CLASS_KEY = Buffer.alloc(32, 8);
const CLASS = Buffer.from([3, 0, 0, 0]);
const SALT = Buffer.alloc(20, 1);

/** Writes such a backup, long ago by every time stamp. */
export async function makeOldBackup(folder: string, old: OldBackup): Promise<string> {
  const { ios, encrypted = false, flat = ios === '9' } = old;
  const password = encrypted === true ? PASSWORD : encrypted || null;
  const files = old.files.map((file) => ({ domain: 'CameraRollDomain', ...file }));
  const seals = password !== null && !old.decrypted;
  await mkdir(folder, { recursive: true });
  for (const { domain, path, data, stored = true } of files) {
    const id = fileId(domain, path);
    const blob = join(folder, flat ? '' : id.slice(0, 2), id);
    await mkdir(dirname(blob), { recursive: true });
    if (stored) await writeFile(blob, seals && data.length > 0 ? encrypt(FILE_KEY, data) : data);
  }
  const wrapped = password === null ? null : Buffer.concat([CLASS, wrap(FILE_KEY, CLASS_KEY)]);
  if (ios === '9') {
    const key = wrapped === null ? {} : { key: wrapped };
    const records = files.map((file) => ({
      ...key,
      domain: file.domain,
      path: file.path,
      size: file.data.length,
      ...(file.attributes && { properties: file.attributes }),
    }));
    await writeFile(join(folder, 'Manifest.mbdb'), mbdb(records));
  } else {
    const database = manifestDatabase(content(files), MADE, wrapped && (() => wrapped));
    const index =
      ios === '10.0' && password !== null
        ? sealRecords(database, password, old.sealedAs ?? 'text')
        : database;
    await writeFile(join(folder, 'Manifest.db'), index);
  }
  const lists = {
    'Manifest.plist': {
      Version: ios === '9' ? '9.1' : '10.0',
      Date: MADE,
      IsEncrypted: password !== null,
      BackupKeyBag: oneStageKeybag(password ?? 'nobody has it'),
      Lockdown: { ProductVersion: ios === '9' ? '9.3.5' : ios, DeviceName: 'Old' },
    },
    'Info.plist': { 'Device Name': 'Old', 'Target Identifier': UDID, 'Last Backup Date': MADE },
    'Status.plist': { SnapshotState: 'finished', Version: ios === '9' ? '2.4' : '3.2' },
  };
  for (const [name, list] of Object.entries(lists)) {
    await writeFile(join(folder, name), buildBinary(list));
  }
  await age(folder);
  return folder;
}

function content(files: (HandFile & { domain: string })[]) {
  const facts = { created: MADE, modified: MADE, protectionClass: 3 as const };
  return { files: files.map((file) => ({ ...facts, ...file })), folders: [], links: [] };
}

/** A keybag from before iOS 10.2: no DPSL, no DPIC, so the password is derived once. */
export function oneStageKeybag(password: string): Buffer {
  const kek = pbkdf2Sync(password, SALT, 10, 32, 'sha1');
  return Buffer.concat([
    tag('VERS', 3),
    tag('TYPE', 1),
    tag('UUID', Buffer.alloc(16, 2)),
    tag('HMCK', Buffer.alloc(40)),
    tag('WRAP', 1),
    tag('SALT', SALT),
    tag('ITER', 10),
    tag('UUID', Buffer.alloc(16, 3)),
    tag('CLAS', 3),
    tag('WRAP', 2),
    tag('KTYP', 0),
    tag('WPKY', wrap(CLASS_KEY, kek)),
  ]);
}

function tag(name: string, value: Buffer | number): Buffer {
  const number = Buffer.alloc(4);
  if (typeof value === 'number') number.writeUInt32BE(value);
  const bytes = typeof value === 'number' ? number : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([Buffer.from(name), length, bytes]);
}

function wrap(key: Buffer, wrapping: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** iOS 10.0 encrypted each record by itself, and stored the result as base64. */
function sealRecords(bytes: Buffer, password: string, as: 'text' | 'bytes'): Buffer {
  bytes.fill(1, 18, 20);
  const database = new Database(bytes);
  const salt = Buffer.from('a salt of iOS 10.0');
  const secret = Buffer.concat([Buffer.from(password), salt]);
  const key = createHash('sha1').update(secret).digest().subarray(0, 16);
  const vector = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  database.function('seal', (file) => {
    const cipher = createCipheriv('aes-128-cbc', key, vector);
    const plain = Buffer.from(file as Uint8Array);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return as === 'text' ? sealed.toString('base64') : sealed;
  });
  database.exec('UPDATE Files SET file = seal(file)');
  const put = database.prepare('INSERT INTO Properties VALUES (?, ?)');
  put.run('salt', salt);
  put.run('passwordHash', createHash('sha256').update(secret).digest());
  const sealed = database.serialize();
  database.close();
  return sealed;
}
