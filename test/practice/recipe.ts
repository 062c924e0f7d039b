import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type PlistValue, parseBinary } from 'plist';

/** A manifest row with its MBFile resolved. */
export interface ManifestRow {
  fileID: string;
  domain: string;
  relativePath: string;
  flags: number;
  facts: Record<string, PlistValue>;
}

export interface OpenedBackup {
  manifestPlist: Record<string, PlistValue>;
  /** Manifest.db in the clear. */
  manifestBytes: Buffer;
  rows: ManifestRow[];
  /** A file's content in the clear. */
  content(domain: string, path: string): Buffer;
}

/**
 * Reads a backup by the published recipe, with Node's own cryptography and the installed libraries
 * alone: a second opinion on what the practice code wrote.
 */
export function openByRecipe(folder: string, password: string): OpenedBackup {
  const manifestPlist = dictionary(parseBinary(readFileSync(join(folder, 'Manifest.plist'))));
  const keys = manifestPlist.IsEncrypted
    ? classKeys(bytes(manifestPlist.BackupKeyBag), password)
    : null;
  const stored = readFileSync(join(folder, 'Manifest.db'));
  const manifestBytes = keys
    ? decipher(unwrapWithClass(keys, bytes(manifestPlist.ManifestKey)), stored)
    : stored;
  const rows = openDatabase(manifestBytes)
    .prepare('SELECT * FROM Files')
    .all()
    .map((row) => {
      const { file, ...columns } = row as Omit<ManifestRow, 'facts'> & { file: Buffer };
      return { ...columns, facts: resolveArchive(file) };
    });
  return {
    manifestPlist,
    manifestBytes,
    rows,
    content(domain, path) {
      const row = rows.find((each) => each.domain === domain && each.relativePath === path);
      if (!row) throw new Error(`not in the manifest: ${domain}-${path}`);
      const blob = readFileSync(blobPath(folder, row));
      if (!keys || blob.length === 0) return blob;
      return decipher(unwrapWithClass(keys, bytes(row.facts.EncryptionKey)), blob);
    },
  };
}

export const blobPath = (folder: string, { fileID }: ManifestRow) =>
  join(folder, fileID.slice(0, 2), fileID);

export const hasBlob = (folder: string, row: ManifestRow) => existsSync(blobPath(folder, row));

export const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

export const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** Opens a copy in memory; SQLite wants no log beside it once the header stops asking for one. */
export function openDatabase(content: Buffer): Database.Database {
  const copy = Buffer.from(content);
  copy[18] = 1;
  copy[19] = 1;
  return new Database(copy);
}

/** Tags of a keybag in order, each with its value. */
export function keybagRecords(keybag: Buffer): { tag: string; value: Buffer }[] {
  const records: { tag: string; value: Buffer }[] = [];
  for (let at = 0; at < keybag.length; ) {
    const length = keybag.readUInt32BE(at + 4);
    const tag = keybag.toString('latin1', at, at + 4);
    records.push({ tag, value: keybag.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return records;
}

export function dictionary(value: PlistValue | undefined): Record<string, PlistValue> {
  if (typeof value !== 'object' || value === null) throw new Error('not a dictionary');
  return value as Record<string, PlistValue>;
}

export function bytes(value: PlistValue | undefined): Buffer {
  if (!(value instanceof Uint8Array)) throw new Error('not data');
  return Buffer.from(value);
}

function classKeys(keybag: Buffer, password: string): Map<number, Buffer> {
  const records = keybagRecords(keybag);
  const first = (tag: string) => records.find((record) => record.tag === tag)?.value ?? Buffer.of();
  const inner = pbkdf2Sync(password, first('DPSL'), first('DPIC').readUInt32BE(), 32, 'sha256');
  const kek = pbkdf2Sync(inner, first('SALT'), first('ITER').readUInt32BE(), 32, 'sha1');
  const keys = new Map<number, Buffer>();
  let number = 0;
  for (const { tag, value } of records) {
    if (tag === 'CLAS') number = value.readUInt32BE();
    if (tag === 'WPKY') keys.set(number, unwrap(kek, value));
  }
  return keys;
}

function unwrapWithClass(keys: Map<number, Buffer>, wrapped: Buffer): Buffer {
  const key = keys.get(wrapped.readUInt32LE());
  if (!key) throw new Error('no such protection class');
  return unwrap(key, wrapped.subarray(4));
}

function unwrap(key: Buffer, wrapped: Buffer): Buffer {
  const cipher = createDecipheriv('id-aes256-wrap', key, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(wrapped), cipher.final()]);
}

function decipher(key: Buffer, content: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(content), cipher.final()]);
}

function resolveArchive(archive: Buffer): Record<string, PlistValue> {
  const { $objects, $top } = dictionary(parseBinary(archive));
  if (!Array.isArray($objects)) throw new Error('no objects');
  const resolve = (value: PlistValue | undefined): PlistValue => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array)
      return value ?? null;
    if ('UID' in value && typeof value.UID === 'number') return resolve($objects[value.UID]);
    if ('NS.data' in value) return resolve(value['NS.data']);
    return value;
  };
  const root = dictionary(resolve(dictionary($top).root));
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, resolve(value)]));
}
