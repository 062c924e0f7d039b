import { columnsOf } from '../columns.ts';
import type { PrivateDatabase, Row } from '../private-database.ts';
import { BackupError } from '../types.ts';
import { isFileID, type ListedFile, type Manifest, type ManifestEntry } from './manifest.ts';
import { parseMBFile } from './mbfile.ts';
import { recordOpener } from './sealed-records.ts';

/** `flags`: 1 file, 2 directory, 4 link in the lowest three bits; the others only matter while a backup runs. */
const IS_FILE = '(flags & 7) = 1';
/** A file's line holds forty letters of its name alone, and what the phone recorded of it. */
const LEAST_LINE_BYTES = 64;
const COLUMNS = ['fileID', 'domain', 'relativePath', 'flags', 'file'];

/**
 * The index of iOS 10 and later, a database with the table `Files`.
 * @param password for the records of iOS 10.0, which are sealed one by one.
 * @throws BackupError `damaged` when it lacks that table, `password-needed` or `wrong-password`.
 */
export function sqliteManifest(copy: PrivateDatabase, password?: string): Manifest {
  const { database } = copy;
  const columns = readable(() => columnsOf(database, 'Files'));
  if (!COLUMNS.every((column) => columns.has(column))) {
    throw new BackupError('damaged', 'Its index, Manifest.db, lacks the list of files.');
  }
  const prepare = <Given extends unknown[]>(query: string) =>
    readable(() => database.prepare<Given, Row>(query));
  // A range, as LIKE ignores case and reads `_` as a wildcard; `0` follows `/` in ASCII. The `+` keeps
  // SQLite from the index of the domains, which would have it sort every record of the camera roll.
  const inFolder = prepare<[string, string, string]>(
    `SELECT fileID, domain, relativePath, file FROM Files
     WHERE +domain = ? AND relativePath >= ? AND relativePath < ? AND ${IS_FILE}
     ORDER BY relativePath`,
  );
  const byPath = prepare<[string, string]>(
    `SELECT fileID, domain, relativePath FROM Files
     WHERE relativePath = ? AND domain = ? AND ${IS_FILE}`,
  );
  const everything = prepare<[]>(
    `SELECT fileID, domain, relativePath, file FROM Files WHERE ${IS_FILE}`,
  );
  const byID = prepare<[string]>('SELECT file FROM Files WHERE fileID = ?');
  const opener = readable(() => recordOpener(database, password));
  const recordIn = (row: Row | undefined) => {
    const archive = opener.open(row?.file);
    return archive === null ? null : parseMBFile(archive);
  };
  const most = copy.bytes / LEAST_LINE_BYTES;
  let skipped = 0;

  function* listed(rows: IterableIterator<Row>): Generator<ListedFile> {
    let count = 0;
    try {
      for (let row = readable(() => rows.next()); !row.done; row = readable(() => rows.next())) {
        count += 1;
        // The pages of a damaged index can lead back to where they came from, and then there is no end.
        if (count > most) throw damaged();
        const entry = entryOf(row.value);
        if (entry === null) skipped += 1;
        else yield { ...entry, record: recordIn(row.value) };
      }
    } finally {
      rows.return?.();
    }
  }

  return {
    files: (domain, folder) => listed(inFolder.iterate(domain, folder, `${folder.slice(0, -1)}0`)),
    all: () => listed(everything.iterate()),
    find(domain, path) {
      const row = readable(() => byPath.get(path, domain));
      return row === undefined ? null : entryOf(row);
    },
    record(fileID) {
      return recordIn(readable(() => byID.get(fileID)));
    },
    skipped: () => skipped,
    brokeOff: false,
    close() {
      opener.forget();
      copy.close();
    },
  };
}

/** A page that is damaged shows only once it is read, and a schema when a query meets it. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw damaged();
  }
}

function damaged(): BackupError {
  return new BackupError('damaged', 'Its index, Manifest.db, is damaged.');
}

function entryOf(row: Row): ManifestEntry | null {
  const { fileID, domain, relativePath } = row;
  if (!isFileID(fileID) || typeof domain !== 'string' || typeof relativePath !== 'string') {
    return null;
  }
  return { fileID, domain, path: relativePath };
}
