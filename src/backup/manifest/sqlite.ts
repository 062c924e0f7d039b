import type { PrivateDatabase, Row } from '../private-database.ts';
import { BackupError } from '../types.ts';
import { isFileID, type Manifest, type ManifestEntry } from './manifest.ts';
import { parseMBFile } from './mbfile.ts';

/** `flags`: 1 file, 2 directory, 4 link in the lowest three bits; the others only matter while a backup runs. */
const IS_FILE = '(flags & 7) = 1';
const COLUMNS = ['fileID', 'domain', 'relativePath', 'flags', 'file'];

/**
 * The index of iOS 10 and later, a database with the table `Files`.
 * @throws BackupError `damaged` when it lacks that table.
 */
export function sqliteManifest(copy: PrivateDatabase): Manifest {
  const { database } = copy;
  const columns = readable(() =>
    database.prepare("SELECT name FROM pragma_table_info('Files')").pluck().all(),
  );
  if (!COLUMNS.every((column) => columns.includes(column))) {
    throw new BackupError('damaged', 'Its index, Manifest.db, lacks the list of files.');
  }
  // A range, as LIKE ignores case and reads `_` as a wildcard; `0` follows `/` in ASCII.
  const inFolder = database.prepare<[string, string, string], Row>(
    `SELECT fileID, domain, relativePath FROM Files
     WHERE domain = ? AND relativePath >= ? AND relativePath < ? AND ${IS_FILE}
     ORDER BY relativePath`,
  );
  const byPath = database.prepare<[string, string], Row>(
    `SELECT fileID, domain, relativePath FROM Files
     WHERE relativePath = ? AND domain = ? AND ${IS_FILE}`,
  );
  const byID = database.prepare<[string], Row>('SELECT file FROM Files WHERE fileID = ?');
  let skipped = 0;

  return {
    *files(domain, folder) {
      const rows = inFolder.iterate(domain, folder, `${folder.slice(0, -1)}0`);
      try {
        for (let row = readable(() => rows.next()); !row.done; row = readable(() => rows.next())) {
          const entry = entryOf(row.value);
          if (entry === null) skipped += 1;
          else yield entry;
        }
      } finally {
        rows.return?.();
      }
    },
    find(domain, path) {
      const row = readable(() => byPath.get(path, domain));
      return row === undefined ? null : entryOf(row);
    },
    record(fileID) {
      const file = readable(() => byID.get(fileID))?.file;
      return file instanceof Uint8Array ? parseMBFile(Buffer.from(file)) : null;
    },
    skipped: () => skipped,
    close: copy.close,
  };
}

/** A page that is damaged shows only once it is read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new BackupError('damaged', 'Its index, Manifest.db, is damaged.');
  }
}

function entryOf(row: Row): ManifestEntry | null {
  const { fileID, domain, relativePath } = row;
  if (!isFileID(fileID) || typeof domain !== 'string' || typeof relativePath !== 'string') {
    return null;
  }
  return { fileID, domain, path: relativePath };
}
