import { open, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { FULL_TEMPORARY, temporaryError } from './output.ts';
import { hasLoops, pageBytesOf } from './page-loops.ts';
import { makePrivateFolder, removePrivateFolder, writePrivately } from './private-files.ts';
import { BackupError } from './types.ts';

export type Row = Record<string, unknown>;

/** A private, read-only copy of a database from a backup. */
export interface PrivateDatabase {
  database: Database.Database;
  /** How long the copy is, with its log. */
  bytes: number;
  close(): void;
}

const HEADER_BYTES = 100;
const CACHE_KILOBYTES = 2000;
/** Where SQLite keeps its list of tables. */
const SCHEMA_PAGE = 1;
/** Forty times the longest index that people have told of; a longer file is not a phone's. */
const MAX_BYTES = 64 * 1024 ** 3;
/** Where SQLite's header says "this database has a write-ahead log" (file format, section 1.3). */
const WAL_BYTES_AT = 18;
const ROLLBACK_JOURNAL = Buffer.from([1, 1]);

/**
 * Opens a copy of a database. SQLite must never see the file inside a backup: its header asks for a
 * write-ahead log, and opening it leaves `-wal` and `-shm` files beside it.
 * @param content the database's bytes, decrypted.
 * @param bytes about how many they are, with those of the log. A file with a hole can claim to be longer than any
 * disk, so nothing is written before it is clear that there is room.
 * @param log its write-ahead log; `null` when there is none with anything in it.
 * @throws BackupError `damaged` when it is not a database; `disk-full` or `output-unwritable`, naming the
 * folder of temporary files; and what the content fails with.
 */
export async function openPrivately(
  content: AsyncIterable<Buffer>,
  bytes: number,
  log: AsyncIterable<Buffer> | null = null,
): Promise<PrivateDatabase> {
  if (bytes > MAX_BYTES) throw damaged();
  const folder = makePrivateFolder();
  try {
    await refuseWithoutRoom(folder, bytes);
    const path = join(folder, 'copy.db');
    const copied = await writePrivately(path, content);
    const logBytes = log === null ? 0 : await writePrivately(`${path}-wal`, log);
    const isPlain = logBytes === 0 && copied >= HEADER_BYTES;
    if (isPlain) await forgetLog(path, copied);
    if (isPlain && (await hasLoops(path, [SCHEMA_PAGE]))) throw damaged();
    const database = new Database(path, { readonly: true, fileMustExist: true });
    const close = () => {
      database.close();
      removePrivateFolder(folder);
    };
    try {
      harden(database);
      if (isPlain && (await hasLoops(path, rootsOf(database)))) throw damaged();
    } catch (error) {
      close();
      throw error;
    }
    // An open file outlives its name, so that even a crash leaves nothing behind. Not on Windows.
    if (process.platform !== 'win32') removePrivateFolder(folder);
    return { database, bytes: copied + logBytes, close };
  } catch (error) {
    removePrivateFolder(folder);
    if (error instanceof Database.SqliteError) throw damaged();
    throw temporaryError(error, dirname(folder));
  }
}

/** The first pages of all tables and indexes. */
function rootsOf(database: Database.Database): number[] {
  const query = 'SELECT DISTINCT rootpage FROM sqlite_master WHERE rootpage > 0';
  return database.prepare<[], number>(query).pluck().all();
}

function damaged(): BackupError {
  return new BackupError('damaged', 'A database of this backup is damaged.');
}

/** Some disks do not tell how much is free; whether it fits then shows while it is written. */
async function refuseWithoutRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail > 0 && bytes > bavail * bsize) {
    throw new BackupError('disk-full', FULL_TEMPORARY, dirname(folder));
  }
}

/**
 * Turns a copy without a log into an ordinary database.
 * @throws BackupError `damaged` when the header counts more pages than there are: SQLite would take
 * the missing ones for empty.
 */
async function forgetLog(path: string, bytes: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { buffer: header } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
    if (countIsValid && header.readUInt32BE(28) * pageBytesOf(header) > bytes) {
      throw new BackupError('damaged', 'A database of this backup is cut off.');
    }
    await handle.write(ROLLBACK_JOURNAL, 0, ROLLBACK_JOURNAL.length, WAL_BYTES_AT);
  } finally {
    await handle.close();
  }
}

/** The schema is untrusted, too: no functions from views or triggers, no scratch files on the disk. */
function harden(database: Database.Database): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('temp_store = MEMORY');
  // Lists are read from end to end, which no cache makes faster.
  database.pragma(`cache_size = -${CACHE_KILOBYTES}`);
  database.prepare('SELECT count(*) FROM sqlite_master').get();
}
