/** The record that Manifest.db has of one file: a keyed archive, in a column. */
import Database from 'better-sqlite3';
import { buildBinary, parseBinary } from 'plist';
import type { Mutation } from '../bytes.ts';
import type { Random } from '../random.ts';
import type { Part } from './part.ts';

interface Row {
  fileID: string;
  file: Buffer;
}

type Listed = Parameters<typeof buildBinary>[0];
interface Archive {
  $objects: unknown[];
}

/** The record of any file, out of the index. */
export function fileRecord(index: Buffer, random: Random): Part | null {
  const row = random.any(rowsOf(index));
  if (row === null) return null;
  return { bytes: row.file, replace: (file) => withRecord(index, row.fileID, file) };
}

/** The extended attributes in such a record: a property list in a property list. */
export function attributesIn(index: Buffer, random: Random): Part | null {
  const nested = rowsOf(index).flatMap((row) => {
    const archive = archiveIn(row.file);
    const at = archive?.$objects.findIndex((object) => object instanceof Uint8Array) ?? -1;
    return archive === null || at < 0 ? [] : [{ fileID: row.fileID, archive, at }];
  });
  const found = random.any(nested);
  const bytes = found?.archive.$objects[found.at];
  if (found === null || !(bytes instanceof Uint8Array)) return null;
  const { fileID, archive, at } = found;
  const replace = (part: Buffer) => {
    const $objects = archive.$objects.with(at, part);
    return withRecord(index, fileID, Buffer.from(buildBinary({ ...archive, $objects } as Listed)));
  };
  return { bytes: Buffer.from(bytes), replace };
}

const SIZES = [-1, 0, 1, 15, 16, 17, 2 ** 31, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER] as const;

/** A length that is not the file's. */
export const damageSize: Mutation = (record, random) => {
  const archive = archiveIn(record);
  const facts = archive?.$objects[1];
  if (archive === null || typeof facts !== 'object' || facts === null) return null;
  const $objects = archive.$objects.with(1, { ...facts, Size: random.pick(SIZES) });
  return Buffer.from(buildBinary({ ...archive, $objects } as Listed));
};

function archiveIn(file: Buffer): Archive | null {
  try {
    const archive = parseBinary(file);
    const isArchive = typeof archive === 'object' && archive !== null && '$objects' in archive;
    return isArchive && Array.isArray(archive.$objects)
      ? ({ ...archive, $objects: archive.$objects } satisfies Archive)
      : null;
  } catch {
    // Sealed by itself, or damaged a moment ago.
    return null;
  }
}

function rowsOf(index: Buffer): Row[] {
  const database = openCopy(index);
  try {
    const rows = database.prepare<[], Row>('SELECT fileID, file FROM Files').all();
    return rows.filter(({ file }) => Buffer.isBuffer(file));
  } finally {
    database.close();
  }
}

function withRecord(index: Buffer, fileID: string, file: Buffer): Buffer {
  const database = openCopy(index);
  try {
    database.prepare('UPDATE Files SET file = ? WHERE fileID = ?').run(file, fileID);
    return database.serialize();
  } finally {
    database.close();
  }
}

/** In memory, where a database cannot have the log that its header asks for. */
function openCopy(bytes: Buffer): Database.Database {
  const copy = Buffer.from(bytes);
  copy.fill(1, 18, 20);
  return new Database(copy);
}
